/** The callers that IAM knows: root, users, roles and the sessions of users' federation tokens. */
import { parseArn } from '../values/arn';
import { parsePrincipalId } from '../values/principalId';
import { fact, observation, type ChainDraft } from './draft';
import { lastSegment } from './names';
import { at, firstWith, wordsAt, type Place } from './place';
import {
  accountPlaces,
  hasSession,
  keyObservations,
  nameFacts,
  nameHints,
  secondFactor,
  sessionFacts,
  type Caller,
} from './session';

export function rootUser(draft: ChainDraft, caller: Caller): string {
  const { identity } = caller;
  const assumed = at(identity, 'sessionContext', 'assumedRoot');
  draft.add({
    id: 'root',
    kind: 'root',
    named: firstWith(at(identity, 'userName'), at(identity, 'accountId'), at(identity, 'type')),
    account: accountPlaces(identity),
    facts: [
      fact('Access key', at(identity, 'accessKeyId')),
      ...sessionFacts(caller),
      ...nameFacts(identity),
    ],
    observations: [
      observation('Used the root user', at(identity, 'type')),
      wordsAt(assumed) === 'true'
        ? observation('Root session in a member account', assumed)
        : undefined,
      ...keyObservations(identity),
      secondFactor(caller),
    ],
  });
  return 'root';
}

/** A user, and the temporary credentials in between when the record has a session of theirs. */
export function iamUser(draft: ChainDraft, caller: Caller): string {
  const { identity } = caller;
  const named = nameOf(identity);
  const user = {
    id: 'user',
    kind: 'user',
    named,
    label: named && lastSegment(wordsAt(named) ?? ''),
    account: accountPlaces(identity),
  } as const;
  const key = fact('Access key', at(identity, 'accessKeyId'));
  if (!hasSession(identity)) {
    draft.add({
      ...user,
      facts: [key, ...sessionFacts(caller), ...nameFacts(identity)],
      observations: [...keyObservations(identity), secondFactor(caller)],
    });
    return 'user';
  }
  const context = at(identity, 'sessionContext');
  const issuer = firstWith(
    at(context, 'sessionIssuer', 'arn'),
    at(context, 'sessionIssuer', 'userName'),
  );
  draft.add({ ...user, facts: nameFacts(identity), observations: [secondFactor(caller)] });
  draft.add({
    id: 'credentials',
    kind: 'credentials',
    named: firstWith(
      at(identity, 'accessKeyId'),
      at(context, 'attributes', 'creationDate'),
      at(context, 'signInSessionArn'),
    ),
    account: accountPlaces(identity),
    facts: [...sessionFacts(caller), issuer && fact('Session issuer', issuer)],
    observations: keyObservations(identity),
  });
  draft.link('user', 'credentials', 'called with');
  return 'credentials';
}

/** A role and its session. Who assumed the role is not in the event, so nobody stands before it. */
export function roleSession(draft: ChainDraft, caller: Caller): string {
  const { identity } = caller;
  const arn = at(identity, 'arn');
  const principalId = at(identity, 'principalId');
  const issuer = at(identity, 'sessionContext', 'sessionIssuer');
  const names = parseArn(wordsAt(arn));
  const hasRole = drawRole(draft, caller, issuer, names?.roleName);

  const name = names?.sessionName ?? parsePrincipalId(wordsAt(principalId))?.session;
  const named = names?.sessionName === undefined ? principalId : arn;
  const roleArn = firstWith(at(issuer, 'arn'), at(issuer, 'userName')) ?? arn;
  draft.add({
    id: 'session',
    kind: 'session',
    named: name
      ? named
      : firstWith(at(identity, 'accessKeyId'), arn, principalId, at(identity, 'type')),
    label: name,
    account: accountPlaces(identity),
    facts: [
      ...nameHints(named, name ?? '', roleArn),
      fact('Access key', at(identity, 'accessKeyId')),
      ...sessionFacts(caller),
      ...nameFacts(identity),
    ],
    observations: keyObservations(identity),
  });
  if (hasRole) draft.link('role', 'session', 'issued');
  return 'session';
}

/** The role is named by the issuer of the session; where that is missing, in the session's own ARN. */
function drawRole(draft: ChainDraft, { identity }: Caller, issuer: Place, inArn?: string): boolean {
  const issuerName = nameOf(issuer);
  if (issuerName === undefined && inArn === undefined) return false;
  draft.add({
    id: 'role',
    kind: 'role',
    named: issuerName ?? at(identity, 'arn'),
    label: issuerName ? lastSegment(wordsAt(issuerName) ?? '') : inArn,
    account: [...accountPlaces(issuer), ...accountPlaces(identity)],
    facts: nameFacts(issuer),
  });
  return true;
}

/** A federated session with the rights of the user, or of root, who asked for its token. */
export function federatedUser(draft: ChainDraft, caller: Caller): string {
  const { identity } = caller;
  const issuer = at(identity, 'sessionContext', 'sessionIssuer');
  const issuerName = nameOf(issuer);
  if (issuerName)
    draft.add({
      id: 'issuer',
      kind: wordsAt(at(issuer, 'type')) === 'Root' ? 'root' : 'user',
      named: issuerName,
      label: lastSegment(wordsAt(issuerName) ?? ''),
      account: [...accountPlaces(issuer), ...accountPlaces(identity)],
      facts: nameFacts(issuer),
      observations:
        wordsAt(at(issuer, 'type')) === 'Root'
          ? [observation('Used the root user', at(issuer, 'type'))]
          : [],
    });
  const named = nameOf(identity);
  draft.add({
    id: 'federated',
    kind: 'federated',
    named,
    label: named && federatedName(wordsAt(named) ?? ''),
    account: accountPlaces(identity),
    facts: [
      fact('Access key', at(identity, 'accessKeyId')),
      ...sessionFacts(caller),
      ...nameFacts(identity),
    ],
    observations: keyObservations(identity),
  });
  if (issuerName) draft.link('issuer', 'federated', 'issued');
  return 'federated';
}

function nameOf(principal: Place): Place | undefined {
  return firstWith(at(principal, 'userName'), at(principal, 'arn'), at(principal, 'principalId'));
}

/** `bob` of `…:federated-user/bob` and of `111122223333:bob`. */
function federatedName(words: string): string {
  return parseArn(words)?.userName ?? parsePrincipalId(words)?.session ?? words;
}
