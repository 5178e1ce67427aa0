import type { JsonObject, JsonValue, Path } from '../cloudTrailEvent';
import { isObject, object, text } from '../cloudTrailEvent';
import { message } from '../message';
import {
  isAccessKeyId,
  mayBeSecretKey,
  secretUnder,
  secretsIn,
  type SecretKind,
} from '../redaction/secrets';
import { isMasked, isPlaceholder } from '../values/placeholder';
import { fills } from './call';
import type { LogRule, Report, Rule } from './rule';

const ROTATE =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html#securing_access-keys_update';

export const secretInClear: Rule = {
  id: 'secret-in-clear',
  severity: 'info',
  summary: 'No password, token or private key stands in an event in clear.',
  explanation:
    'AWS masks what it knows to be secret. What a caller puts into a description, a script or a tag is recorded as it is, for everyone who may read the trail. Rotate the secret, and redact the event before it is passed on.',
  docs: ROTATE,
  concerns: call => OPEN.some(key => fills(call, key)),
  check({ event }, report) {
    // Where services write what they were given.
    inOpen(event.requestParameters, 'requestParameters', report);
    inOpen(event.responseElements, 'responseElements', report);
    inOpen(event.additionalEventData, 'additionalEventData', report);
    inOpen(event['serviceEventDetails'], 'serviceEventDetails', report);
  },
};

const OPEN = [
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
];

function inOpen(value: JsonValue, key: string, report: Report): void {
  if (typeof value !== 'object' || value === null) return;
  const path = [key];
  if (Array.isArray(value)) inItems(value as JsonValue[], key, path, report);
  else inObject(value as JsonObject, path, report);
}

/** Nested deeper than this, an event is not looked at any further. */
const DEEPEST = 40;

/** Where the walk is. It is one list that grows and shrinks: findings take a copy. */
type Steps = (string | number)[];

function inObject(value: JsonObject, path: Steps, report: Report): void {
  let hasKeyId: boolean | undefined;
  for (const key in value) {
    const member = value[key];
    if (typeof member === 'string') {
      if (isIssued(path, key)) continue;
      const kind = secretUnder(key, member);
      if (kind) say(kind, [...path, key], report);
      else if (member.length === 40 && mayBeSecretKey(member)) {
        hasKeyId ??= Object.values(value).some(
          other => typeof other === 'string' && isAccessKeyId(other),
        );
        if (hasKeyId) say('awsSecretKey', [...path, key], report);
      } else inText(member, path, key, report);
    } else if (typeof member === 'object' && member !== null && path.length < DEEPEST) {
      path.push(key);
      if (Array.isArray(member)) inItems(member as JsonValue[], key, path, report);
      else inObject(member as JsonObject, path, report);
      path.pop();
    }
  }
}

/** STS issues a token with every session; the rule about the file says so once. */
function isIssued(path: Steps, key: string): boolean {
  return (
    path[path.length - 1] === 'credentials' &&
    path[0] === 'responseElements' &&
    /^sessionToken$/i.test(key)
  );
}

function inItems(items: readonly JsonValue[], key: string, path: Steps, report: Report): void {
  for (const [index, item] of items.entries()) {
    if (typeof item === 'string') {
      const kind = secretUnder(key, item);
      if (kind) say(kind, [...path, index], report);
      else inText(item, path, index, report);
    } else if (typeof item === 'object' && item !== null && path.length < DEEPEST) {
      path.push(index);
      if (Array.isArray(item)) inItems(item as JsonValue[], key, path, report);
      else inObject(item as JsonObject, path, report);
      path.pop();
    }
  }
}

function inText(value: string, path: Steps, step: string | number, report: Report): void {
  const first = secretsIn(value)[0];
  if (first) say(first.kind, [...path, step], report);
}

function say(kind: SecretKind, path: Path, report: Report): void {
  report(path, message(WORDS[kind]));
}

const WORDS: Readonly<Record<SecretKind, string>> = {
  privateKey:
    'A private key stands here in clear. Rotate it, and redact the event before passing it on.',
  awsSecretKey:
    'A secret access key seems to stand here in clear. Rotate it, and redact the event before passing it on.',
  gitHubToken:
    'A token of GitHub stands here in clear. Revoke it, and redact the event before passing it on.',
  slackToken:
    'A token of Slack stands here in clear. Revoke it, and redact the event before passing it on.',
  webToken: 'A JSON Web Token stands here in clear. Redact the event before passing it on.',
  urlPassword:
    'A password stands in this URL in clear. Change it, and redact the event before passing it on.',
  token: 'A token stands here in clear. Revoke it, and redact the event before passing it on.',
  password: 'A secret stands here in clear. Change it, and redact the event before passing it on.',
};

export const issuedToken: LogRule = {
  id: 'issued-token',
  severity: 'info',
  summary: 'A file with session tokens that STS issued is not passed on as it is.',
  explanation:
    'CloudTrail records the session token of temporary credentials in clear, though not their secret key, so nobody can use them by the token alone. Redact the file before passing it on. One finding for a file.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html',
  reads: [['responseElements', 'credentials', 'sessionToken']],
  start() {
    let found = false;
    return ({ responseElements }, _, report) => {
      if (found || !isObject(responseElements)) return;
      const token = text(object(responseElements['credentials'])['sessionToken']);
      if (!token || isMasked(token) || isPlaceholder(token)) return;
      found = true;
      report(
        ['responseElements', 'credentials', 'sessionToken'],
        message('STS issued this session token. Redact the file before passing it on.'),
      );
    };
  },
};
