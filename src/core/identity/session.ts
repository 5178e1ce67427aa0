import type { Fact } from './shape';
import { fact, observation } from './draft';
import { lastSegment } from './names';
import { at, firstWith, pointerTo, wordsAt, type Place } from './place';
import type { FactLabel } from './words';

/** The two places that every kind of caller is read from. */
export interface Caller {
  readonly event: Place;
  readonly identity: Place;
}

/** What is said about temporary credentials, the most telling first. */
export function sessionFacts({ event, identity }: Caller): readonly (Fact | undefined)[] {
  const context = at(identity, 'sessionContext');
  return [
    fact('Session started', at(context, 'attributes', 'creationDate')),
    fact('Multi-factor authentication', at(context, 'attributes', 'mfaAuthenticated')),
    fact('Instance metadata service', at(context, 'ec2RoleDelivery')),
    fact('From the console', at(event, 'sessionCredentialFromConsole')),
    fact('Sign-in session', at(context, 'signInSessionArn')),
  ];
}

/** Whether the record speaks of temporary credentials; `sessionContext: {}` does not. */
export function hasSession(identity: Place): boolean {
  const context = at(identity, 'sessionContext');
  return (
    firstWith(at(context, 'attributes', 'creationDate'), at(context, 'signInSessionArn')) !==
    undefined
  );
}

/** The names of a principal as AWS writes them, long ones last. */
export function nameFacts(principal: Place): readonly (Fact | undefined)[] {
  return [
    fact('User name', at(principal, 'userName')),
    fact('ARN', at(principal, 'arn')),
    fact('Principal id', at(principal, 'principalId')),
    fact('Account', at(principal, 'accountId')),
  ];
}

/** The places that tell a principal's account. */
export function accountPlaces(principal: Place): readonly Place[] {
  return [at(principal, 'accountId'), at(principal, 'arn')];
}

export function keyObservations(identity: Place): readonly (Fact | undefined)[] {
  const key = at(identity, 'accessKeyId');
  const delivery = at(identity, 'sessionContext', 'ec2RoleDelivery');
  return [
    wordsAt(key)?.startsWith('AKIA')
      ? observation('Signed with a long-lived access key', key)
      : undefined,
    /^1(\.|$)/.test(wordsAt(delivery) ?? '')
      ? observation('Credentials delivered by version 1 of the instance metadata service', delivery)
      : undefined,
  ];
}

/**
 * Users and root can sign in with a second factor, so its absence is worth a look. Of role sessions
 * nothing is said: those of services and federated people never show one, whatever they signed in with.
 */
export function secondFactor({ event, identity }: Caller): Fact | undefined {
  const used = at(event, 'additionalEventData', 'MFAUsed');
  const inSession = at(identity, 'sessionContext', 'attributes', 'mfaAuthenticated');
  const answer = firstWith(used, inSession);
  return answer && /^(no|false)$/i.test(wordsAt(answer) ?? '')
    ? observation('Without multi-factor authentication', answer)
    : undefined;
}

/** Guesses from names, marked as hints: a session name is free text that the caller chose. */
export function nameHints(
  session: Place,
  name: string,
  role: Place,
): readonly (Fact | undefined)[] {
  const roleArn = wordsAt(role) ?? '';
  const hint = (label: FactLabel, place: Place, found: RegExpExecArray | null) =>
    found ? { label, value: found[1] ?? found[0], pointer: pointerTo(place) } : undefined;
  return [
    hint('Hint: the session name looks like an EC2 instance', session, INSTANCE.exec(name)),
    hint('Hint: the session name looks like an e-mail address', session, EMAIL.exec(name)),
    hint('Hint: Identity Center permission set', role, PERMISSION_SET.exec(lastSegment(roleArn))),
    hint('Hint: service-linked role', role, SERVICE_LINKED.exec(roleArn)),
  ];
}

const INSTANCE = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
const EMAIL = /^[^@\s]+@[^@\s][^@\s.]*\.[^@\s]+$/;
const PERMISSION_SET = /^AWSReservedSSO_(.+)_[0-9a-f]{12,16}$/;
const SERVICE_LINKED = /:role\/aws-service-role\/([^/]+)\//;
