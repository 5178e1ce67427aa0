import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../../src/core/eventLog';
import { LONGEST } from './mutate';

/** Real events beside the checkout, where there are any: read, never copied. */
export const CORPUS = '../shared/corpus';

/** The texts from which inputs are made, in the same order each time. */
export function seeds(corpus = CORPUS): readonly string[] {
  return ['test/fixtures', 'test/demo/workspace', corpus]
    .filter(folder => existsSync(folder))
    .flatMap(textsUnder);
}

export function textsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(json|jsonl|cloudtrail)$/.test(name))
    .sort()
    .flatMap(name => shortened(readFileSync(join(folder, name), 'utf8')));
}

/** Of a long text, some of its events. */
function shortened(text: string): readonly string[] {
  if (text === '') return [];
  if (text.length <= LONGEST / 4) return [text];
  const log = openLog(text);
  if (!log) return [text.slice(0, LONGEST / 4)];
  const chosen = Array.from({ length: Math.min(log.count, 12) }, (_, index) =>
    Math.floor((index * log.count) / Math.min(log.count, 12)),
  );
  return chosen.flatMap(index => {
    const { start, end } = log.span(index);
    return end - start <= LONGEST / 4 ? [text.slice(start, end)] : [];
  });
}
