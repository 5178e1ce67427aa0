/** The door of another thread: a bundle of its own. It formats and checks the logs that it is sent. */
import type { CheckOptions, LocatedFinding } from '../core/check';
import { openLog } from '../core/eventLog';
import { prettyJson } from '../core/format';
import { linesOf } from '../core/lines';
import { partText, partsOf } from '../core/logParts';
import { allSteps } from '../core/steps';
import type { DividedLog, FindingRange } from '../host/logThread';
import { logText } from '../stores/logText';
import { readPath } from './readDisk.node';
import { answering } from './answering.node';
import { gunzip } from './gunzip.node';
import type { CheckAnswer, ThreadAnswer, ThreadDocument, ThreadRequest } from './logThread.node';
import { textDigest } from './textDigest.node';

/** Rules and words are a bundle that is there already. */
const reference = () => import('../core/reference');

/** What was divided, until it is formatted: the editor shows it next. */
let whole: { readonly path: string; readonly text: string } | undefined;
/** What was formatted, until it is checked. */
let formatted: { readonly name: string; readonly text: string } | undefined;

answering(
  // What cannot be read is for others to say.
  (request: ThreadRequest) => answerTo(request).catch(() => undefined),
  answer => (answer instanceof Uint8Array ? [answer.buffer as ArrayBuffer] : []),
);

async function answerTo(request: ThreadRequest): Promise<ThreadAnswer> {
  if ('divide' in request) return divided(request.divide, request.most);
  return 'format' in request ? bytesOf(request.format, request.most) : checked(request);
}

async function divided(path: string, most: number): Promise<DividedLog> {
  const text = await unpacked(path);
  whole = { path, text };
  const log = openLog(text, { assumed: true });
  return { parts: log ? partsOf(log, most) : [], count: log?.count ?? 0 };
}

async function bytesOf(document: ThreadDocument, most: number): Promise<Uint8Array | undefined> {
  const text = await textOf(document);
  formatted = { name: JSON.stringify(document), text };
  const bytes = new TextEncoder().encode(text);
  return bytes.byteLength <= most ? bytes : undefined;
}

interface ToCheck {
  readonly check: ThreadDocument;
  readonly options: CheckOptions;
  readonly most: number;
}

async function checked({
  check: document,
  options,
  most,
}: ToCheck): Promise<CheckAnswer | undefined> {
  const before = formatted;
  formatted = undefined;
  const isSame = before?.name === JSON.stringify(document);
  const text = isSame ? before.text : await textOf(document);
  const log = openLog(text, { assumed: document.as !== 'file' });
  if (!log) return undefined;
  const { check } = await reference();
  const findings: LocatedFinding[] = [];
  let count = 0;
  for (const found of check(log, options)) {
    for (const one of found) findings.push(one);
    count += found.filter(({ failed }) => failed === undefined).length;
    if (count >= most) break;
  }
  const { format, count: events } = log;
  const digest = allSteps(textDigest(text));
  return { findings, ranges: rangesOf(text, findings), format, count: events, digest };
}

/** The text of the document: the same that `EventDocuments` makes. */
async function textOf({ path, as }: ThreadDocument): Promise<string> {
  const before = whole;
  whole = undefined;
  const text = before?.path === path ? before.text : await unpacked(path);
  if (as === 'file') return text;
  if (as === 'formatted') return prettyJson(text);
  const log = openLog(text, { assumed: true });
  const part = log?.count === as.count ? partText(log, as) : '';
  if (part === '') throw new Error('The log has changed.');
  return prettyJson(part);
}

async function unpacked(path: string): Promise<string> {
  const { text } = await logText(await readPath(path), gunzip);
  if (text.trim() === '') throw new Error('The file is empty.');
  return text;
}

function rangesOf(text: string, findings: readonly LocatedFinding[]): FindingRange[] {
  const positionOf = linesOf(text);
  return findings.map(({ span }) => {
    const start = positionOf(span.start);
    const end = positionOf(span.end);
    return [start.line - 1, start.column - 1, end.line - 1, end.column - 1];
  });
}
