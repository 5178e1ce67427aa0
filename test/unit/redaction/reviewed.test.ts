import { withEdits } from '../../../src/core/fixes/edits';
import { redact, type RedactOptions } from '../../../src/core/redact';
import { addressesIn } from '../../../src/core/redaction/addresses';
import { base64Of, bytesOf, utf8, utf8Bytes } from '../../../src/core/redaction/base64';
import { isCommon, isNobody } from '../../../src/core/redaction/commonWords';
import { decodedOnce, encodedIn, withoutEntities } from '../../../src/core/redaction/encoded';
import { formsOf, isApart, localName, spellingsOf } from '../../../src/core/redaction/forms';
import { personWord, secretWord } from '../../../src/core/redaction/keyWords';
import { leftovers } from '../../../src/core/redaction/leftovers';
import { fold, matcher } from '../../../src/core/redaction/matcher';
import { isEmail, isName, peopleIn } from '../../../src/core/redaction/people';
import {
  isPseudonym,
  pseudonyms,
  type PseudonymKind,
} from '../../../src/core/redaction/pseudonyms';
import { secretsIn, secretUnder } from '../../../src/core/redaction/secrets';
import { isJson } from '../../../src/core/redaction/sensitive';
import { stringsOf } from '../../../src/core/redaction/strings';
import { isSetting, suspectedIn } from '../../../src/core/redaction/suspected';
import { assertExpected } from '../expected';

const words = (list: string) => list.split(' ');

/** Keys that name secrets or people, and keys that nearly do. */
const KEYS = words(
  'password Password masterUserPassword passwordPolicy passwd passphrase passcode secretString secretBinary ' +
    'clientSecret sharedSecret privateKey privateKeyMaterial apiKey api_key x-api-key signingKey accountKey ' +
    'storageKey authKey licenseKey connectionString connStr secretAccessKey secretKey databaseUrl dbUrl dsn ' +
    'mnemonic mfaCode tokenCode otpCode totpCode verificationCode confirmationCode authorizationCode deviceCode ' +
    'code errorCode pass pwd pw secret passed DB_PASS dbPass db-pwd my.secret secrets DB_SECRETS psk WIFI_PSK ' +
    'otp userOtp pin CARD_PIN spin pinned bypass sessionToken accessToken refreshToken idToken authToken ' +
    'bearerToken csrfToken jwtToken gitToken githubToken npmToken stripeToken signinToken token myToken tokens ' +
    'nextToken clientToken clientRequestToken pageToken paginationToken subjectToken subjectFromWebIdentityToken ' +
    'authorization proxyAuthorization preauthorization cookie setCookie sessionCookies cookiePolicy ' +
    'X-Amz-Signature signature designature assertion SAMLAssertion samlResponse webhookUrl tokenValue ' +
    'userName user username1 dbUser masterUser osUser users superuser loginName nickname givenName familyName ' +
    'middleName firstName lastNames surname displayName fullName preferredName personName employeeName ' +
    'fileName name value number formatted sourceIdentity roleSessionName federatedUser subject sub nameId upn ' +
    'userPrincipalName email emails emailAddress emailAddresses mail mailbox phone phoneNumber phoneType phoneId ' +
    'phoneArn phonePool mobile mobileTag msisdn faxNumber telephone street streetAddress postalAddress ' +
    'homeAddress addressLine addressLine1 address1 address4 userId userIds identityStoreUserId principalId ' +
    'memberId credentialId actorUserId groupId zip zipCode postalCode owner contact creator createdBy requester ' +
    'requestedBy manager employee person author assignee login alias dbPassing DB_PASSED DB_PINNED userOtpX',
).concat('x'.repeat(120) + 'password', 'x'.repeat(121) + 'password');

const ABOVE = words(
  '. tags resourceTags group topics application permissionSet groupUser email emailAddresses phoneNumbers ' +
    'emailSettings mobile telephone address addresses contact users user people person employees createdBy members sessionIssuer',
);

