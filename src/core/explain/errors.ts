import type { Message } from '../message';
import { message } from '../message';
import type { ErrorKind } from '../values/errorCode';
import { errorKind, plainErrorCode } from '../values/errorCode';

/** What an error code means for who reads the log, and what it usually comes from. */
export function errorCodeWords(errorCode: string): readonly Message[] {
  const own = CODES.get(plainErrorCode(errorCode));
  if (own !== undefined) return own.map(template => message(template));
  const kind = errorKind(errorCode);
  return kind === undefined ? [] : KINDS[kind].map(template => message(template));
}

/** By kind: the meaning, and the usual cause where there is one. */
const KINDS: Readonly<Record<ErrorKind, readonly string[]>> = {
  denied: [
    'Denied: the caller lacked a permission.',
    'Either no policy allowed it or one denied it; the error message often says which.',
  ],
  dryRun: ['A dry run: the call would have succeeded, and changed nothing.'],
  throttled: [
    'Throttled: too many requests in too short a time.',
    'Usual with programs that call in a loop, inventories and scanners among them.',
  ],
  expired: [
    'The credentials or the request had expired.',
    'Usual when a program keeps temporary credentials longer than they live, or a clock is wrong.',
  ],
  signature: [
    'The access key is not known, or the signature is wrong.',
    'The key may have been deleted or deactivated, or be one of another partition.',
  ],
  optIn: ['The account or the Region is not enabled for this service.'],
  missing: [
    'What the call was about does not exist.',
    'It may never have existed, be deleted already, or lie in another Region or account.',
  ],
  notConfigured: [
    'The setting that was asked for is not configured. On a call that reads, this is usually harmless.',
  ],
  invalid: ['The request itself was wrong: a parameter is missing, malformed or not allowed.'],
  conflict: [
    'The call does not fit the state that things are in: it exists already, is in use or is not ready.',
  ],
  quota: ['A quota or the capacity is used up.'],
  propagating: ['A change in IAM was still on its way to all of AWS; a later attempt works.'],
  password: ['The password does not keep to the password policy.'],
  service: ['The service failed; it was not the caller’s fault.'],
};

/** Codes that say more than their kind. */
const CODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['VpceAccessDenied', ['Denied by the policy of the VPC endpoint.']],
  [
    'ExpiredToken',
    [
      'The temporary credentials had expired.',
      'Somebody used them after the end of their session: a program that did not renew them, or copied credentials.',
    ],
  ],
  [
    'ExpiredTokenException',
    [
      'The temporary credentials had expired.',
      'Somebody used them after the end of their session: a program that did not renew them, or copied credentials.',
    ],
  ],
  [
    'InvalidClientTokenId',
    [
      'The access key is not known.',
      'It may have been deleted or deactivated, be made up, or be temporary and sent without its session token.',
    ],
  ],
  [
    'UnrecognizedClientException',
    [
      'The access key is not known.',
      'It may have been deleted or deactivated, be made up, or be temporary and sent without its session token.',
    ],
  ],
  [
    'SignatureDoesNotMatch',
    [
      'The signature is wrong: the secret key does not belong to the access key, or the request was changed on its way.',
    ],
  ],
  [
    'AuthFailure',
    [
      'EC2 could not verify the caller, or the account may not use what was asked for.',
      'Also seen when a key is not active, or an image or snapshot of another account is not shared.',
    ],
  ],
  [
    'OptInRequired',
    [
      'The account is not enabled for this service or Region.',
      'Calls in Regions that nobody enabled are worth a look: nothing should run there.',
    ],
  ],
  [
    'MalformedPolicyDocument',
    [
      'The policy cannot be read, or names a principal that does not exist.',
      'Trying names in a policy is also a way to find out which users and roles another account has.',
    ],
  ],
  [
    'EntityAlreadyExists',
    ['There is one of this name already.', 'Usual when a script runs a second time.'],
  ],
  [
    'EntityAlreadyExistsException',
    ['There is one of this name already.', 'Usual when a script runs a second time.'],
  ],
  [
    'DeleteConflict',
    ['It cannot be deleted while something is still attached to it, such as a policy or a key.'],
  ],
  ['BucketNotEmpty', ['A bucket can be deleted only when nothing is in it.']],
  ['DependencyViolation', ['It cannot be deleted while something else still uses it.']],
  [
    'VcpuLimitExceeded',
    [
      'The account may not run so many virtual CPUs of this kind.',
      'Also what starting many or large instances ends in, as for mining.',
    ],
  ],
  [
    'InstanceLimitExceeded',
    [
      'The account may not run so many instances of this kind.',
      'Also what starting many or large instances ends in, as for mining.',
    ],
  ],
  [
    'MethodNotAllowed',
    [
      'The operation cannot be used on this resource; on an object, its newest version is a delete marker.',
    ],
  ],
]);
