import { countOf, failureList } from '../core/attempt';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { english } from '../core/message';
import {
  queriesFor,
  traceIndex,
  traceOf,
  type Trace,
  type TracedEvent,
  type TraceIndex,
} from '../core/trace';
import { KeptCalls } from '../stores/keptCalls';
import { LogReader } from './logReader';
import { complain, print, printJson } from './output';
import { printable } from './printable';
import { isoTime, traceText } from './traceText';

/** What the command line asks for: one event by its id, or every event. */
export interface TraceRequest {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  /** `undefined`: all events. */
  readonly event: string | undefined;
}

/** So many lines of `--all` are written at once. */
const BATCH = 1000;

/** One line of `--all`, which prints JSON lines in any format. */
export interface TraceLine {
  readonly eventID: string;
  readonly parent: string | null;
  readonly join: string | null;
  readonly confidence: string | null;
  readonly session: string | null;
  readonly person: string | null;
  /** How sure the person is: the weakest step on the way there. */
  readonly personConfidence?: string;
  /** The service that made the call for the session. */
  readonly invokedBy?: string;
  /** The session is that of an agent. */
  readonly agent?: true;
}

/** Traces and prints. Gives the exit code: 2 where a file could not be read or no event has the id. */
export async function trace(request: TraceRequest): Promise<number> {
  const files = new LogReader();
  const index = traceIndex();
  if (request.event === undefined) {
    await printAll(request.paths, files, index);
    return exitCode(files, index);
  }
  const wanted: CloudTrailEvent[] = [];
  await files.read(request.paths, event => {
    index.add(event);
    if (event.eventID === request.event) wanted.push(event);
  });
  // Of events that share an id the same one is taken, in whatever order the files are named.
  const [event] = wanted.sort((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
  if (event === undefined) {
    complain(`There is no event ${printable(request.event)}.`);
    return 2;
  }
  const found = traceOf(event, index);
  await (request.format === 'json' ? printJson(traceJson(found)) : print(traceText(found)));
  return exitCode(files, index);
}

/** 2 where something is missing: a file could not be read, or what was read not be joined, which is said. */
function exitCode({ failed }: LogReader, { failures }: TraceIndex): number {
  const count = countOf(failures);
  if (count > 0) complain(`${count} steps of tracing failed: ${failureList(failures)}`);
  return failed || count > 0 ? 2 : 0;
}

/** A line for each event id, by time and id, so that the order of files cannot be seen in it. */
async function printAll(
  paths: readonly string[],
  files: LogReader,
  index: TraceIndex,
): Promise<void> {
  const calls = new KeptCalls();
  await files.read(paths, event => {
    const call = index.add(event);
    if (call.eventID !== undefined) calls.add(call);
  });
  let lines: string[] = [];
  for (const line of linesOf(calls, index)) {
    lines.push(line);
    if (lines.length < BATCH) continue;
    await print(lines.join('\n'));
    lines = [];
  }
  if (lines.length > 0) await print(lines.join('\n'));
}

/** Of events that share an id the line that sorts first is taken, in whatever order the files are named. */
function* linesOf(calls: KeptCalls, index: TraceIndex): Generator<string> {
  const doubles = calls.doubles();
  const lineAt = (place: number) => JSON.stringify(lineOf(index.tellOf(calls.at(place)), index));
  const isTaken = (place: number, line: string) =>
    (doubles.get(calls.idCode(place)) ?? []).every(other => {
      const otherLine = other === place ? line : lineAt(other);
      return line < otherLine || (line === otherLine && place <= other);
    });
  for (const place of calls.byTime()) {
    const line = lineAt(place);
    if (isTaken(place, line)) yield line;
  }
}

function lineOf(
  { eventID, parent, join, confidence, session, person, invokedBy }: TracedEvent,
  index: TraceIndex,
): TraceLine {
  return {
    eventID: eventID ?? '',
    parent: parent ?? null,
    join: join ?? null,
    confidence: confidence ?? null,
    session: session?.id ?? null,
    person: person?.id ?? null,
    ...(person && { personConfidence: person.confidence }),
    ...(invokedBy !== undefined && { invokedBy }),
    ...(session && index.isAgent(session) && { agent: true }),
  };
}

/** The trace as `--format json` prints it. */
function traceJson({ call, hops, origin, missing, note, session, person }: Trace) {
  return {
    event: call.eventID,
    hops: hops.map(({ child, parent, join, confidence, evidence }) => ({
      child,
      parent,
      join,
      confidence,
      evidence,
    })),
    origin: { ...origin, id: origin.id ?? null, words: english(origin.words) },
    missing:
      missing === undefined
        ? null
        : {
            words: english(missing.words),
            account: missing.account ?? null,
            region: missing.region ?? null,
            from: isoTime(missing.from),
            to: isoTime(missing.to),
            key: missing.key ?? null,
            queries: queriesFor(missing),
          },
    note: note === undefined ? null : english(note),
    session: session?.id ?? null,
    person: person ?? null,
  };
}