const TOKEN = 'abcdefghij1234567890ABCDEFGHIJKLMN';
const KEY_ID = 'AKIAIOSFODNN7SAMPLES';
/** 40 characters as secret access keys have. */
const SECRET_KEY = `${'abcdEFGH12/+'.repeat(3)}wxyz`;
const pem = (kind: string) => `-----BEGIN ${kind}-----`;

/** Texts with secrets, names and addresses, and such as are nearly those. */
const TEXTS: readonly string[] = [
  '',
  'short',
  `${pem('RSA PRIVATE KEY')}\nMIIB\n${pem('RSA PRIVATE KEY').replace('BEGIN', 'END')} rest`,
  `x ${pem('PRIVATE KEY')}\nMIIB`,
  pem('PUBLIC KEY'),
  `ghp_${TOKEN}12 and gho_${TOKEN}`,
  `xghp_${TOKEN}12`,
  `github_pat_${TOKEN}`,
  ['xoxb', '1234567890', 'abc'].join('-'),
  ['xoxb', '123456789'].join('-'),
  ['https://hooks', 'slack', 'com/services/T000/B000/abcdefghijklmnop'].join('.'),
  ['eyJhbGciOi', 'eyJzdWIiOi', 'c2lnbmF0dXJl'].join('.'),
  ['eyJhbGciO', 'eyJzdWI', 'c2lnbmF0dXJl'].join('.'),
  'postgres://app:pa55word@db.example.com/app and redis://:hunter22@host',
  'postgres://app:pa@db https://example.com:8080/a@b',
  `${KEY_ID} and ${SECRET_KEY} are a pair`,
  `${KEY_ID} and ${SECRET_KEY}x are no pair`,
  `no key id and ${SECRET_KEY} alone in a long text`,
  ['sk', 'live', TOKEN].join('_'),
  ['AIza', TOKEN].join(''),
  ['hvs', TOKEN].join('.'),
  `curl -H "Authorization: Bearer ${TOKEN}" https://example.com`,
  'Basic understanding of things',
  'Negotiate abcdefgh=',
  'curl -u robot:hunter2222 and --user alice:pw',
  'run --password hunter2222 --name x -pass y --token "quoted secret" --pin 1234',
  'DB_PASS=hunter2222 password: hunter2222 password: none password: word',
  "secret='it is' token:=abc123, apiKey => k1k2k3).",
  'arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db',
  'arn:aws:x user=alice userName: bob@example.com userName: bob displayName="Jane Roe"',
  '{\\"password\\": \\"hunter2222\\", \\"n\\": 1}',
  'X-Amz-Signature=0123456789abcdef&X-Amz-Date=1',
  'password=Bearer x password=${VAR} password=*** password=arn:aws:x',
  'arn:aws:iam::111122223333:user/ops/jane.roe and arn:aws:iam::111122223333:mfa/jane',
  'arn:aws:iam::111122223333:u2f/user/jane/default-ABC, arn:aws:sts::111122223333:federated-user/jane.',
  'arn:aws:sts::111122223333:assumed-role/Admin/jane@corp.example.com',
  'arn:aws:sts::111122223333:assumed-role/Admin/i-0123456789abcdef0',
  'AROAABCDEFGHIJKLMNOPQ:jane, AIDAABCDEFGHIJKLMNOPQ:x',
  "mail to jane.o'roe@corp.example.com, person-1@example.com or a@b",
  'User: jane is not authorized; user alice. Username: "bob"',
  'from 52.94.76.1, 10.0.0.1, 52.94.76.1.5 and 1.52.94.76.1',
  'ec2-52-94-76-1.compute-1.amazonaws.com and a-52-94-76-1 and 5-52-94-76-1 and ip-52-94-76-1-9',
  '1.76.94.52.in-addr.arpa',
  '2600:1f18::1, [2600:1F18::2]:443, fe80::1, ::ffff:52.94.76.1, ::ffff:345e:4c01, a:b 12:30:45.',
  '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.1.f.1.0.0.6.2.ip6.arpa',
  'Boto3/52.94.76.1 from 52.94.76.2',
  'Chrome/52.94.76.1',
  'nothing/52.94.76.1',
  'a%20b%C3%A9+c%2Bd and 100% and %FF%FE',
  '\\u0061lice and \\\\x62ob and \\q',
  '&lt;a&gt; &#97;&#x62; &#9999999; &copy;',
  'amFuZS5yb2VAY29ycC5leGFtcGxlLmNvbQ== and amFuZS5yb2U',
  'agBhAG4AZQAuAHIAbwBlAA==',
  'AAECAwQFBgcICQ==',
  'path/amFuZS5yb2U-/more',
  'amFuZS5yb2VAY29ycC5leGFt\ncGxlLmNvbQ==\n',
  'H4sIAAAAAAAAAytILC4uzy9Kscoozcsr',
  '111122223333 of 555566667777 and 5555-6666-7777',
  'arn:aws:iam::555566667777:root',
  'arn%3Aaws%3Aiam%3A%3A555566667777%3Aroot',
];

