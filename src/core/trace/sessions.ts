import { isGrant, principalOf, type Call } from './call';
import {
  beginOf,
  burstName,
  isoTime,
  peopleKeys,
  startName,
  type Credentials,
  type Start,
  type Witness,
} from './credentials';
import { newestAt } from './newestAt';
import type { Person } from './person';

/**
 * To which session calls belong. A session is the life of a credential or of a sign-in:
 *
 * - a sign-in session by its ARN, whose keys rotate: `sign-in:<ARN>`;
 * - the console by principal and beginning, as it has a new key for each request: `console:<ARN>@<time>`;
 * - any other temporary credential by its key: `key:ASIA…`;
 * - bursts of calls where a credential has no beginning, as a long-lived key: `burst:AKIA…@<time>`.
 *
 * Calls that AWS forwards have keys of their own: they belong to the session of the same principal with
 * the same beginning, `session:<ARN>@<time>` where nothing else is known of it.
 */
export interface Sessions {
  /** `undefined` where a call has no session, as with calls of a service. */
  sessionOf(call: Call): Session | undefined;
  signInOfKey(key: string): Witness | undefined;
  /** The one Identity Center user named by calls of the same session; `undefined` for none and for two. */
  personBehind(call: Call): Person | undefined;
  /** The one Identity Center user whose sessions are called by an e-mail address. */
  userWithEmail(email: Person): Person | undefined;
  /** When the console session of a principal began that was the newest at a time. */
  consoleBefore(principal: string, time: number): number | undefined;
}

export interface Session {
  readonly id: string;
  /** The ARN of the sign-in session, where it is one. */
  readonly signIn?: string;
}

/** A console sign-in lies this close to the beginning of its session, in milliseconds. */
const SIGN_IN_LEAD = 5000;

export function sessions(known: Credentials): Sessions {
  const consoleTimes = new Map<string, readonly number[]>();

  function startAt(principal: string, created: number): Start | undefined {
    return known.starts.get(principal)?.get(created);
  }

  function sessionOf(call: Call): Session | undefined {
    const { type, key, time } = call;
    if (type === 'AWSAccount' || type === 'AWSService') return undefined;
    if (type === 'IdentityCenterUser' && call.credentialId !== undefined)
      return { id: `identitycenter:${call.credentialId}` };
    const signIn = call.signIn ?? (key === undefined ? undefined : known.signIns.get(key)?.arn);
    if (signIn !== undefined) return { id: `sign-in:${signIn}`, signIn };
    const principal = principalOf(call);
    const created = beginOf(call) ?? openedBy(call);
    if (principal !== undefined && created !== undefined) return started(call, principal, created);
    if (key?.startsWith('ASIA')) return { id: `key:${key}` };
    const name = burstName(call);
    return name === undefined || time === undefined ? undefined : burst(name, time);
  }

  function started(call: Call, principal: string, created: number): Session {
    const start = startAt(principal, created);
    const { console = false, keys } = start ?? {};
    // A grant has the beginning of who allowed it, as has the session that it mints.
    const signIns = isGrant(call.source, call.name) ? undefined : start?.signIns;
    const { key } = call;
    if (key !== undefined && keys?.has(key) === true) return { id: `key:${key}` };
    // Not every service writes the sign-in session of the console.
    const ofConsole = only(signIns, ([, inConsole]) => inConsole)?.[0];
    if (ofConsole !== undefined) return { id: `sign-in:${ofConsole}`, signIn: ofConsole };
    if (console) return { id: `console:${principal}@${isoTime(created)}` };
    const onlyKey = signIns === undefined ? only(keys) : undefined;
    if (onlyKey !== undefined) return { id: `key:${onlyKey}` };
    const onlySignIn = keys === undefined ? only(signIns)?.[0] : undefined;
    if (onlySignIn !== undefined) return { id: `sign-in:${onlySignIn}`, signIn: onlySignIn };
    return forwardedIn(call, principal) ?? { id: startName(principal, created) };
  }

  /** The burst of a long-lived key in which a service made a call for its user, if there is just one. */
  function forwardedIn(call: Call, principal: string): Session | undefined {
    const { time } = call;
    if (!call.forwarded || time === undefined) return undefined;
    const found = [...(known.longLived.get(principal) ?? [])]
      .map(key => burst(key, time))
      .filter(session => session !== undefined);
    return found.length === 1 ? found[0] : undefined;
  }

  function burst(name: string, time: number): Session | undefined {
    const found = known.bursts.around(name, time);
    return found && { id: `burst:${name}@${isoTime(found[0])}` };
  }

  /** When the console session began that a sign-in opened. */
  function openedBy(call: Call): number | undefined {
    const { name, source, time, type } = call;
    if (name !== 'ConsoleLogin' || source !== 'signin.amazonaws.com' || time === undefined)
      return undefined;
    const starts = known.starts.get(principalOf(call) ?? '');
    // The nearest first; only a role's session may begin before the sign-in.
    for (let away = 0; away <= SIGN_IN_LEAD; away += 1000)
      for (const at of type === 'AssumedRole' ? [time - away, time + away] : [time + away]) {
        const start = starts?.get(at);
        if (start !== undefined && isConsole(start)) return at;
      }
    return undefined;
  }

  /** When console sessions of a principal began, ascending. */
  function consoleStarts(principal: string): readonly number[] {
    let times = consoleTimes.get(principal);
    if (times === undefined) {
      times = [...(known.starts.get(principal) ?? [])]
        .filter(([, start]) => isConsole(start))
        .map(([at]) => at)
        .sort((one, other) => one - other);
      consoleTimes.set(principal, times);
    }
    return times;
  }

  return {
    sessionOf,
    signInOfKey: key => known.signIns.get(key),
    personBehind(call) {
      const session = sessionOf(call);
      for (const name of [...(session ? [session.id] : []), ...peopleKeys(call)]) {
        const person = only(known.people.get(name));
        if (person !== undefined) return person;
      }
      return undefined;
    },
    userWithEmail: email => only(known.emails.get(email)),
    consoleBefore: (principal, time) => newestAt(consoleStarts(principal), time),
  };
}

/** The only one of some things that is wanted; `undefined` where there are none or more. */
function only<T>(
  things: Iterable<T> | undefined,
  isWanted: (thing: T) => boolean = () => true,
): T | undefined {
  let found: T | undefined;
  for (const thing of things ?? []) {
    if (!isWanted(thing)) continue;
    if (found !== undefined) return undefined;
    found = thing;
  }
  return found;
}

/** Whether the console was used, or may have been as nothing says otherwise. */
function isConsole({ console, signIns, keys }: Start): boolean {
  if (console || (keys === undefined && signIns === undefined)) return true;
  return [...(signIns?.values() ?? [])].some(Boolean);
}
