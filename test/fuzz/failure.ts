import { Script } from 'node:vm';
import { Broken, type Property } from './property';
import { random } from './random';

/** A text for which a property does not hold. */
export interface Failure {
  readonly property: string;
  /** The same for the same fault: what does not hold, or where in `src` something was thrown. */
  readonly fault: string;
  readonly detail: string;
}

/** Milliseconds after which a check is taken to have no end, on a machine that does other things too. */
const ENDLESS = 30_000;

/** Ends code that does not end by itself, which a timer on the same thread cannot. */
const guarded = new Script('globalThis.fuzzed()');

/** What is wrong with a property for a text; `undefined` where it holds. */
export async function failureOf(
  { name, check }: Property,
  text: string,
  timeout = ENDLESS,
): Promise<Failure | undefined> {
  let result: Promise<void> | undefined;
  Object.assign(globalThis, {
    fuzzed: () => {
      result = check({ text, random: random(`${name} ${text}`) }) as typeof result;
    },
  });
  try {
    guarded.runInThisContext({ timeout });
    await result;
    return undefined;
  } catch (error) {
    return { property: name, fault: faultOf(error), detail: detailOf(error) };
  }
}

function faultOf(error: unknown): string {
  if (error instanceof Broken) return error.what;
  if (!(error instanceof Error)) return `threw ${typeof error}`;
  if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'has no end';
  return `${error.name} ${placeOf(error)}`;
}

/** The innermost place in `src`: its file, and its function where the stack is not just full. */
function placeOf({ stack = '', name }: Error): string {
  const [, where = '', file = ''] = /^ +at (?:(.*) \()?.*?\b(src\/[^:]+):/m.exec(stack) ?? [];
  return name === 'RangeError' ? file : `${where.replace(/^.*[. ]/, '')} ${file}`;
}

function detailOf(error: unknown): string {
  if (error instanceof Broken) return error.message;
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 1500) : String(error);
}
