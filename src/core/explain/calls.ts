import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName, servicePrefix } from '../values/eventSource';
import { recordingOf } from '../values/recording';
import { regionPlace } from '../values/region';
import { code } from './code';
import { isStub, type Place } from './place';

/** The product behind an event source, and what CloudTrail records of it. */
export function eventSourceWords(source: string): readonly Message[] {
  const product = productName(source);
  const recording = recordingOf(source);
  return [
    ...(product === undefined ? [] : [message('{0}.', product)]),
    ...(recording ? [message(recording.recorded)] : []),
    ...(recording?.elsewhere === undefined ? [] : [message(recording.elsewhere)]),
    ...(recording ? [message('[What CloudTrail records]({0})', recording.docs)] : []),
  ];
}

export function eventNameWords(name: string, { event }: Place): readonly Message[] {
  const known = EVENT_NAMES.get(name);
  if (known !== undefined) return [message(known)];
  const product = productName(text(event.eventSource) ?? '');
  const { readOnly } = event;
  if (readOnly !== true && readOnly !== false)
    return product === undefined ? [] : [message('An operation of {0}.', product)];
  return [
    product === undefined
      ? message(
          readOnly ? 'An operation that only reads.' : 'An operation that can change something.',
        )
      : message(
          readOnly
            ? 'An operation of {0} that only reads.'
            : 'An operation of {0} that can change something.',
          product,
        ),
  ];
}

/** Steps of signing in, and other events behind which there is no API operation of that name. */
const EVENT_NAMES: ReadonlyMap<string, string> = new Map([
  [
    'ConsoleLogin',
    'Someone signed in to the console, or tried to: `responseElements` says whether it worked.',
  ],
  ['CheckMfa', 'Someone was asked for MFA on the way into the console.'],
  [
    'SwitchRole',
    'Someone in the console switched to another role; the caller is already that role.',
  ],
  ['ExitRole', 'Someone in the console went back from a role to who they were before.'],
  ['RenewRole', 'The console renewed the session of a role.'],
  ['GetSigninToken', 'A federated user got a token to open the console with.'],
  ['PasswordRecoveryRequested', 'Someone asked to reset the password of the root user.'],
  ['PasswordRecoveryCompleted', 'Someone reset the password of the root user.'],
  ['PasswordUpdated', 'The password of the root user was changed.'],
  ['ExternalIdPDirectoryLogin', 'Someone signed in through an external directory.'],
  ['CredentialChallenge', 'IAM Identity Center asked someone for a credential.'],
  ['CredentialVerification', 'IAM Identity Center checked the credential that someone gave.'],
  ['UserAuthentication', 'Someone signed in to IAM Identity Center, or tried to.'],
  ['AuthorizeOAuth2Access', 'A signed-in person let a program such as the AWS CLI act for them.'],
  ['CreateOAuth2Token', 'A program such as the AWS CLI got credentials for a signed-in person.'],
  ['AssumeRole', 'A principal took on a role; the response has the key of the new session.'],
  ['AssumeRoleWithSAML', 'A user of a SAML identity provider took on a role.'],
  ['AssumeRoleWithWebIdentity', 'A user or workload of an OIDC identity provider took on a role.'],
  ['AssumeRoot', 'The management account took a short root session of a member account.'],
  [
    'GetSessionToken',
    'A user exchanged a long-term key for temporary credentials, perhaps with MFA.',
  ],
  ['GetFederationToken', 'A user made temporary credentials for a federated user.'],
  [
    'GetCallerIdentity',
    'A caller asked who it is. It needs no permission, so it is also what a stolen key is tried with first.',
  ],
]);

export function regionWords(region: string, { event }: Place): readonly Message[] {
  const place = regionPlace(region);
  if (place === undefined) return [];
  const service = servicePrefix(text(event.eventSource) ?? '');
  return [
    message('{0}.', place),
    ...(region === 'us-east-1' && GLOBAL.has(service)
      ? [message('A global service, as this one is, records its events in this Region.')]
      : []),
  ];
}

const GLOBAL: ReadonlySet<string> = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
  'account',
]);

export function resourceTypeWords(type: string): readonly Message[] {
  const [, service, kind] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  if (service === undefined || kind === undefined) return [];
  const product = productName(service);
  return product === undefined ? [] : [message('{0}, {1}.', product, code(kind))];
}

export function eventVersionWords(version: string): readonly Message[] {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return [];
  if (+major !== 1 || +minor > NEWEST_MINOR)
    return [message('Newer than the newest version that is known here, {0}.', code(NEWEST))];
  return [
    +minor === NEWEST_MINOR
      ? message('The newest documented version.')
      : message(
          '{0} is the newest documented version; many services still write older ones.',
          code(NEWEST),
        ),
  ];
}

const NEWEST_MINOR = 11;
const NEWEST = `1.${NEWEST_MINOR}`;

/** `null` for a request or a response, and the stub in place of one that was too large. */
export function contentWords(place: Place): readonly Message[] {
  const { event, path, value } = place;
  if (isStub(value)) {
    const size = object(value)['originalSize'];
    return size === undefined
      ? [message('The content was too large and is left out.')]
      : [message('The content was too large and is left out: {0} bytes.', code(size))];
  }
  if (value !== null) return [];
  if (path[0] === 'requestParameters') return [message('The call was sent without parameters.')];
  if (event.errorCode !== undefined)
    return [message('Nothing was returned, because the call failed.')];
  return [
    event.readOnly === true
      ? message('What a call that only reads returned is not recorded.')
      : message('The operation returned nothing that is recorded.'),
  ];
}

export function sharedEventWords({ event, caller, recipient }: Place): readonly Message[] {
  if (event.insightDetails !== undefined)
    return [
      message('The other half of this Insights event, start or end, has the same identifier.'),
    ];
  return caller !== undefined && recipient !== undefined && caller !== recipient
    ? [message('The copy in the caller’s account, {0}, has the same identifier.', code(caller))]
    : [message('Copies of this event in other accounts have the same identifier.')];
}

export function requestIdWords({ event }: Place): readonly Message[] {
  return [
    text(event.eventSource) === 's3.amazonaws.com'
      ? message('The server access logs of the bucket have the same request identifier.')
      : message('AWS Support can find the request by it.'),
  ];
}