const PHRASES = words(
  'al bob admin dynamodb cloudtrail Admin 12345 123456 aws AWS root lambda jane none null x -- person-1 EXAMPLE-TOKEN-3 ' +
    'person-1@example.com 2001:db8::1 240.0.0.1 192.0.2.9 10000000001 100000000001 jane@corp.example.com jane@corp ' +
    'i-0123456789abcdef0 arn:aws:x https://x repo:x system:x 111122223333 {x <x $x %3ax x.amazonaws.com ' +
    'x.aws.internal AROAABCDEFGHIJKLMNOPQ botocore-session-1 12345678 1234567 GitHubActions ${x} {{x}} resolve:x *** ' +
    'true Disabled 12 999 1000 undefined secure <a.b> hunter2222 no-reply@example.com',
);

const NAMES = [
  ...[
    'Jane Roe',
    'jane.roe',
    'jane',
    'Jane van der Roe',
    'a b c d e',
    'J Roe',
    'Jane R0e',
    'J. Roe',
  ],
  ...['jane_roe-smith', 'José Álvarez', 'tab"quote', 'Al', 'ABC', 'x'.repeat(1024), 'é'],
];

const DOCUMENT = {
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAABCDEFGHIJKLMNOPQ:jane.roe@corp.example.com',
    arn: 'arn:aws:sts::555566667777:assumed-role/Admin/jane.roe@corp.example.com',
    accountId: '555566667777',
    accessKeyId: 'ASIAABCDEFGHIJKLMNOP',
    userName: 'bob',
  },
  sourceIPAddress: '52.94.76.1',
  userAgent: 'Boto3/1.2.3.4 [52.94.76.1] 52.94.76.2',
  requestParameters: {
    userName: 'Jane Roe',
    tags: [
      { key: 'Owner', value: 'Carol Poe' },
      { key: 'Stage', value: 'prod-two' },
    ],
    parameters: [{ parameterName: 'DB_PASS', parameterValue: 'hunter2222' }],
    environment: { DB_PASS: 'tr0ub4dor', pin: 123456, phoneNumber: 15550100200 },
    phoneNumbers: [{ value: '+1 555 010 0200' }],
    address: {
      formatted: '1 Main Street',
      postalCode: '12345-6789',
      streetAddress: '1 Main Street',
    },
    key: [KEY_ID, SECRET_KEY],
    policy: JSON.stringify({ Principal: { AWS: 'arn:aws:iam::555566667777:user/bob' } }),
    numbers: [555566667777, 888877776666, '8888-7777-6666', '5555-6666-7777'],
    guid: '01234567-89ab-cdef-0123-555566667777',
    userId: '01234567-89ab-4def-8123-0123456789ab',
    note: 'jane_roe met bob and JANE ROE; hunter2222, TR0UB4DOR, eor.enaj',
    encoded: [
      'aHVudGVyMjIyMg==',
      'AHVUDGVYMJIYMG==',
      'hunter%32222',
      'h&#117;nter2222',
      '\\u0068unter2222',
    ],
    call: 'tel 15550100200 or +15550100200 from ec2-52-94-76-1.example.com',
    taken: 'person-1 and EXAMPLE-SECRET-1',
  },
  errorMessage: 'User: bob is not authorized; user Dave, and user alice.poe: no',
};

