import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readActionTable, type ActionTable } from '../core/actions/actionTable';
import {
  isObject,
  valueAt,
  type CloudTrailEvent,
  type JsonValue,
  type Path,
} from '../core/cloudTrailEvent';
import { explain, markdown, type ExplainOptions } from '../core/explain';
import { fromPointer, toPointer } from '../core/jsonPointer';
import { english } from '../core/message';
import { gunzip } from '../platform/gunzip.node';
import { printable } from './printable';

/** The hover's words for one place of an event. */
export interface ExplainRow {
  readonly pointer: string;
  /** What the field is was explained. */
  readonly field: boolean;
  /** What this value means was explained. */
  readonly value: boolean;
  readonly markdown: string;
  /** How many of its sentences could not be made; absent where all were. */
  readonly failed?: number;
}

/** The row of one pointer, or the rows of every path of the event, parents before their children. */
export async function explainRows(
  event: CloudTrailEvent,
  options: { readonly pointer?: string | undefined; readonly fileName?: string | undefined } = {},
): Promise<readonly ExplainRow[]> {
  const { pointer, fileName } = options;
  const more = { actions: await actionTable(), fileName };
  if (pointer === undefined) return [...pathsOf(event)].map(path => row(event, path, more));
  const path = fromPointer(pointer);
  const found = row(event, path, more);
  if (!found.field && valueAt(event, path) === undefined) {
    throw new Error(`The event has nothing at ${pointer}, and no such field is documented.`);
  }
  return [found];
}

export function explainText(rows: readonly ExplainRow[]): string {
  return rows
    .filter(({ markdown }) => rows.length === 1 || markdown !== '')
    .map(({ pointer, markdown }) => {
      const words = markdown.split('\n').map(printable).join('\n');
      return `${printable(pointer)}\n${words.replace(/^(?=.)/gm, '  ')}\n`;
    })
    .join('\n');
}

function row(event: CloudTrailEvent, path: Path, options: ExplainOptions): ExplainRow {
  const explanation = explain(event, path, options);
  return {
    pointer: toPointer(path),
    field: explanation.field.length > 0,
    value: explanation.value.length > 0,
    markdown: markdown(explanation, 'key', english),
    ...(explanation.failed > 0 && { failed: explanation.failed }),
  };
}

/** What is known of calls, from beside the program; `undefined` where the file is not there. */
async function actionTable(): Promise<ActionTable | undefined> {
  try {
    const packed = await readFile(join(__dirname, 'actions.json.gz'));
    return readActionTable(new TextDecoder().decode(await gunzip(packed)));
  } catch {
    return undefined;
  }
}

function* pathsOf(value: JsonValue, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* pathsOf(item as JsonValue, [...path, index]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, [...path, key]);
  }
}
