import { writeSync } from 'node:fs';
import { printableJson, printableLines } from './printable';

/** What could not be written, and why; `undefined` as long as all was. */
let failure: NodeJS.ErrnoException | undefined;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who reads may stop early, as `head` does: that is no trouble of ours.
  if (error.code === 'EPIPE') process.exit();
  failure ??= error;
});
// Where nobody hears a complaint, there is nobody to tell.
process.stderr.on('error', () => undefined);

/** Writes lines to standard output, with a line break at their end. */
export function print(text: string): Promise<void> {
  return write(printableLines(text.endsWith('\n') ? text.slice(0, -1) : text));
}

/** Writes a value as JSON to standard output. */
export function printJson(value: unknown): Promise<void> {
  return write(printableJson(value, 2));
}

/** Writes lines to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}

/** Says so, and gives the exit code of trouble, where output was lost: a half report must not pass for one. */
export function outputTrouble(): 2 | undefined {
  if (failure === undefined) return undefined;
  try {
    writeSync(2, printableLines(`The output could not be written: ${failure.message}.`) + '\n');
  } catch {
    // Nobody hears it; the exit code says it.
  }
  return 2;
}

function write(text: string): Promise<void> {
  return new Promise(done => {
    if (failure !== undefined) done();
    else
      process.stdout.write(`${text}\n`, (error?: NodeJS.ErrnoException | null) => {
        if (error && error.code !== 'EPIPE') failure ??= error;
        done();
      });
  });
}
