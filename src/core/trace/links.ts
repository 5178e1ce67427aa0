import { attempt, type Failures } from '../attempt';
import type { Anchor, Anchors, Given } from './anchors';
import { principalOf, type Call } from './call';
import type { Confidence, Evidence, Join } from './join';
import { newestAt } from './newestAt';
import type { Sessions } from './sessions';

/** The event that a call leads back to, and why. */
export interface Link<P> {
  readonly parent: Anchor<P>;
  readonly join: Join;
  readonly confidence: Confidence;
  /** The child's places first, then the parent's. */
  readonly evidence: readonly Evidence[];
}

/** A console sign-in comes up to this many milliseconds before the session that it starts. */
const SIGN_IN_LEAD = 5000;
/** No console session is longer: a switch of roles comes from a sign-in that is no older. */
const LONGEST_CONSOLE_SESSION = 12 * 3_600_000;

/** The sign-ins of a principal, and their times, ascending. */
interface SignIns<P> {
  readonly byTime: ReadonlyMap<number, Anchor<P>>;
  readonly times: readonly number[];
}

const KEY = '/userIdentity/accessKeyId';
const CREATED = '/userIdentity/sessionContext/attributes/creationDate';
const SIGN_IN = '/userIdentity/sessionContext/signInSessionArn';
const MINTED = '/additionalEventData/signInSessionArn';

/**
 * What each call leads back to by the best of the joins: ids that AWS wrote into both events before
 * times that fit. Among several parents the choice does not depend on the order of events. A join that
 * throws costs its own link, and is counted.
 */
