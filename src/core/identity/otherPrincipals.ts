/** The callers from outside IAM's own names: providers, Identity Center, other accounts, services. */
import { fact, observation, type ChainDraft } from './draft';
import { accountIn, lastSegment } from './names';
import { at, firstWith, pointerTo, wordsAt, type Place } from './place';
import { accountPlaces, keyObservations, nameFacts, sessionFacts, type Caller } from './session';

/** The subject of a SAML assertion or a web identity token, on the call that trades it for a role. */
export function providedUser(draft: ChainDraft, { identity }: Caller): string {
  const provider = at(identity, 'identityProvider');
  const principalId = at(identity, 'principalId');
  if (wordsAt(provider) !== undefined)
    draft.add({ id: 'provider', kind: 'provider', named: provider });
  const named = firstWith(at(identity, 'userName'), principalId, at(identity, 'type'));
  draft.add({
    id: 'federated',
    kind: 'federated',
    named,
    label: named === principalId ? wordsAt(principalId)?.split(':').at(-1) : undefined,
    account: accountPlaces(identity),
    facts: nameFacts(identity),
  });
  if (draft.has('provider')) draft.link('provider', 'federated', 'federated');
  return 'federated';
}

/** A person known to Identity Center by an id alone; the bearer token in between when it is named. */
export function identityCenterUser(draft: ChainDraft, { identity }: Caller): string {
  const credential = at(identity, 'credentialId');
  draft.add({
    ...person(identity),
    account: [at(identity, 'accountId'), at(identity, 'onBehalfOf', 'identityStoreArn')],
  });
  if (wordsAt(credential) === undefined) return 'person';
  draft.add({ id: 'credentials', kind: 'credentials', named: credential });
  draft.link('person', 'credentials', 'called with');
  return 'credentials';
}

/** The node of `onBehalfOf`, or of the little that stands in its place. */
export function person(identity: Place) {
  const onBehalfOf = at(identity, 'onBehalfOf');
  const store = at(onBehalfOf, 'identityStoreArn');
  return {
    id: 'person',
    kind: 'person',
    named: firstWith(
      at(onBehalfOf, 'userId'),
      at(identity, 'userName'),
      at(identity, 'principalId'),
      at(identity, 'type'),
    ),
    account: [store],
    facts: [fact('Identity store', store)],
  } as const;
}

/** Somebody in another account; who exactly is only in that account's copy of the event. */
export function otherAccount(draft: ChainDraft, { event, identity }: Caller): string {
  const account = at(identity, 'accountId');
  const principalId = at(identity, 'principalId');
  const nobody = [account, principalId].find(place =>
    /^anonymous(_principal)?$/i.test(wordsAt(place) ?? ''),
  );
  draft.add({
    id: 'account',
    kind: nobody ? 'unknown' : 'account',
    named: nobody ?? firstWith(account, principalId, at(identity, 'type')),
    account: [account],
    facts: [fact('Principal id', principalId), fact('Shared event id', at(event, 'sharedEventID'))],
    observations: nobody ? [observation('Unauthenticated caller', nobody)] : [],
  });
  return 'account';
}

export function awsService(draft: ChainDraft, { identity }: Caller): string {
  const invokedBy = at(identity, 'invokedBy');
  draft.add({
    id: 'service',
    kind: 'service',
    named: firstWith(invokedBy, at(identity, 'principalId'), at(identity, 'type')),
    facts: nameFacts(identity).filter(stated => stated?.pointer !== pointerTo(invokedBy)),
  });
  return 'service';
}

/** No type: a service event, which names the service, or a record of which little is left. */
export function untyped(draft: ChainDraft, caller: Caller): string | undefined {
  return wordsAt(at(caller.identity, 'invokedBy')) === undefined
    ? unknown(draft, caller)
    : awsService(draft, caller);
}

/** A type without a shape of its own (`Unknown`, `Directory`, `Role`, later ones): what is there. */
export function unknown(draft: ChainDraft, caller: Caller): string | undefined {
  const { identity } = caller;
  const named = firstWith(
    at(identity, 'userName'),
    at(identity, 'arn'),
    at(identity, 'principalId'),
    at(identity, 'accountId'),
    at(identity, 'type'),
  );
  if (named === undefined) return undefined;
  const name = wordsAt(named) ?? '';
  draft.add({
    id: 'principal',
    kind:
      wordsAt(at(identity, 'type')) === 'Role'
        ? 'role'
        : accountIn(name) === name
          ? 'account'
          : 'unknown',
    named,
    label: lastSegment(name),
    account: accountPlaces(identity),
    facts: [
      fact('Type', at(identity, 'type')),
      fact('Access key', at(identity, 'accessKeyId')),
      ...sessionFacts(caller),
      ...nameFacts(identity),
    ],
    observations: keyObservations(identity),
  });
  return 'principal';
}
