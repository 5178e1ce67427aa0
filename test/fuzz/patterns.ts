// Every regular expression of the product, and whether some text makes it slower than linear.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { projectRoot } from '../workbench/projectRoot';
import { attacksOn, type Attack } from './attacks';
import { tooSlow } from './cpu';
import { repeated } from './hostileTexts';

export interface Pattern {
  /** `src/core/describe.ts:29`. */
  readonly place: string;
  readonly pattern: RegExp;
}

export interface SlowPattern extends Pattern {
  readonly attack: Attack;
  readonly milliseconds: number;
}

/** Expressions that are put together while the product runs. */
const MADE = ['src/core/redact.ts', 'src/host/glob.ts'];

/** The regular expressions in the code of a folder. */
export function patternsIn(folder = 'src', root = projectRoot): readonly Pattern[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .flatMap(name =>
      patternsOf(join(folder, name), readFileSync(join(root, folder, name), 'utf8')),
    );
}

function patternsOf(file: string, code: string): readonly Pattern[] {
  const parsed = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    const isMade = ts.isNewExpression(node) && node.expression.getText(parsed) === 'RegExp';
    if (ts.isRegularExpressionLiteral(node) || (isMade && !MADE.includes(file))) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
      const made = runInNewContext(node.getText(parsed)) as RegExp;
      found.push({ place: `${file}:${line + 1}`, pattern: new RegExp(made.source, made.flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

/** The shorter texts come first, so that what is slow is soon over; the last one leaves no doubt. */
const LENGTHS = [1000, 8000, 64_000];
/** Milliseconds for a text without which a longer one is not tried. */
const SUSPECT = [0, 1.5];

/** The first attack on a pattern that takes longer than a linear pass may. */
export function slownessOf({ place, pattern }: Pattern): SlowPattern | undefined {
  for (const attack of attacksOn(pattern))
    for (const [step, length] of LENGTHS.entries()) {
      const text = attack.prefix + repeated(attack.part, length) + attack.tail;
      const run = () => text.replace(pattern, '');
      const milliseconds = tooSlow(length, run);
      if (milliseconds !== undefined) return { place, pattern, attack, milliseconds };
      const before = performance.now();
      run();
      if (performance.now() - before < (SUSPECT[step] ?? 0)) break;
    }
  return undefined;
}

/**
 * A stage of the fuzzer: attacks every pattern in the code of `src`, and says of each that some text makes
 * slower than linear where it is, and which text. It takes minutes of CPU time; `isMeant` leaves out places.
 */
export function* slowPatterns(isMeant: (place: string) => boolean = () => true): Generator<string> {
  for (const found of patternsIn()) {
    const slow = isMeant(found.place) ? slownessOf(found) : undefined;
    if (!slow) continue;
    const { place, attack, milliseconds } = slow;
    const text = [attack.prefix, attack.part, attack.tail].map(part => JSON.stringify(part));
    yield `${place}: ${text[0]}, then ${text[1]} repeated, then ${text[2]}: ${milliseconds.toFixed()} ms`;
  }
}
