import { countOf, failureList } from '../core/attempt';
import { isObject, text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { openLog, type EventLog } from '../core/eventLog';
import { english } from '../core/message';
import { queriesFor, traceIndex, traceOf, type Trace, type TraceIndex } from '../core/trace';
import { complain, print } from './output';
import { printable } from './printable';
import { filesOf, isDeliveredName, readPath } from './readPath';
import { isoTime, traceText } from './traceText';
import { valueText } from '../core/valueText';

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
  const wanted: CloudTrailEvent[] = [];
  for await (const event of files.events(request.paths)) {
    index.add(event);
    if (request.event !== undefined && event.eventID === request.event) wanted.push(event);
  }
  if (request.event === undefined) {
    const lines = await linesOf(files.events(request.paths), index);
    for (let at = 0; at < lines.length; at += BATCH) print(lines.slice(at, at + BATCH).join('\n'));
    return exitCode(files, index);
  }
  // Of events that share an id the same one is taken, in whatever order the files are named.
  const [event] = wanted.sort((one, other) =>
    JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
  );
  if (event === undefined) {
    complain(`There is no event ${printable(request.event)}.`);
    return 2;
  }
  const found = traceOf(event, index);
  print(request.format === 'json' ? JSON.stringify(traceJson(found), null, 2) : traceText(found));
  return exitCode(files, index);
}

/** 2 where something is missing: a file could not be read, or what was read not be joined, which is said. */
function exitCode({ failed }: LogReader, { failures }: TraceIndex): number {
  const count = countOf(failures);
  if (count > 0) complain(`${count} steps of tracing failed: ${failureList(failures)}`);
  return failed || count > 0 ? 2 : 0;
}

/** The events of files. What cannot be read is named once, and never stops the others. */
class LogReader {
  failed = false;
  readonly #named = new Set<string>();
  /** Standard input can be read once, and events are gone through twice. */
  #input: string | undefined;

  async *events(paths: readonly string[]): AsyncGenerator<CloudTrailEvent> {
    for (const path of paths) {
      try {
        for await (const file of filesOf(path)) yield* this.#eventsOf(file);
      } catch (error) {
        this.#fail(path, reasonOf(error));
      }
    }
  }

  async *#eventsOf(file: string): AsyncGenerator<CloudTrailEvent> {
    const log = await this.#open(file);
    if (log === undefined || log.holds === 'digest') return;
    if (log.problems.length > 0)
      this.#fail(file, 'The JSON is broken; only whole events were read.');
    for (let index = 0; index < log.count; index++) {
      // Half an event could have half a key.
      const event = log.isWhole(index) ? log.event(index) : undefined;
      if (event !== undefined) yield event;
    }
  }

  async #open(file: string): Promise<EventLog | undefined> {
    try {
      const content = await this.#read(file);
      const log = openLog(content, { assumed: isDeliveredName(file) });
      if (log === undefined && !isJson(content))
        this.#fail(file, 'The file holds neither CloudTrail events nor JSON.');
      return log;
    } catch (error) {
      this.#fail(file, reasonOf(error));
      return undefined;
    }
  }

  async #read(file: string): Promise<string> {
    if (file !== '-') return (await readPath(file)).text;
    return (this.#input ??= (await readPath(file)).text);
  }

  #fail(path: string, reason: string): void {
    this.failed = true;
    if (this.#named.has(path)) return;
    this.#named.add(path);
    complain(`${printable(path)}: ${printable(reason)}`);
  }
}

/** A line for each event id, by time and id, so that the order of files cannot be seen in it. */
async function linesOf(
  events: AsyncIterable<CloudTrailEvent>,
  index: TraceIndex,
): Promise<readonly string[]> {
  const lines = new Map<string, { readonly order: string; readonly json: string }>();
  for await (const event of events) {
    const line = lineOf(event, index);
    if (line === undefined) continue;
    const json = JSON.stringify(line);
    const before = lines.get(line.eventID);
    if (before !== undefined && before.json <= json) continue;
    lines.set(line.eventID, { order: `${text(event.eventTime) ?? ''} ${line.eventID}`, json });
  }
  return [...lines.values()]
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .map(({ json }) => json);
}

function lineOf(event: CloudTrailEvent, index: TraceIndex): TraceLine | undefined {
  const { eventID, parent, join, confidence, session, person, invokedBy } = index.tell(event);
  if (eventID === undefined) return undefined;
  return {
    eventID,
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

function isJson(content: string): boolean {
  try {
    return isObject(JSON.parse(content)) || content.trim() !== '';
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : valueText(error);
}
