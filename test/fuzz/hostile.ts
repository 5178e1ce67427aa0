/** Values and keys that have made programs fail: in look-ups, patterns, arithmetic, markup and terminals. */
import { EVENT_KEYS } from '../../src/core/payloads';
import { HOSTILE_VALUES } from '../unit/sql/hostileValues';
import type { Random } from './random';

const OF_OBJECTS = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['prototype', 'then', 'length', 'name', '0', '-1'],
];

const TEXTS: readonly string[] = [
  ...HOSTILE_VALUES,
  ...OF_OBJECTS,
  ...['', ' ', '\t', '\n', '\r\n', '\0', '\x1b[2J', '\x7f', '\x9b31m', '\ud800', '\udc00x'],
  ...[
    '\u200e',
    '\u202e',
    '\u2066x\u2069',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\u{1f468}\u200d\u{1f469}',
  ],
  ...[
    '<b>&amp;</b>',
    '<script>',
    '](command:x)',
    '[x](command:y)',
    '](https://evil.example)',
    'https://evil.example/',
    '`',
    '```',
    '$(trash)',
    '${1:a}',
  ],
  ...[
    '{0}',
    '{1}{0}',
    '%s',
    '$&',
    "$'",
    '=1+1',
    '@x',
    '-1',
    '+1',
    '|',
    '"',
    '\\',
    "'",
    '/',
    ':',
    '*',
  ],
  ...['null', 'true', 'False', 'NaN', 'Infinity', '-0', '1e999', '0x10', '00', '１２'],
  ...[
    '{"a":1}',
    '[]',
    '{"toString":1}',
    '"{\\"a\\":{}}"',
    '%7B%22a%22%3A1%7D',
    '%',
    '%zz',
    '%E0%A4%A',
  ],
  ...[
    'eyJhIjoxfQ==',
    'eyJhIjoxfQ',
    '====',
    'H4sIAAAAAAAA',
    'arn:',
    'arn:::::',
    'arn:aws:iam::111122223333:',
  ],
  ...[
    'arn:aws:iam::111122223333:user/',
    'arn:aws:sts::111122223333:assumed-role/a/',
    'a:b:c',
    '::',
    '//',
  ],
  ...['111122223333', '1111-2222-3333', '000000000000', '999999999999999', 'ANONYMOUS_PRINCIPAL'],
  ...['AIDAIOSFODNN7EXAMPLE', 'AROAIOSFODNN7EXAMPLE:alice', 'AKIAIOSFODNN7EXAMPLE', 'AIDA', ':'],
  ...[
    '2026-11-18T09:05:00Z',
    '2026-02-30T00:00:00Z',
    '0000-00-00T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
  ],
  ...[
    '+275760-09-13T00:00:00Z',
    '1772442847',
    '-1e300',
    '2026-11-18 09:05:00',
    'Nov 18, 2026 9:05 AM',
  ],
  ...[
    '192.0.2.1',
    '::ffff:192.0.2.1',
    '2001:db8::1%eth0',
    '999.1.1.1',
    '1',
    'AWS Internal',
    '127.1',
  ],
  ...[
    'Root',
    'AssumedRole',
    'IAMUser',
    'AWSService',
    'AWSAccount',
    'FederatedUser',
    'SAMLUser',
    'Directory',
  ],
  ...[
    'WebIdentityUser',
    'IdentityCenterUser',
    'Unknown',
    'Insight',
    'AwsCloudTrailInsight',
    'AssumeRole',
  ],
  ...[
    'ConsoleLogin',
    'GetSessionToken',
    'SwitchRole',
    'sts.amazonaws.com',
    '.amazonaws.com',
    'amazonaws.com',
  ],
];

const NUMBERS = [
  ...['0', '-0', '-1', '1e3', '1.5', '1e308', '1e999', '-1e999', '1e-999', '9007199254740993'],
  ...[
    '1772442847',
    '1772442847000',
    '-62135596800',
    '8640000000000001',
    '111122223333',
    '123456789012345678901234567890',
  ],
];
const WORDS = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[[]]',
  '[{}]',
  '{"":""}',
  '[null]',
  '[1,"a",{}]',
];
/** What other languages write, and JSON does not take. */
const NOT_JSON = [
  'NaN',
  'undefined',
  '-Infinity',
  'None',
  "'a'",
  '01',
  '.5',
  '+1',
  '"\t"',
  '"\\x"',
  '/* */1',
  '"',
  '',
];

const EVENT_FIELDS = [
  ...EVENT_KEYS.values(),
  ...[
    'type',
    'arn',
    'ARN',
    'accountId',
    'principalId',
    'userName',
    'sessionContext',
    'sessionIssuer',
  ],
  ...[
    'attributes',
    'creationDate',
    'mfaAuthenticated',
    'invokedBy',
    'accessKeyId',
    'roleArn',
    'policy',
  ],
  ...[
    'Records',
    'Events',
    'logEvents',
    'CloudTrailEvent',
    'message',
    'detail',
    'detail-type',
    'eventJson',
  ],
  ...[
    'onBehalfOf',
    'webIdFederationData',
    'sourceIdentity',
    'inScopeOf',
    'credentials',
    'password',
  ],
];

/** Long enough to show what takes more than its length. */
const LENGTHS = [300, 5000, 20_000];
const LONG_PARTS = [
  'a',
  ' ',
  '0',
  '"',
  '\\',
  '\n',
  'ab',
  '-',
  '/',
  ':',
  'arn:',
  '`',
  '{',
  '.',
  '(',
  '=',
  '%',
  '\u202e',
];

export function hostileText(random: Random): string {
  if (random.chance(0.03)) {
    const part = random.pick(LONG_PARTS);
    return (
      part.repeat(Math.ceil(random.pick(LENGTHS) / part.length)) + random.pick(['', '!', part])
    );
  }
  const text = random.pick(TEXTS);
  return random.chance(0.15) ? text + random.pick(TEXTS) : text;
}

export function hostileKey(random: Random): string {
  return random.chance(0.6) ? random.pick(EVENT_FIELDS) : hostileText(random);
}

/** A JSON literal that stands where another was. */
export function hostileLiteral(random: Random): string {
  const dice = random.below(100);
  if (dice < 60) return asWritten(random, hostileText(random));
  if (dice < 75) return random.pick(NUMBERS);
  if (dice < 92) return random.pick(WORDS);
  if (dice < 95)
    return `{${asWritten(random, hostileKey(random))}:${asWritten(random, hostileText(random))}}`;
  if (dice < 97) return nested(random);
  return random.pick(NOT_JSON);
}

function nested(random: Random): string {
  const depth = random.pick([10, 254, 256, 258, 3000]);
  const [open, close] = random.pick([['[', ']'] as const, ['{"a":', '}'] as const]);
  return open.repeat(depth) + '1' + close.repeat(depth);
}

/** The text as a JSON string, now and then with escapes that are not needed. */
export function asWritten(random: Random, text: string): string {
  const json = JSON.stringify(text);
  if (!random.chance(0.05)) return json;
  return json.replace(/[a-z/](?<!\\.)/g, sign =>
    sign === '/' ? '\\/' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
