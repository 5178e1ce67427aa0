import { NOBODY, type Call } from './call';
import { sessionName } from './credentials';
import { weaker } from './join';
import type { ParentOf } from './parents';
import { personByEmail, type KnownPerson, type Person } from './person';
import type { Sessions } from './sessions';

/** Who made a call; `undefined` where that is no person, or where nothing says. */
export type PersonOf = (call: Call) => KnownPerson | undefined;

/** A chain of more steps is nobody's work: it is cut, so that hostile events cannot exhaust the stack. */
export const LONGEST_CHAIN = 64;

/**
 * The person behind a call: whom the event or its session names, else who made the call that issued
 * its credential, and where no event tells, whose e-mail address the session is called by.
 */
export function people<P>(parentOf: ParentOf<P>, sessions: Sessions): PersonOf {
  const ofParents = new Map<string, KnownPerson | undefined>();

  function personOf(call: Call, depth: number): KnownPerson | undefined {
    const named = byIdentity(call);
    if (named !== undefined) return { id: named, confidence: 'recorded' };
    return byParent(call, depth) ?? bySwitch(call) ?? byIssuer(call) ?? byName(call);
  }

  function byIdentity(call: Call): Person | undefined {
    const { type, arn, account, assumedRoot } = call;
    const behind = call.onBehalfOf ?? sessions.personBehind(call);
    if (behind !== undefined) return behind;
    if (type === 'IAMUser') return arn && `iam-user:${arn}`;
    return type === 'Root' && !assumedRoot ? account && `root:${account}` : undefined;
  }

  function byParent(call: Call, depth: number): KnownPerson | undefined {
    const link = depth < LONGEST_CHAIN ? parentOf(call) : undefined;
    if (link === undefined) return undefined;
    const { parent, confidence } = link;
    // A person found on a cut chain depends on where the walk began and is not to be kept.
    const kept = ofParents.has(parent.eventID);
    const person = kept ? ofParents.get(parent.eventID) : personOf(parent.call, depth + 1);
    if (!kept && depth === 0) ofParents.set(parent.eventID, person);
    return person && { id: person.id, confidence: weaker(person.confidence, confidence) };
  }

  /** A SwitchRole names the user or session that was left, though not which sign-in of it. */
  function bySwitch({ switchedFrom, time }: Call): KnownPerson | undefined {
    if (switchedFrom === undefined) return undefined;
    if (/^arn:[^:]+:iam::\d*:user\//.test(switchedFrom))
      return { id: `iam-user:${switchedFrom}`, confidence: 'recorded' };
    const root = /^arn:[^:]+:iam::(\d+):root$/.exec(switchedFrom)?.[1];
    if (root !== undefined) return { id: `root:${root}`, confidence: 'recorded' };
    const left: Call = { ...NOBODY, type: 'AssumedRole', arn: switchedFrom };
    const created = time === undefined ? undefined : sessions.consoleBefore(switchedFrom, time);
    const behind = created === undefined ? undefined : sessions.personBehind({ ...left, created });
    return behind === undefined ? byName(left) : { id: behind, confidence: 'joined by time' };
  }

  /** A federated session says who asked for it; so do users with an identity provider of their own. */
  function byIssuer(call: Call): KnownPerson | undefined {
    const { type, issuer, account, identityProvider, userName } = call;
    if (type === 'FederatedUser' && issuer?.arn !== undefined) {
      if (issuer.type === 'IAMUser')
        return { id: `iam-user:${issuer.arn}`, confidence: 'recorded' };
      if (issuer.type === 'Root' && account)
        return { id: `root:${account}`, confidence: 'recorded' };
    }
    if (type !== 'SAMLUser' || userName === undefined || personByEmail(userName) !== undefined)
      return undefined;
    return { id: `saml:${identityProvider ?? 'unknown'}/${userName}`, confidence: 'recorded' };
  }

  function byName(call: Call): KnownPerson | undefined {
    const email = emailOf(call);
    if (email === undefined) return undefined;
    return { id: sessions.userWithEmail(email) ?? email, confidence: 'inferred' };
  }

  return call => personOf(call, 0);
}

/** The e-mail address by which a caller without another name is called. */
export function emailOf(call: Call): Person | undefined {
  const { type, sourceIdentity, userName } = call;
  if (type === 'AssumedRole')
    return personByEmail(sourceIdentity) ?? personByEmail(sessionName(call));
  const isNamed = type === 'SAMLUser' || type === 'WebIdentityUser' || type === 'Unknown';
  return isNamed ? personByEmail(userName) : undefined;
}
