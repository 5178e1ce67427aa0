/** What `userIdentity` says about a caller beyond its type. */
import { fact, type ChainDraft } from './draft';
import { lastSegment, resourceName } from './names';
import { person } from './otherPrincipals';
import { at, entries, firstWith, wordsAt } from './place';
import type { Caller } from './session';

/** Draw the origins in front of the acting node `actor`, in this order. */
export const ORIGINS: readonly ((draft: ChainDraft, caller: Caller, actor: string) => void)[] = [
  switchedFrom,
  provider,
  delegate,
  workload,
  sourceIdentity,
  onBehalfOf,
];

/** Draws the service that called with the caller's credentials; returns the node that calls. */
export function drawForwarder(draft: ChainDraft, { identity }: Caller, actor: string): string {
  const invokedBy = at(identity, 'invokedBy');
  const named = firstWith(invokedBy, at(invokedBy, 'serviceAccountId'));
  if (named === undefined || draft.has('service')) return actor;
  draft.add({
    id: 'service',
    kind: 'service',
    named,
    facts: [fact('Account of the service', at(invokedBy, 'serviceAccountId'))],
  });
  draft.link(actor, 'service', 'called through');
  return 'service';
}

/** A switch of roles in the console names the principal that switched. */
function switchedFrom(draft: ChainDraft, { event }: Caller): void {
  const from = at(event, 'additionalEventData', 'SwitchFrom');
  const arn = wordsAt(from);
  if (arn === undefined || !draft.has('role')) return;
  draft.addOrigin(
    {
      id: 'switched-from',
      kind: arn.includes(':assumed-role/')
        ? 'session'
        : arn.includes(':user/')
          ? 'user'
          : 'unknown',
      named: from,
      label: lastSegment(arn),
      account: [from],
      facts: [fact('ARN', from)],
    },
    'assumed',
    'role',
  );
}

function provider(draft: ChainDraft, { identity }: Caller, actor: string): void {
  const federation = at(identity, 'sessionContext', 'webIdFederationData');
  const named = firstWith(at(federation, 'federatedProvider'), at(identity, 'identityProvider'));
  if (named === undefined || draft.has('provider')) return;
  draft.addOrigin(
    {
      id: 'provider',
      kind: 'provider',
      named,
      label: resourceName(wordsAt(named) ?? ''),
      facts: [
        ...entries(at(federation, 'attributes')).map(([name, place]) => {
          const stated = fact('Attribute', place);
          return stated && { ...stated, value: `${name}: ${stated.value}` };
        }),
      ],
    },
    'federated',
    actor,
  );
}

/** A product provider that was lent access for a time. */
function delegate(draft: ChainDraft, { identity }: Caller, actor: string): void {
  const account = at(identity, 'invokedByDelegate', 'accountId');
  if (wordsAt(account) === undefined) return;
  draft.addOrigin(
    { id: 'delegate', kind: 'account', named: account, account: [account] },
    'called with',
    actor,
  );
}

/** The function or instance that the credentials were issued to, or that a service acted for. */
function workload(draft: ChainDraft, { identity }: Caller, actor: string): void {
  const scope = at(identity, 'inScopeOf');
  const issuedTo = at(scope, 'credentialsIssuedTo');
  const source = at(scope, 'sourceArn');
  const named = firstWith(issuedTo, source, at(scope, 'issuerType'));
  if (named === undefined) return;
  draft.addOrigin(
    {
      id: 'workload',
      kind: 'workload',
      named,
      label: resourceName(wordsAt(named) ?? ''),
      account: [at(scope, 'sourceAccount'), source, issuedTo],
      facts: [
        fact('Kind of workload', at(scope, 'issuerType')),
        fact('Credentials issued to', issuedTo),
        fact('Source ARN', source),
        fact('Account', at(scope, 'sourceAccount')),
      ],
    },
    'in scope of',
    actor,
  );
}

/** Set once when the first role was assumed, and the same through every role after it. */
function sourceIdentity(draft: ChainDraft, { identity }: Caller, actor: string): void {
  const source = at(identity, 'sessionContext', 'sourceIdentity');
  if (wordsAt(source) === undefined) return;
  draft.addOrigin(
    { id: 'source-identity', kind: 'source identity', named: source },
    'carries',
    actor,
  );
}

function onBehalfOf(draft: ChainDraft, { identity }: Caller, actor: string): void {
  const userId = at(identity, 'onBehalfOf', 'userId');
  if (draft.has('person') || wordsAt(userId) === undefined) return;
  const node = person(identity);
  draft.addOrigin(
    {
      ...node,
      named: userId,
      facts: [...node.facts, fact('Credential id', at(identity, 'credentialId'))],
    },
    'on behalf of',
    actor,
  );
}
