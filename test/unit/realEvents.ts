import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudTrailEvent, JsonValue, Path } from '../../src/core/cloudTrailEvent';
import { isObject } from '../../src/core/cloudTrailEvent';

/** Every path of a value, parents before what is in them. */
export function* pathsOf(value: JsonValue, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (Array.isArray(value))
    for (const [index, item] of value.entries())
      yield* pathsOf(item as JsonValue, [...path, index]);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, [...path, key]);
}

/** The events in the files under a folder, whatever container they are in. */
export function* eventsUnder(folder: string): Generator<CloudTrailEvent> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(json|jsonl|cloudtrail)$/.test(name) || /chain-truth|invalid-json/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const whole = parsed(text);
    for (const root of whole === undefined ? text.split('\n').map(parsed) : [whole])
      yield* eventsIn(root);
  }
}

function* eventsIn(root: JsonValue): Generator<CloudTrailEvent> {
  if (typeof root === 'string' && root.startsWith('{')) yield* eventsIn(parsed(root));
  if (typeof root !== 'object' || root === null) return;
  const keys = Object.keys(root).map(key => key.toLowerCase());
  if (keys.includes('useridentity') || keys.includes('insightdetails'))
    yield root as CloudTrailEvent;
  else for (const item of Object.values(root)) yield* eventsIn(item as JsonValue);
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
