import type { Message } from '../message';
import { message } from '../message';
import type { ErrorKind } from '../values/errorCode';
import { errorKind } from '../values/errorCode';
import { code } from './code';

/** What an error code means for who reads the log. */
export function errorCodeWords(errorCode: string): readonly Message[] {
  if (errorCode === 'VpceAccessDenied')
    return [message('Denied by the policy of the VPC endpoint.')];
  const kind = errorKind(errorCode);
  return kind === undefined ? [] : [message(KINDS[kind])];
}

const KINDS: Readonly<Record<ErrorKind, string>> = {
  denied: 'Denied: the caller lacked a permission.',
  dryRun: 'A dry run: the call would have succeeded, and changed nothing.',
  throttled: 'Throttled: too many requests in too short a time.',
  expired: 'The credentials or the request had expired.',
  signature: 'The access key is not known, or the signature is wrong.',
  optIn: 'The account or the Region is not enabled for this service.',
  missing: 'What the call was about does not exist.',
  notConfigured:
    'The setting that was asked for is not configured. On a call that reads, this is usually harmless.',
  invalid: 'The request itself was wrong: a parameter is missing, malformed or not allowed.',
  conflict:
    'The call does not fit the state that things are in: it exists already, is in use or is not ready.',
  quota: 'A quota or the capacity is used up.',
  propagating: 'A change in IAM was still on its way to all of AWS; a later attempt works.',
  password: 'The password does not keep to the password policy.',
  service: 'The service failed; it was not the caller’s fault.',
};

/**
 * `User: … is not authorized to perform: … on resource: … because …`, as most services write it; EC2
 * puts a sentence in front. Each part ends at a blank, so a long message costs no more than its length.
 */
const DENIAL =
  /\bUser: (\S+) is not authorized to perform: ([\w*:-]+)(?: on resource: (\S+))?(?: (?:because|with) ([^]+))?/;

/** A message of a failure, taken apart where its form is known. */
export function errorMessageWords(text: string): readonly Message[] {
  const [, user, action, resource, reason] = DENIAL.exec(text.slice(0, 2048)) ?? [];
  if (user !== undefined && action !== undefined)
    return [
      message('Denied: {0}.', code(action)),
      message('To: {0}.', code(user)),
      ...(resource === undefined ? [] : [message('On: {0}.', code(resource.replace(/[.,]$/, '')))]),
      ...(reason === undefined ? [] : reasonWords(reason)),
    ];
  if (text.includes('Encoded authorization failure message:')) return [message(ENCODED)];
  const known = KNOWN.get(text);
  return known === undefined ? [] : [message(known)];
}

const ENCODED =
  'The reason is encoded. Who has the permission `sts:DecodeAuthorizationMessage` can read it with `aws sts decode-authorization-message`.';

/** Which kind of policy denied it, or which kind should have allowed it. */
function reasonWords(reason: string): readonly Message[] {
  const kind = POLICIES.find(([form]) => form.test(reason))?.[1];
  if (kind === undefined) return [];
  const arn = /explicit deny in [^:]*: (arn:\S+)/.exec(reason)?.[1];
  if (/explicit deny/.test(reason))
    return [
      arn === undefined
        ? message('Why: a policy denies it; {0}.', kind)
        : message('Why: a policy denies it; {0}, {1}.', kind, code(arn)),
    ];
  return /\bno\b/.test(reason) ? [message('Why: no policy allows it; {0}.', kind)] : [];
}

const POLICIES: readonly (readonly [form: RegExp, name: string])[] = [
  [/identity-based policy/, 'identity-based policy'],
  [/resource-based policy/, 'resource-based policy'],
  [/service control policy/, 'service control policy (SCP)'],
  [/resource control policy/, 'resource control policy (RCP)'],
  [/permissions boundary/, 'permissions boundary'],
  [/session policy/, 'session policy'],
  [/VPC endpoint policy/, 'VPC endpoint policy'],
  [/trust policy/, 'trust policy of the role'],
];

const KNOWN: ReadonlyMap<string, string> = new Map([
  ['Failed authentication', 'The sign-in failed: a wrong password or a wrong MFA code.'],
  [
    'No username found in supplied account',
    'The sign-in failed: the account has no user of this name. The name is hidden, as people type passwords there.',
  ],
  [
    'The request was denied due to a VPC endpoint policy',
    'Denied by the policy of the VPC endpoint.',
  ],
]);
