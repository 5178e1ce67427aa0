import type { Call } from './call';
import type { Issue } from './issue';

/** A call that gave out something that other calls carry: what a trace can lead back to. */
export interface Anchor<P> {
  readonly eventID: string;
  readonly call: Call;
  readonly issue: Issue;
  /** Where the event lies, as it was told to the index. */
  readonly place: P | undefined;
}

/** The anchors of an index, found by what they gave out. One a credential, not one an event. */
export interface Anchors<P> {
  add(anchor: Anchor<P>): void;
  get(eventID: string): Anchor<P> | undefined;
  all(): IterableIterator<Anchor<P>>;
  readonly count: number;
  by(given: Given): readonly Anchor<P>[];
}

/** What was given out: its kind and its id; a session's beginning is `principal@milliseconds`. */
export type Given = `${'key' | 'session' | 'signedIn' | 'minted' | 'request' | 'shared'} ${string}`;

export function anchors<P>(): Anchors<P> {
  const byID = new Map<string, Anchor<P>>();
  const byGiven = new Map<Given, string[]>();

  return {
    /** Of two events with one id the same is kept, whichever comes first. */
    add(anchor) {
      const { eventID } = anchor;
      const before = byID.get(eventID);
      if (before !== undefined) {
        const [kept, come] = [order(before), order(anchor)];
        if (kept < come || (kept === come && before.place !== undefined)) return;
        for (const given of new Set(givenBy(before))) {
          const ids = byGiven.get(given) ?? [];
          ids.splice(ids.indexOf(eventID), 1);
        }
      }
      byID.set(eventID, anchor);
      for (const given of new Set(givenBy(anchor))) {
        const ids = byGiven.get(given);
        if (ids === undefined) byGiven.set(given, [eventID]);
        else ids.push(eventID);
      }
    },
    get: eventID => byID.get(eventID),
    all: () => byID.values(),
    get count() {
      return byID.size;
    },
    by: given =>
      (byGiven.get(given) ?? [])
        .map(eventID => byID.get(eventID))
        .filter(anchor => anchor !== undefined),
  };
}

function givenBy<P>({ call, issue }: Anchor<P>): readonly Given[] {
  const given: Given[] = [];
  if (issue.key !== undefined) given.push(`key ${issue.key}`);
  for (const session of issue.sessions) given.push(`session ${session}@${call.time}`);
  if (issue.signedIn !== undefined) given.push(`signedIn ${issue.signedIn}`);
  if (issue.minted !== undefined) given.push(`minted ${issue.minted}`);
  for (const request of issue.requests) if (request !== undefined) given.push(`request ${request}`);
  if (issue.shared !== undefined) given.push(`shared ${issue.shared}`);
  return given;
}

function order<P>({ call, issue }: Anchor<P>): string {
  return JSON.stringify([call, issue]);
}
