import { addFailures, attempt, type Failures } from '../attempt';
import type { CloudTrailEvent } from '../cloudTrailEvent';
import { anchors, type Anchor, type Anchors } from './anchors';
import { NOBODY, readCall, type Call } from './call';
import { credentials, type Credentials, type CredentialsContents } from './credentials';
import { readIssue } from './issue';
import type { Confidence, Join } from './join';
import { parents, type ParentOf } from './parents';
import { people, type PersonOf } from './people';
import type { KnownPerson } from './person';
import { sessions, type Session, type Sessions } from './sessions';

/**
 * What events say about credentials. Events come in any order, from any number of places, and more than
 * once; the same events make the same index. It grows with credentials and sessions, not with events:
 * of an event that gave out nothing only the session is remembered. What throws on an event costs what
 * it would have told of that event, and is counted.
 */
export interface TraceIndex<P = unknown> {
  /**
   * Adds an event, and gives its call. `place` says where the event lies; it is given back with the
   * hops of a trace.
   */
  add(event: CloudTrailEvent, place?: P): Call;
  /** Adds what another index holds: the same as its events would. */
  merge(other: TraceContents<P>): void;
  readonly contents: TraceContents<P>;
  /** What the index knows of an event, which need not have been added. */
  tell(event: CloudTrailEvent): TracedEvent;
  /** The same of a call that `add` has given. */
  tellOf(call: Call): TracedEvent;
  /** Whether a sign-in session was granted to an agent, by a grant for an MCP server. */
  isAgent(session: Session): boolean;
  /** What could not be read or joined, however often it was asked for. */
  readonly failures: ReadonlyMap<string, number>;
  readonly size: { readonly issuing: number; readonly principals: number };
  /** The parts, for what walks the index. */
  readonly parts: IndexParts<P>;
}

/** What an index holds, as data that goes from one thread to another. */
export interface TraceContents<P> {
  readonly anchors: Iterable<Anchor<P>>;
  readonly credentials: CredentialsContents;
  readonly failures: ReadonlyMap<string, number>;
}

/** One event in the light of the others. */
export interface TracedEvent {
  readonly eventID: string | undefined;
  readonly parent: string | undefined;
  readonly join: Join | undefined;
  readonly confidence: Confidence | undefined;
  readonly session: Session | undefined;
  readonly person: KnownPerson | undefined;
  /** The service that made the call for the session. */
  readonly invokedBy: string | undefined;
}

export interface IndexParts<P> {
  readonly anchors: Anchors<P>;
  readonly credentials: Credentials;
  readonly view: () => TraceView<P>;
}

/** Answers that hold until the next event is added. */
export interface TraceView<P> {
  readonly sessions: Sessions;
  readonly parentOf: ParentOf<P>;
  readonly personOf: PersonOf;
  /** The session of a call; a copy for another account belongs to the session of its caller. */
  readonly sessionOf: (call: Call) => Session | undefined;
  /** Counts what fails in an answer that rests on the view. */
  readonly failures: Failures;
}

export function traceIndex<P = unknown>(): TraceIndex<P> {
  const known = anchors<P>();
  const used = credentials();
  const failures: Failures = new Map();
  let view: TraceView<P> | undefined;
  const read = (event: CloudTrailEvent) => attempt('call', failures, () => readCall(event), NOBODY);

  const index: TraceIndex<P> = {
    add(event, place) {
      view = undefined;
      const call = read(event);
      const { eventID } = call;
      attempt('session', failures, () => used.add(call), undefined);
      const issueOf = () => (eventID === undefined ? undefined : readIssue(event, call));
      const issue = attempt('issue', failures, issueOf, undefined);
      if (eventID !== undefined && issue !== undefined) known.add({ eventID, call, issue, place });
      return call;
    },
    merge(other) {
      view = undefined;
      for (const anchor of other.anchors) known.add(anchor);
      used.merge(other.credentials);
      addFailures(failures, other.failures);
    },
    tell: event => index.tellOf(read(event)),
    tellOf(call) {
      const { parentOf, personOf, sessionOf } = index.parts.view();
      const link = parentOf(call);
      const person = personOf(call);
      const named = link === undefined && person?.confidence === 'inferred';
      return {
        eventID: call.eventID,
        parent: link?.parent.eventID,
        join: link?.join ?? (named ? 'name' : undefined),
        confidence: link?.confidence ?? (named ? 'inferred' : undefined),
        session: sessionOf(call),
        person,
        invokedBy: call.invokedBy,
      };
    },
    get contents() {
      return { anchors: [...known.all()], credentials: used.contents, failures };
    },
    isAgent: ({ signIn }) =>
      signIn !== undefined && known.by(`minted ${signIn}`).some(({ issue }) => issue.isForAgent),
    failures,
    get size() {
      return { issuing: known.count, principals: used.starts.size };
    },
    parts: {
      anchors: known,
      credentials: used,
      view: () => (view ??= viewOf(known, used, failures)),
    },
  };
  return index;
}

function viewOf<P>(known: Anchors<P>, used: Credentials, failures: Failures): TraceView<P> {
  /** The same of a call, but nothing where that throws. */
  const guarded =
    <T>(part: string, of: (call: Call) => T | undefined) =>
    (call: Call) =>
      attempt(part, failures, () => of(call), undefined);
  const found = sessions(used);
  const parentOf = guarded('parent', parents(known, found, failures));
  return {
    failures,
    sessions: found,
    parentOf,
    personOf: guarded('person', people(parentOf, found)),
    sessionOf: guarded('session', call => {
      const copied = call.type === 'AWSAccount' ? parentOf(call)?.parent.call : undefined;
      return found.sessionOf(copied ?? call);
    }),
  };
}
