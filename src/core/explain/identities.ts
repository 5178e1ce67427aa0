import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { parseArn } from '../values/arn';
import { productName } from '../values/eventSource';
import type { IdPrefix } from '../values/idPrefix';
import { idPrefix } from '../values/idPrefix';
import { parsePrincipalId } from '../values/principalId';
import { accountWord } from './accounts';
import { arnWords, roleWords } from './arns';
import { code } from './code';
import type { Place } from './place';
import { sessionNameWords } from './sessionNames';

/** `userIdentity.type`, and where to look for who is behind it. */
export function identityTypeWords(type: string, { event }: Place): readonly Message[] {
  const template = TYPES.get(type);
  if (template === undefined) return [];
  const key = text(object(event.userIdentity)['accessKeyId']);
  return type === 'AssumedRole' && key?.startsWith('ASIA')
    ? [
        message(template),
        message(
          'Who assumed the role is not in this event: look for the AssumeRole event that issued the key {0}.',
          code(key),
        ),
      ]
    : [message(template)];
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['Root', 'The root user of the account, who may do nearly everything in it.'],
  ['IAMUser', 'An IAM user, with a long-term key or with a session of its own.'],
  ['AssumedRole', 'A session of a role, with temporary credentials from STS.'],
  ['Role', 'A role itself, rather than a session of it.'],
  [
    'FederatedUser',
    'A federated user: temporary credentials from `GetFederationToken`, with the rights of the user who asked for them.',
  ],
  ['Directory', 'A user of a directory, as Amazon WorkDocs and Amazon Quick have them.'],
  [
    'AWSAccount',
    'Someone from another account, of whom this event has little more than identifiers. The copy of the event in that account names them.',
  ],
  ['AWSService', 'An AWS service that acts by itself; `invokedBy` names it.'],
  [
    'IdentityCenterUser',
    'A user of IAM Identity Center who acts with a token, without a role; `onBehalfOf` names them.',
  ],
  ['SAMLUser', 'A user whom a SAML identity provider vouches for, about to get a role session.'],
  [
    'WebIdentityUser',
    'A user whom an OIDC identity provider vouches for, about to get a role session.',
  ],
  ['Unknown', 'CloudTrail could not tell who made the call.'],
]);

/** The user, and with which key: that is what has to be turned off when it is in the wrong hands. */
export function userNameWords(name: string, { event }: Place): readonly Message[] {
  const { type, accessKeyId, arn } = object(event.userIdentity);
  if (type !== 'IAMUser') return [];
  const key = text(accessKeyId);
  const path = /^user(\/.+\/)[^/]+$/.exec(parseArn(arn)?.resource ?? '')?.[1];
  const prefix = idPrefix(key);
  return [
    path === undefined
      ? message('The IAM user {0}.', code(name))
      : message('The IAM user {0}, under the path {1}.', code(name), code(path)),
    ...(key === undefined || prefix === undefined
      ? []
      : [
          prefix === 'AKIA'
            ? message('The call was signed with the long-term key {0}.', code(key))
            : message('The call was signed with the temporary key {0}.', code(key)),
        ]),
  ];
}

export function principalIdWords(place: Place): readonly Message[] {
  const principal = parsePrincipalId(place.value);
  if (!principal) return [];
  const { id, prefix, session } = principal;
  const kind = prefix && PRINCIPALS.get(prefix);
  if (kind !== undefined)
    return [
      session === undefined
        ? message(kind[0], code(id))
        : message(kind[1], code(id), code(session)),
      ...(prefix === 'AROA' && session !== undefined ? sessionNameWords(session, place.event) : []),
    ];
  if (/^\d{12}$/.test(id))
    return session === undefined
      ? [accountWord(id, place)]
      : [message('The federated user {0}.', code(session)), accountWord(id, place)];
  return session === undefined
    ? []
    : [message('{0}, as {1} knows the caller.', code(session), code(id))];
}

/** By prefix: the identifier alone, and with a session name. */
const PRINCIPALS: ReadonlyMap<string, readonly [string, string]> = new Map([
  [
    'AROA',
    ['The IAM role with the unique id {0}.', 'The session {1} of the role with the unique id {0}.'],
  ],
  [
    'AIDA',
    ['The IAM user with the unique id {0}.', 'The session {1} of the user with the unique id {0}.'],
  ],
  [
    'AKIA',
    [
      'An access key, {0}, where a unique id should be.',
      'An access key, {0}, where a unique id should be, and the session {1}.',
    ],
  ],
]);

