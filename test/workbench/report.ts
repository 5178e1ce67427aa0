// How a test run reports, wherever it runs: mocha here, in the extension host of a VS Code, or in
// a browser's worker, where lines of text are the only way out. Nothing here may need Node.
import type { Runner, Test } from 'mocha';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    none,
  );

/** `2 passed, 0 failed`, with `, 1 skipped` when tests were skipped. */
export const inWords = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

// Marks tell a run's lines from all else that is written in its process.
const line = '::test ';
const end = '::counts ';

/** What a line of a process's output says of its test run: text to print, the counts, or nothing. */
export function read(output: string): { text: string } | { counts: Counts } | undefined {
  if (output.startsWith(line)) return { text: output.slice(line.length) };
  if (output.startsWith(end)) return { counts: JSON.parse(output.slice(end.length)) as Counts };
  return undefined;
}

/** Writes something beside the lines of the tests, such as what one that failed has seen. */
export const note = (text: string): void => {
  for (const part of text.split('\n')) console.log(`${line}${part}`);
};

/**
 * Runs a loaded mocha to its end: a line for each test with its title path (with `quiet`, not for
 * those that pass), then one with the counts. A failed test throws, which VS Code takes for failure.
 * The mocha's own reporter must be `base`, which prints nothing.
 */
export const runToEnd = (mocha: Pick<Mocha, 'run'>, quiet = false): Promise<void> =>
  new Promise((resolve, reject) => {
    const runner = mocha.run(failures =>
      failures > 0 ? reject(new Error(`${failures} failed`)) : resolve(),
    );
    report(runner, quiet);
  });

function report(runner: Runner, quiet: boolean): void {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const title = (test: Test): string => test.titlePath().join(' › ');
  runner.on('pass', test => {
    counts.passed++;
    if (!quiet) note(`  ✓ ${title(test)}`);
  });
  runner.on('pending', test => {
    counts.skipped++;
    note(`  - ${title(test)} (skipped)`);
  });
  runner.on('fail', (test, error: Error) => {
    counts.failed++;
    note(`  ✗ ${title(test)}\n${indent(worded(error))}`);
  });
  runner.once('end', () => console.log(`${end}${JSON.stringify(counts)}`));
}

/** The stack of an error and of its causes. */
function worded(error: Error): string {
  const own = error.stack ?? String(error);
  return error.cause instanceof Error ? `${own}\ncaused by ${worded(error.cause)}` : own;
}

const indent = (text: string): string => text.replaceAll(/^/gm, '      ');
