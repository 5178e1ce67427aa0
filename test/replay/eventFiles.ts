import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isObject, list, type JsonObject, type JsonValue } from '../../src/core/cloudTrailEvent';

/** The CloudTrail records in files and folders: log files, single records, arrays, JSON lines, gzipped or not. */
export function readEvents(paths: readonly string[]): JsonObject[] {
  return paths.flatMap(path =>
    statSync(path).isDirectory()
      ? readEvents(
          readdirSync(path)
            .sort()
            .filter(name => /\.(jsonl?|json\.gz)$/.test(name) || !name.includes('.'))
            .map(name => join(path, name)),
        )
      : recordsIn(textOf(path)),
  );
}

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
}

function recordsIn(text: string): JsonObject[] {
  try {
    return records(JSON.parse(text) as JsonValue);
  } catch (error) {
    const lines = text.split('\n').filter(line => line.trim() !== '');
    if (lines.length < 2) throw error;
    return lines.flatMap(line => records(JSON.parse(line) as JsonValue));
  }
}

function records(value: JsonValue): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(records);
  if (!isObject(value)) return [];
  if (value['Records'] !== undefined) return list(value['Records']).filter(isObject);
  return value['eventVersion'] === undefined ? [] : [value];
}
