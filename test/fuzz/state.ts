import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsUnder } from './seeds';

/** What is kept between runs, in a folder that git ignores. */
export interface State {
  /** Inputs that reached code which no other had. */
  readonly kept: readonly string[];
  /** How many inputs of a seed have been tried. */
  tried(seed: string): number;
  keep(text: string): void;
  /** Writes an input and returns the path of its file. */
  fail(text: string): string;
  save(seed: string, tried: number): void;
}

export function stateIn(folder: string, isResumed: boolean): State {
  const corpus = join(folder, 'corpus');
  const failures = join(folder, 'failures');
  const file = join(folder, 'state.json');
  for (const one of [corpus, failures]) mkdirSync(one, { recursive: true });
  const tried: Record<string, number> =
    isResumed && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>)
      : {};
  const write = (into: string, text: string): string => {
    const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const path = join(into, `${name}.json`);
    writeFileSync(path, text);
    return path;
  };
  return {
    kept: isResumed ? textsUnder(corpus) : [],
    tried: seed => tried[seed] ?? 0,
    keep: text => void write(corpus, text),
    fail: text => write(failures, text),
    save(seed, count) {
      tried[seed] = count;
      writeFileSync(file, JSON.stringify(tried));
    },
  };
}