const OPTIONS: readonly RedactOptions[] = [
  {},
  { people: true },
  { addresses: true },
  { people: true, addresses: true },
];

/** What somebody may leave in a document. */
const LEFT: readonly (readonly [before: unknown, after: string])[] = [
  [{ password: 'hunter2222' }, '{"password":"hunter2222"}'],
  [{ password: 'hunter2222' }, 'hunter2222'],
  [{ password: 'hunter2222' }, '{"a":"x"} hunter2222 xhunter2222'],
  [{ password: 'hunter2222' }, '{"a":"x"} hunter2222 {"b":"2222retnuh hunter2222"}'],
  [{ password: 'ab1' }, '{"a":"ab1 xab1x","ab1":"x"}'],
  [{ userName: 'admin' }, '{"admin":"an admin","b":"Admin"}'],
  [{ userName: 'Al' }, '{"a":"Al"} Al'],
  [{ userName: 'person' }, '{"a":"person-1 person","b":"xperson-1"}'],
  [{ userName: 'jane.roe' }, '{"a":"Jane Roe","b":"jane_roe","c":"amFuZS5yb2U=","d":"jane%2Eroe"}'],
  [{ userName: 'jane.roe' }, '{"a":"{\\"b\\":\\"{\\\\\\"c\\\\\\":\\\\\\"jane.roe\\\\\\"}\\"}"}'],
  [
    { sourceIPAddress: '52.94.76.1' },
    '{"sourceIPAddress":"52.94.76.1","sourceIp":"52.94.76.2","b":"52.94.76.2"}',
  ],
  [
    { a: 1 },
    `{"a":"${'Ab1'.repeat(22)}","digest":"${'Ab1'.repeat(22)}","b":"${'Ab1'.repeat(21)}"}`,
  ],
  [{ a: 1 }, `{"a":"${'ab1'.repeat(22)}","b":"${'AB1'.repeat(22)}","c":"${'Abc'.repeat(22)}"}`],
  [{ userName: 'true' }, 'true jane'],
];

const KINDS: readonly PseudonymKind[] = [
  ...([
    'account',
    'accessKey',
    'uniqueId',
    'name',
    'email',
    'phone',
    'postal',
    'personId',
  ] as const),
  ...(['ipv4', 'ipv6', 'number', 'packed', 'privateKey', 'awsSecretKey', 'gitHubToken'] as const),
  ...(['slackToken', 'webToken', 'urlPassword', 'token', 'password'] as const),
];

const json = (value: unknown): string => {
  const all = JSON.stringify(value) ?? 'undefined';
  return all.length <= 500 ? all : `${all.slice(0, 60)}(${all.length})${all.slice(-60)}`;
};

/** Two lines of a text and what is found in it; nothing where that is nothing. */
const table = <T>(name: string, inputs: readonly T[], read: (input: T) => unknown): string =>
  [
    `=== ${name}`,
    ...inputs.flatMap(input => {
      const found = read(input);
      return found === undefined || found === false || (Array.isArray(found) && found.length === 0)
        ? []
        : [`${json(input)} → ${json(found)}`];
    }),
    '',
  ].join('\n');

