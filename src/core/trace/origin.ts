import { message, type Message } from '../message';
import { formatAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import type { Call } from './call';
import { sessionName } from './credentials';
import type { Confidence, Evidence } from './join';
import { emailOf } from './people';
import type { KnownPerson } from './person';

/** Where a trace ends. */
export interface Origin {
  readonly kind: 'person' | 'service' | 'workload' | 'account' | 'unknown';
  /** A person's id, a service's name, an instance, an account; absent where nothing is known. */
  readonly id: string | undefined;
  readonly words: Message;
  readonly confidence: Confidence;
  /** What the last event says about it. */
  readonly evidence: readonly Evidence[];
}

/** The origin of a call that nothing is known of. */
export const UNKNOWN: Origin = {
  kind: 'unknown',
  id: undefined,
  words: message('unknown caller'),
  confidence: 'recorded',
  evidence: [],
};

const INSTANCE = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Whether the session is of the Identity Center portal, whose events hide the keys that it gives out. */
export function isPortalSession({ type, arn, issuer }: Call): boolean {
  return (
    type === 'AssumedRole' &&
    (/\/aws-reserved\/sso\.amazonaws\.com\//.test(issuer?.arn ?? '') ||
      /:assumed-role\/AWSReservedSSO_/.test(arn ?? ''))
  );
}

/** Who or what made the last call of a trace, as far as is known. */
export function originOf(call: Call, person: KnownPerson | undefined): Origin {
  const evidence = (...pointers: readonly string[]): readonly Evidence[] =>
    pointers.map(pointer => ({ eventID: call.eventID ?? '', pointer }));
  if (person !== undefined) {
    const { id, confidence } = person;
    const words = isPortalSession(call)
      ? message('Identity Center user {0} (portal sign-in not recorded)', nameOf(id))
      : personWords(id, confidence);
    return { kind: 'person', id, words, confidence, evidence: evidence(...personPlaces(call)) };
  }
  return otherOrigin(call, evidence);
}

function otherOrigin(
  call: Call,
  evidence: (...pointers: readonly string[]) => readonly Evidence[],
): Origin {
  const { type, invokedBy, account } = call;
  const isService = type === 'AWSService' || type === undefined;
  if (isService && invokedBy !== undefined)
    return {
      kind: 'service',
      id: invokedBy,
      words: message('{0} (AWS service)', shortService(invokedBy)),
      confidence: 'recorded',
      evidence: evidence('/userIdentity/invokedBy'),
    };
  if (call.issuedTo !== undefined)
    return {
      kind: 'workload',
      id: call.issuedTo,
      words: message('{0}, to which the credentials were issued', call.issuedTo),
      confidence: 'recorded',
      evidence: evidence('/userIdentity/inScopeOf/credentialsIssuedTo'),
    };
  const session = sessionName(call);
  if (session !== undefined && INSTANCE.test(session))
    return {
      kind: 'workload',
      id: session,
      words: message('EC2 instance {0}, by the name of the session', session),
      confidence: 'inferred',
      evidence: evidence('/userIdentity/principalId'),
    };
  if (type === 'WebIdentityUser' && call.userName !== undefined)
    return {
      kind: 'workload',
      id: call.userName,
      words: message('{0} of {1}', call.userName, call.identityProvider ?? '?'),
      confidence: 'recorded',
      evidence: evidence('/userIdentity/userName', '/userIdentity/identityProvider'),
    };
  if (type === 'AWSAccount' && account !== undefined)
    return {
      kind: 'account',
      id: account,
      words:
        account === 'ANONYMOUS_PRINCIPAL'
          ? message('anonymous')
          : message('someone in {0}', formatAccountId(account)),
      confidence: 'recorded',
      evidence: evidence('/userIdentity/accountId'),
    };
  const unnamed = isPortalSession(call)
    ? message('Identity Center user (portal sign-in not recorded)')
    : message('unknown caller');
  return {
    kind: 'unknown',
    id: undefined,
    words: call.arn === undefined ? unnamed : message('{0} as {1}', unnamed, call.arn),
    confidence: 'recorded',
    evidence: evidence(call.arn === undefined ? '/userIdentity' : '/userIdentity/arn'),
  };
}

/** A known person in words. */
export function personWords(id: string, confidence: Confidence): Message {
  const name = nameOf(id);
  if (id.startsWith('iam-user:')) {
    const account = parseArn(id.slice('iam-user:'.length))?.account ?? '?';
    return message('IAM user {0} of {1}', name, formatAccountId(account));
  }
  if (id.startsWith('root:')) return message('root of {0}', formatAccountId(name));
  const words = id.startsWith('identitycenter:')
    ? message('Identity Center user {0}', name)
    : message('{0}', name);
  return confidence === 'inferred' ? message('{0}, by a name only', words) : words;
}

/** What follows the kind, and the store or path, in a person's id. */
function nameOf(id: string): string {
  const name = id.slice(id.indexOf(':') + 1);
  return /^(identitycenter|iam-user|saml):/.test(id) ? name.slice(name.lastIndexOf('/') + 1) : name;
}

function personPlaces(call: Call): readonly string[] {
  if (call.onBehalfOf !== undefined)
    return ['/userIdentity/onBehalfOf/userId', '/userIdentity/onBehalfOf/identityStoreArn'];
  if (call.switchedFrom !== undefined) return ['/additionalEventData/SwitchFrom'];
  if (call.type === 'FederatedUser') return ['/userIdentity/sessionContext/sessionIssuer/arn'];
  if (call.type === 'IAMUser') return ['/userIdentity/arn'];
  if (call.type === 'Root') return ['/userIdentity/accountId'];
  if (call.type !== 'AssumedRole') return ['/userIdentity/userName'];
  return emailOf({ ...call, principalId: undefined, arn: undefined }) === undefined
    ? ['/userIdentity/principalId']
    : ['/userIdentity/sessionContext/sourceIdentity'];
}

function shortService(service: string): string {
  return service.replace(/\.amazonaws\.com(\.cn)?$/, '');
}
