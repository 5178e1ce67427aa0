/** The door of another thread: a bundle of its own. It checks the file that it is sent, and sends findings. */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { LocatedFinding } from '../core/check';
import { openLog } from '../core/eventLog';
import { linesOf } from '../core/lines';
import { allSteps } from '../core/steps';
import type { FindingRange } from '../host/fileChecks';
import { decode } from '../stores/decode';
import type { CheckAnswer, CheckRequest } from './checkFile.node';
import { textDigest } from './textDigest.node';

/** Rules and words are a bundle that is there already. */
const reference = () => import('../core/reference');

parentPort?.on('message', (request: CheckRequest) => {
  // What cannot be read is for the editor to say.
  void checked(request)
    .catch(() => undefined)
    .then(answer => parentPort?.postMessage(answer));
});

async function checked({ path, options, most }: CheckRequest): Promise<CheckAnswer | undefined> {
  const { text } = decode(await readFile(path));
  const log = openLog(text);
  if (!log) return undefined;
  const { check } = await reference();
  const findings: LocatedFinding[] = [];
  for (const found of check(log, options)) if (findings.push(...found) >= most) break;
  const { format, count } = log;
  const digest = allSteps(textDigest(text));
  return { findings, ranges: rangesOf(text, findings), format, count, digest };
}

function rangesOf(text: string, findings: readonly LocatedFinding[]): FindingRange[] {
  const positionOf = linesOf(text);
  return findings.map(({ span }) => {
    const start = positionOf(span.start);
    const end = positionOf(span.end);
    return [start.line - 1, start.column - 1, end.line - 1, end.column - 1];
  });
}