export function links<P>(
  anchors: Anchors<P>,
  sessions: Sessions,
  failures: Failures,
): (call: Call) => Link<P> | undefined {
  const signIns = new Map<string, SignIns<P>>();

  function others(given: Given, { eventID }: Call): readonly Anchor<P>[] {
    return anchors.by(given).filter(anchor => anchor.eventID !== eventID);
  }

  function byRequest(call: Call): Link<P> | undefined {
    const { requestID } = call;
    if (requestID === undefined) return undefined;
    const parent = best(others(`request ${requestID}`, call));
    const at = parent?.issue.requests.indexOf(requestID) ?? 0;
    const pointer = `/additionalEventData/downstreamRequests/${at}/requestId`;
    return link(call, parent, 'request', ['/requestID'], [pointer]);
  }

  function byKey(call: Call): Link<P> | undefined {
    if (call.key === undefined) return undefined;
    const parent = best(others(`key ${call.key}`, call));
    const part = parent?.issue.isTemporary === true ? 'credentials' : 'accessKey';
    return link(call, parent, 'key', [KEY], [`/responseElements/${part}/accessKeyId`]);
  }

  function bySharedEvent(call: Call): Link<P> | undefined {
    if (call.type !== 'AWSAccount' || call.sharedEventID === undefined) return undefined;
    const parent = best(others(`shared ${call.sharedEventID}`, call));
    return link(call, parent, 'shared event', ['/sharedEventID'], ['/sharedEventID']);
  }

  /** Not all services write the sign-in session, so another call with the same key may witness it. */
  function bySignInSession(call: Call): Link<P> | undefined {
    if (call.signIn !== undefined)
      return link(call, granted(call.signIn, call), 'sign-in session', [SIGN_IN], [MINTED]);
    const witness = call.key === undefined ? undefined : sessions.signInOfKey(call.key);
    if (witness === undefined) return undefined;
    const found = link(call, granted(witness.arn, call), 'sign-in session', [KEY], [MINTED]);
    if (found === undefined || witness.eventID === undefined) return undefined;
    const { eventID } = witness;
    const between = [KEY, SIGN_IN].map(pointer => ({ eventID, pointer }));
    return {
      ...found,
      evidence: [...found.evidence.slice(0, 1), ...between, ...found.evidence.slice(1)],
    };
  }

  function granted(arn: string, call: Call): Anchor<P> | undefined {
    return best(others(`minted ${arn}`, call));
  }

  function bySessionStart(call: Call): Link<P> | undefined {
    if (call.type !== 'AssumedRole') return undefined;
    // A SwitchRole is itself an event of the session that begins with it.
    const began = call.created ?? (call.switchedFrom === undefined ? undefined : call.time);
    if (began === undefined) return undefined;
    const from = call.created === undefined ? '/eventTime' : CREATED;
    const { principalId, arn } = call;
    const named =
      principalId === undefined ? undefined : started(`session ${principalId}@${began}`, call);
    const parent =
      named ?? (arn === undefined ? undefined : started(`session ${arn}@${began}`, call));
    const [mine, theirs] = named ? ['principalId', 'assumedRoleId'] : ['arn', 'arn'];
    const there =
      parent?.call.name === 'SwitchRole'
        ? `/userIdentity/${mine}`
        : `/responseElements/assumedRoleUser/${theirs}`;
    const pointers = [`/userIdentity/${mine}`, from];
    return link(call, parent, 'session start', pointers, [there, '/eventTime'], 'joined by time');
  }

  /** The one call that started a session in that second; none where several callers could have. */
  function started(given: Given, call: Call): Anchor<P> | undefined {
    const found = others(given, call);
    const issued = found.filter(anchor => anchor.call.name !== 'SwitchRole');
    const whole = issued.filter(anchor => anchor.call.type !== 'AWSAccount');
    const callers = new Set(whole.map(anchor => principalOf(anchor.call) ?? anchor.call.invokedBy));
    if (callers.size > 1) return undefined;
    if (issued.length > 0) return best(issued);
    return call.switchedFrom === undefined ? best(found) : undefined;
  }

  function byConsoleSignIn(call: Call): Link<P> | undefined {
    const { type, key, created, arn, time, switchedFrom } = call;
    const principal = principalOf(call);
    const isUser = type === 'IAMUser' || type === 'Root';
    if (isUser && principal !== undefined && created !== undefined && key?.startsWith('ASIA')) {
      const name = `/userIdentity/${arn === undefined ? 'principalId' : 'arn'}`;
      const parent = newestSignIn(principal, created, SIGN_IN_LEAD);
      return signedIn(call, parent, [name, CREATED], name);
    }
    if (switchedFrom === undefined || time === undefined) return undefined;
    const parent = newestSignIn(switchedFrom, time, LONGEST_CONSOLE_SESSION);
    const pointers = ['/additionalEventData/SwitchFrom', '/eventTime'];
    return signedIn(call, parent, pointers, '/userIdentity/arn');
  }

  function signedIn(
    call: Call,
    parent: Anchor<P> | undefined,
    pointers: readonly string[],
    name: string,
  ): Link<P> | undefined {
    return link(call, parent, 'console sign-in', pointers, [name, '/eventTime'], 'joined by time');
  }

  /** The newest sign-in of a principal that is not after a time and at most `within` before it. */
  function newestSignIn(principal: string, time: number, within: number): Anchor<P> | undefined {
    let known = signIns.get(principal);
    if (known === undefined) {
      const byTime = new Map<number, Anchor<P>>();
      for (const anchor of anchors.by(`signedIn ${principal}`)) {
        const at = anchor.call.time ?? Infinity;
        const before = byTime.get(at);
        byTime.set(at, (before && best([before, anchor])) ?? anchor);
      }
      known = { byTime, times: [...byTime.keys()].sort((one, other) => one - other) };
      signIns.set(principal, known);
    }
    const newest = newestAt(known.times, time);
    return newest === undefined || time - newest > within ? undefined : known.byTime.get(newest);
  }

  const joins = Object.entries({
    'join request': byRequest,
    'join key': byKey,
    'join shared event': bySharedEvent,
    'join sign-in session': bySignInSession,
    'join session start': bySessionStart,
    'join console sign-in': byConsoleSignIn,
  });

  return call => {
    for (const [part, linkOf] of joins) {
      const found = attempt(part, failures, () => linkOf(call), undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function link<P>(
  { eventID }: Call,
  parent: Anchor<P> | undefined,
  join: Join,
  pointers: readonly string[],
  parentPointers: readonly string[],
  confidence: Confidence = 'recorded',
): Link<P> | undefined {
  if (parent === undefined) return undefined;
  const places = (id: string, at: readonly string[]) =>
    at.map(pointer => ({ eventID: id, pointer }));
  const evidence = [...places(eventID ?? '', pointers), ...places(parent.eventID, parentPointers)];
  return { parent, join, confidence, evidence };
}

/** The caller's own copy before that of another account, then the earliest, then by id. */
export function best<P>(found: readonly Anchor<P>[]): Anchor<P> | undefined {
  return found.length < 2 ? found[0] : [...found].sort(byPreference)[0];
}

function byPreference<P>(one: Anchor<P>, other: Anchor<P>): number {
  return (
    Number(one.call.type === 'AWSAccount') - Number(other.call.type === 'AWSAccount') ||
    (one.call.time ?? 1e15) - (other.call.time ?? 1e15) ||
    (one.eventID < other.eventID ? -1 : 1)
  );
}