const spans =
  (find: (text: string) => readonly { readonly start: number; readonly end: number }[]) =>
  (text: string) =>
    find(text).map(({ start, end, ...more }) => [text.slice(start, end), more]);

describe('reviewed redaction', () => {
  it('tells keys of secrets and of people', () => {
    const named = KEYS.flatMap(key => ABOVE.map(above => ({ key, above })));
    assertExpected(
      'redaction-keys',
      [
        table('secretWord', KEYS, secretWord),
        table('secretUnder', KEYS, key => secretUnder(key, 'hunter2222')),
        table('secretUnder masterUserPassword', PHRASES, value =>
          secretUnder('masterUserPassword', value),
        ),
        table('personWord', KEYS, key => {
          const frame = { key: '', parent: undefined, start: 0 };
          const plain = personWord({ key, frame, isLabelled: false });
          const labelled = personWord({ key, frame, isLabelled: true });
          return (plain ?? labelled) && [plain, labelled];
        }),
        table('personWord within', named, ({ key, above }) => {
          const word = (at: string) =>
            personWord({ key, frame: { key: at, parent: undefined, start: 0 }, isLabelled: false });
          return word(above) === word('') ? undefined : (word(above) ?? 'no');
        }),
      ].join('\n'),
    );
  });

  it('finds what is sensitive in texts', () => {
    assertExpected(
      'redaction-texts',
      [
        table('secretsIn', TEXTS, spans(secretsIn)),
        table('suspectedIn', TEXTS, spans(suspectedIn)),
        table('peopleIn', TEXTS, spans(peopleIn)),
        table('addressesIn', TEXTS, text =>
          spans(inner => addressesIn(inner, 'note'))(text).map(([written, more]) => [
            written,
            more,
            (more as { write: (address: string) => string }).write('2001:db8::1'),
          ]),
        ),
        table(
          'addressesIn userAgent',
          TEXTS,
          spans(text => addressesIn(text, 'userAgent')),
        ),
        table('encodedIn', TEXTS, text =>
          encodedIn(text).map(({ start, end, decoded, encode }) => [
            text.slice(start, end),
            decoded,
            encode('a"é\n+b'),
          ]),
        ),
        table('withoutEntities', TEXTS, text => withoutEntities(text)?.decoded),
        table('decodedOnce', TEXTS, text =>
          decodedOnce(text) === text ? undefined : decodedOnce(text),
        ),
        table('isSetting', PHRASES, isSetting),
        table('isName', PHRASES, isName),
        table('isEmail', PHRASES, isEmail),
        table('isCommon', PHRASES, isCommon),
        table('isNobody', PHRASES, isNobody),
        table('isPseudonym', PHRASES, isPseudonym),
        table('localName', PHRASES.concat('jane.roe@x.example', 'jane@x.example'), localName),
        table(
          'isJson',
          ['{}', '[]', '[1]', '["a"]', '[[]]', '[{', ' {"a":1}', '{"a"', '{a}', 'x{}'],
          isJson,
        ),
      ].join('\n'),
    );
  });

  it('knows the ways to write a value', () => {
    const bytes = [[0x61], [0xc3, 0xa9], [0xc1, 0x80], [0xc3], [0xc3, 0x41], [0xe2, 0x82, 0xac]];
    const more = [
      ...[[0xe0, 0x80, 0x80], [0xf0, 0x9f, 0x98, 0x80], [0xf0, 0x80, 0x80, 0x80], [0x80]],
      ...[[0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], []],
    ];
    const apart = words('a|jane|b -|jane|- 1|jane|1 A|jane|1 a|Jane|- \\n|jane| |jane| é|jane|é');
    assertExpected(
      'redaction-forms',
      [
        table('formsOf', NAMES, name =>
          formsOf(name).map(({ text, isExact, write }) => [text, isExact, write('Al "B"')]),
        ),
        table('spellingsOf', NAMES, spellingsOf),
        table('fold', [...NAMES, 'İstanbul', 'STRASSE'], fold),
        table('bytesOf', words('YQ== YWI= YWJj YWJjZA A A=== YW J YW-_ YW+/'), bytesOf),
        table('base64Of', [...bytes, ...more], part => [
          base64Of(part),
          base64Of([...part, 255, 254], true),
        ]),
        table('utf8', [...bytes, ...more], utf8),
        table('utf8Bytes', ['a', 'é', '€', '😀', '\ud83d', '\ude00a', ''], utf8Bytes),
        table('isApart', apart, marked => {
          const [before = '', value = '', after = ''] = marked.split('|');
          const text = before + value + after;
          const end = before.length + value.length;
          return [true, false].map(isStrict => isApart(text, before.length, end, isStrict));
        }),
        table('pseudonyms', KINDS, kind => {
          const give = pseudonyms(new Set(['person-1', '192.0.2.1']));
          const values = ['AKIAx', 'ASIAx', 'AKIAx', 'AKIAy', ...'abcdefg'];
          const given = values.map(value => give(kind, value));
          return [...given, given.every(isPseudonym)];
        }),
      ].join('\n'),
    );
  });

  it('finds many texts in one pass', () => {
    const find = (forms: readonly string[], text: string, refused = '') =>
      finished(matcher(new Map(forms.map(form => [form, form])), form => form !== refused))(text);
    const cases: readonly (readonly [forms: readonly string[], text: string, refused?: string])[] =
      [
        [[], 'abc'],
        [['abc'], 'xABCabcab'],
        [['a', 'ab', 'abc', 'bc', 'c'], 'abc'],
        [['a', 'ab', 'abc', 'bc', 'c'], 'abc', 'abc'],
        [['he', 'she', 'his', 'hers'], 'ushers his'],
        [['abcd', 'bc'], 'abce'],
        [Array.from({ length: 20 }, (_, at) => 'a'.repeat(at + 1)), 'a'.repeat(20)],
      ];
    assertExpected(
      'redaction-matches',
      table('matcher', cases, one => find(...one)),
    );
  });

  it('reads strings with what is around them', () => {
    const texts = [
      '{"a":"x","b":[1234,"y",{"c":12345,"d":123}],"e":1.2345,"f":-1234}',
      '{"tags":[{"key":"Owner","value":"x"},{"value":"y","name":"a.b"}],"values":["z"]}',
      '{"name":"n","values":["z",["w"]],"parameterValue":1234}',
      '[{"value":"x"},["value","y"],"z"]',
      '{"header":{"path":1,"key":"k","value":"v"}}',
      `{"pad":"${'x'.repeat(2048)}","name":"n","value":"far"}`,
      '{"a":"cut \\u00e',
      '{"a":"cut\\',
      '}]"x"',
    ];
    assertExpected(
      'redaction-strings',
      table('stringsOf', texts, text =>
        [...stringsOf(text)].map(({ frame, start, end, ...string }) => [
          { ...string, value: string.value.slice(0, 20) },
          [start, end, frame.key, frame.start, frame.parent?.key],
        ]),
      ).replaceAll('],[{', '],\n  [{'),
    );
  });

  it('redacts a document, and finds what stays', () => {
    const text = JSON.stringify(DOCUMENT, null, 1);
    const documents = OPTIONS.map(options => {
      const redacted = withEdits(text, [...redact(text, options)].flat());
      return `=== ${json(options)}\n${redacted}\n`;
    });
    const left = OPTIONS.map(options =>
      table(`left with ${json(options)}`, LEFT, ([before, after]) =>
        [...leftovers(JSON.stringify(before), after, options)]
          .flat()
          .map(({ start, end, ...one }) => [after.slice(start, end).slice(0, 30), start, one]),
      ),
    );
    assertExpected('redaction-documents', [...documents, ...left].join('\n'));
  });
});

/** What a generator returns at its end. */
function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