/** Any of IAM's identifiers, an access key first of all. */
export function idWords(id: string): readonly Message[] {
  const prefix = idPrefix(id);
  return prefix === undefined ? [] : [message(IDS[prefix])];
}

const IDS: Readonly<Record<IdPrefix, string>> = {
  ABIA: 'A bearer token of an AWS service.',
  ACCA: 'A credential that is good in one context alone.',
  AGPA: 'The unique id of an IAM user group.',
  AIDA: 'The unique id of an IAM user.',
  AIPA: 'The unique id of an EC2 instance profile.',
  AKIA: 'A long-term access key: it works until someone deactivates it.',
  ANPA: 'The unique id of a managed policy.',
  ANVA: 'The unique id of a version of a managed policy.',
  APKA: 'The unique id of a public key.',
  AROA: 'The unique id of an IAM role.',
  ASCA: 'The unique id of a certificate.',
  ASIA: 'A temporary access key: it ends with the session that STS issued it for.',
};

export function invokedByWords(name: string, { event }: Place): readonly Message[] {
  const byItself = object(event.userIdentity)['type'] === 'AWSService';
  if (/^AWS Internal(\/\d+)?$/.test(name))
    return [message('A part of AWS that it does not name made this call.')];
  const product = productName(name);
  if (product === undefined) return [];
  return [
    byItself
      ? message('{0} made this call by itself.', product)
      : message('{0} made this call with the rights of this principal.', product),
  ];
}

export function issuerTypeWords(type: string): readonly Message[] {
  const template = ISSUERS.get(type);
  return template === undefined ? [] : [message(template)];
}

const ISSUERS: ReadonlyMap<string, string> = new Map([
  ['Role', 'The session comes from a role that was assumed.'],
  ['IAMUser', 'The session comes from an IAM user who asked for temporary credentials.'],
  ['Root', 'The session comes from the root user.'],
]);

export function issuerNameWords(name: string, { event }: Place): readonly Message[] {
  const issuer = object(object(object(event.userIdentity)['sessionContext'])['sessionIssuer']);
  if (issuer['type'] !== 'Role') return [];
  return roleWords({ resourceId: parseArn(issuer['arn'])?.resourceId ?? name }, name);
}

/** An identity provider: a well-known host, or the ARN of one that the account trusts. */
export function providerWords(place: Place): readonly Message[] {
  const value = text(place.value) ?? '';
  const known = PROVIDERS.find(([form]) => form.test(value));
  return [...(known ? [message(known[1])] : []), ...arnWords(place)];
}

const PROVIDERS: readonly (readonly [form: RegExp, template: string])[] = [
  [/(^|\/)token\.actions\.githubusercontent\.com(\/|$)/, 'GitHub Actions.'],
  [
    /(^|\/)oidc\.eks\.[a-z0-9-]+\.amazonaws\.com/,
    'A service account of a Kubernetes cluster in Amazon EKS.',
  ],
  [/(^|\/)gitlab\.com$/, 'GitLab.'],
  [/(^|\/)app\.terraform\.io$/, 'HCP Terraform.'],
  [/^cognito-identity\.amazon(aws)?\.com$/, 'An identity pool of Amazon Cognito.'],
  [/^www\.amazon\.com$/, 'Login with Amazon.'],
  [/^accounts\.google\.com$/, 'Google.'],
  [/^graph\.facebook\.com$/, 'Facebook.'],
  [/saml-provider\/AWSSSO_/, 'IAM Identity Center.'],
];

export function onBehalfOfWords(userId: string, { event }: Place): readonly Message[] {
  const store = parseArn(object(object(event.userIdentity)['onBehalfOf'])['identityStoreArn']);
  return store
    ? [
        message(
          'The Identity Center user {0} of the identity store {1}.',
          code(userId),
          code(store.resourceId),
        ),
      ]
    : [message('The Identity Center user {0}.', code(userId))];
}

export function sourceIdentityWords(name: string): readonly Message[] {
  return [message('The chain of roles began with {0}; no role in it can change that.', code(name))];
}
