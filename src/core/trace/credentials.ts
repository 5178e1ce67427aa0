import { bursts, type Bursts, type BurstsOf } from './bursts';
import { principalOf, type Call } from './call';
import { personByEmail, type Person } from './person';

/**
 * What the calls say about credentials: which there are, and who was seen behind them. Everything is a
 * set or a bound, so that neither order nor repetition of calls matters.
 */
export interface Credentials extends Omit<CredentialsContents, 'bursts'> {
  readonly bursts: Bursts;
  readonly contents: CredentialsContents;
  add(call: Call): void;
  merge(other: CredentialsContents): void;
}

/** What is known, as data that goes from one thread to another. */
export interface CredentialsContents {
  /** By principal and by the second in which they began. */
  readonly starts: ReadonlyMap<string, ReadonlyMap<number, Readonly<Start>>>;
  /** By key. */
  readonly signIns: ReadonlyMap<string, Witness>;
  /** Identity Center users by the names that `peopleKeys` gives. */
  readonly people: Sets;
  /** Identity Center users by the e-mail addresses that their sessions are called. */
  readonly emails: Sets;
  /** Long-lived keys by principal. */
  readonly longLived: Sets;
  readonly bursts: BurstsOf;
}

/** The credentials that one principal got in one second. */
export interface Start {
  /** Whether the console was used. */
  console: boolean;
  /** Keys of programs. */
  keys: Set<string> | undefined;
  /** Sign-in sessions, and whether the console was used in them. */
  signIns: Map<string, boolean> | undefined;
}

/** A call that carried a key and a sign-in session. */
export interface Witness {
  readonly arn: string;
  readonly eventID: string | undefined;
}

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

export function credentials(): Credentials {
  const starts = new Map<string, Map<number, Start>>();
  const signIns = new Map<string, Witness>();
  const people = new Map<string, Set<Person>>();
  const emails = new Map<string, Set<Person>>();
  const longLived = new Map<string, Set<string>>();
  const active = bursts();

  function startAt(principal: string, created: number): Start {
    let ofPrincipal = starts.get(principal);
    if (ofPrincipal === undefined) starts.set(principal, (ofPrincipal = new Map()));
    let start = ofPrincipal.get(created);
    if (start === undefined) {
      start = { console: false, keys: undefined, signIns: undefined };
      ofPrincipal.set(created, start);
    }
    return start;
  }

  function addWitness(key: string, witness: Witness): void {
    const before = signIns.get(key);
    if (before === undefined || orderOf(witness) < orderOf(before)) signIns.set(key, witness);
  }

  return {
    starts,
    signIns,
    people,
    emails,
    longLived,
    bursts: active,
    contents: { starts, signIns, people, emails, longLived, bursts: active.contents },
    add(call) {
      const { key, signIn, time, onBehalfOf } = call;
      const principal = principalOf(call);
      const created = beginOf(call);
      if (principal !== undefined && created !== undefined && call.type !== 'AWSAccount') {
        const start = startAt(principal, created);
        if (signIn !== undefined) addSignIn(start, signIn, call.client === 'console');
        else if (call.client === 'console') start.console = true;
        else if (isProgramKey(call)) (start.keys ??= new Set()).add(key ?? '');
      }
      if (key !== undefined && signIn !== undefined)
        addWitness(key, { arn: signIn, eventID: call.eventID });
      const name = burstName(call);
      if (name !== undefined && time !== undefined) {
        active.add(name, time);
        if (key !== undefined && principal !== undefined) addTo(longLived, principal, key);
      }
      if (onBehalfOf === undefined) return;
      for (const name of peopleKeys(call)) addTo(people, name, onBehalfOf);
      const email = personByEmail(sessionName(call));
      if (email !== undefined) addTo(emails, email, onBehalfOf);
    },
    merge(other) {
      for (const [principal, ofPrincipal] of other.starts)
        for (const [created, from] of ofPrincipal) {
          const start = startAt(principal, created);
          start.console ||= from.console;
          for (const key of from.keys ?? []) (start.keys ??= new Set()).add(key);
          for (const [arn, console] of from.signIns ?? []) addSignIn(start, arn, console);
        }
      for (const [key, witness] of other.signIns) addWitness(key, witness);
      mergeSets(people, other.people);
      mergeSets(emails, other.emails);
      mergeSets(longLived, other.longLived);
      active.merge(other.bursts);
    },
  };
}

/** When the session of a call began; a SwitchRole is the beginning of one. */
export function beginOf({ created, switchedFrom, time }: Call): number | undefined {
  return created ?? (switchedFrom === undefined ? undefined : time);
}

/** Whether the call's key is a session's own: neither one of the console's many nor a service's. */
export function isProgramKey({ key, client, forwarded }: Call): boolean {
  return key !== undefined && key.startsWith('ASIA') && client === 'program' && !forwarded;
}

/** What the bursts of a call without a bounded credential are called: its key, or else its principal. */
export function burstName(call: Call): string | undefined {
  const { type, key, created, signIn } = call;
  if (created !== undefined || signIn !== undefined || type === 'AWSAccount') return undefined;
  if (key !== undefined) return key.startsWith('ASIA') ? undefined : key;
  return type === 'IAMUser' || type === 'Root' ? principalOf(call) : undefined;
}

/** The names under which the people behind a call are kept, the most exact first. */
export function peopleKeys(call: Call): readonly string[] {
  const { key, signIn, type } = call;
  const principal = principalOf(call);
  const created = beginOf(call);
  const names: string[] = [];
  if (type === 'AWSAccount') return names;
  if (signIn !== undefined) names.push(`sign-in:${signIn}`);
  if (key !== undefined && (created === undefined || isProgramKey(call))) names.push(`key:${key}`);
  if (principal !== undefined && created !== undefined) names.push(startName(principal, created));
  return names;
}

export function startName(principal: string, created: number): string {
  return `session:${principal}@${isoTime(created)}`;
}

/** `2026-11-18T09:01:03Z`; with a fraction of a second where there is one. */
export function isoTime(time: number): string {
  if (time === lastTime) return lastIso;
  lastIso = new Date(time).toISOString().replace('.000Z', 'Z');
  lastTime = time;
  return lastIso;
}

let lastTime = 0;
let lastIso = '1970-01-01T00:00:00Z';

/** The name of a role's session, which whoever started it chose. */
export function sessionName({ type, principalId, arn }: Call): string | undefined {
  if (type !== 'AssumedRole') return undefined;
  const colon = principalId?.indexOf(':') ?? -1;
  if (principalId !== undefined && colon >= 0) return principalId.slice(colon + 1);
  const [, role = ''] = (arn ?? '').split(':assumed-role/', 2);
  const slash = role.indexOf('/');
  return slash > 0 ? role.slice(slash + 1) || undefined : undefined;
}

function addSignIn(start: Start, arn: string, console: boolean): void {
  start.signIns ??= new Map();
  start.signIns.set(arn, console || (start.signIns.get(arn) ?? false));
}

function orderOf({ arn, eventID = '\uffff' }: Witness): string {
  return `${arn} ${eventID}`;
}

function addTo(sets: Map<string, Set<string>>, name: string, value: string): void {
  const set = sets.get(name);
  if (set === undefined) sets.set(name, new Set([value]));
  else set.add(value);
}

function mergeSets(into: Map<string, Set<string>>, from: Sets): void {
  for (const [name, values] of from) for (const value of values) addTo(into, name, value);
}
