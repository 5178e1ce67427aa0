import assert from 'node:assert/strict';
import { FIELDS } from '../../src/core/fields';
import { loadGrammar, type Tokenize } from './tokenize';

/** A log, printed for reading: each part that has a scope of its own is in it. */
const LOG = `{
  "Records": [
    {
      "eventVersion": "1.11",
      "userIdentity": {
        "type": "AssumedRole", "principalId": "AROAIOSFODNN7EXAMPLE:alice@example.com",
        "arn": "arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com",
        "accountId": "111122223333", "accessKeyId": "ASIAIOSFODNN7EXAMPLE"
      },
      "eventTime": "2026-03-01T12:01:03Z",
      "eventSource": "iam.amazonaws.com", "eventName": "CreateUser",
      "awsRegion": "us-east-1", "sourceIPAddress": "203.0.113.7",
      "errorCode": "AccessDenied",
      "errorMessage": "User: arn:aws:iam::444455556666:user/bob is not authorized",
      "requestParameters": { "eventName": "Payload", "pages": [[1, -2.5], []], "force": true },
      "responseElements": null, "readOnly": false
    },
    { "errorCode": "NotFound", "errorMessage": "The key AKIAIOSFODNN7EXAMPLE is gone" }
  ]
}`;

describe('the CloudTrail grammar', () => {
  const field = 'variable.language.record-field';
  const service = 'entity.name.namespace.service';
  const account = 'constant.numeric.account-id';
  const region = 'variable.other.enummember.region';
  let tokenize: Tokenize;

  before(async () => {
    tokenize = await loadGrammar();
  });

  /** The fragments of a text that carry a scope, in order, joined by `|`; of quotes, their own. */
  const having = (scope: string, text: string) =>
    tokenize(text)
      .tokens.filter(({ scopes }) => scopes.includes(scope))
      .filter(({ text }) => text !== '"' || scope.startsWith('punctuation.'))
      .map(({ text }) => text)
      .join('|');

  describe('as JSON', () => {
    it('gives constants and numbers the scopes of the JSON grammar', () => {
      const text = '{"a":[0,-1,2.5,1e-9,-0.25E+3],"b":true,"c":[false,null]}';
      assert.equal(having('constant.language.json', text), 'true|false|null');
      assert.equal(having('constant.numeric.json', text), '0|-1|2.5|1e-9|-0.25E+3');
    });

    it('tells keys from strings', () => {
      const text = '{"key":"value","list":["item",{"inner":""}]}';
      assert.equal(having('support.type.property-name.json', text), 'key|list|inner');
      assert.equal(having('string.quoted.double.json', text), 'value|item');
    });

    it('names the structure, of an event as of a payload', () => {
      const [object, array] = ['meta.structure.dictionary.json', 'meta.structure.array.json'];
      const inner = [object, 'meta.structure.dictionary.value.json', 'constant.numeric.json'];
      for (const name of ['eventName', 'eventSource', 'errorCode', 'errorMessage', 'x']) {
        const { scopes = [] } =
          tokenize(`{"${name}":[{"x":1}]}`).tokens.find(({ text }) => text === '1') ?? {};
        assert.deepEqual(scopes.slice(1), [object, inner[1], array, ...inner]);
      }
      const { tokens } = tokenize('{"requestParameters":[{"x":1}]}');
      assert.deepEqual(tokens.find(({ text }) => text === '1')?.scopes.slice(-4), [
        array,
        ...inner,
      ]);
    });

    it('tells escapes from what only looks like one', () => {
      const text = String.raw`["a\n\"\u00e9", "\x\u12"]`;
      assert.equal(having('constant.character.escape.json', text), String.raw`\n|\"|\u00e9`);
      const invalid = having('invalid.illegal.unrecognized-string-escape.json', text);
      assert.equal(invalid, String.raw`\x|\u`);
    });

    it('names the punctuation', () => {
      const text = '{"a":[1,"b"],"c":{}}';
      for (const [scope, fragments] of Object.entries({
        'definition.dictionary.begin': '{|{',
        'definition.dictionary.end': '}|}',
        'separator.dictionary.key-value': ':|:',
        'separator.dictionary.pair': ',',
        'definition.array.begin': '[',
        'definition.array.end': ']',
        'separator.array': ',',
        'support.type.property-name.begin': '"|"',
        'support.type.property-name.end': '"|"',
        'definition.string.begin': '"',
        'definition.string.end': '"',
      }))
        assert.equal(having(`punctuation.${scope}.json`, text), fragments);
    });

    it('says nothing of a trailing comma: that is for the diagnostics', () => {
      const { tokens, end } = tokenize('{"a":[1,],}');
      assert.ok(tokens.every(({ scopes }) => scopes.every(scope => !scope.startsWith('invalid'))));
      assert.equal(end.depth, 1);
    });

    it('ends a string with its line', () => {
      const text = '{"eventName":"Creat\n,"readOnly":true,"awsRegion":"us-ea\n}';
      assert.equal(having(field, text), 'eventName|readOnly|awsRegion');
      assert.equal(having('constant.language.json', text), 'true');
      assert.equal(tokenize(text).end.depth, 1);
    });
  });

  describe('on an event', () => {
    it('sets the fields of the record apart from other keys', () => {
      assert.equal(
        having(field, LOG),
        'eventVersion|userIdentity|eventTime|eventSource|eventName|awsRegion|sourceIPAddress|' +
          'errorCode|errorMessage|requestParameters|responseElements|readOnly|errorCode|errorMessage',
      );
    });

    it('knows each field at the top of a record that the field table has', () => {
      const ambiguous = ['accountId']; // of an aggregated record, but of userIdentity as well
      const names = FIELDS.filter(({ record }) => record === 'event' || record === 'aggregated')
        .map(({ path }) => path)
        .filter(path => /^\w+$/.test(path) && !ambiguous.includes(path));
      assert.ok(names.length > 30);
      for (const name of names) assert.equal(having(field, `{"${name}" : {}}`), name);
    });

    const payloads = 'requestParameters responseElements additionalEventData serviceEventDetails';
    for (const name of payloads.split(' '))
      it(`takes ${name} for a payload`, () => {
        const text = `{"${name}":{"list":[{"eventSource":"x","errorCode":"y"}]},"readOnly":true}`;
        assert.equal(having(field, text), `${name}|readOnly`);
        assert.equal(having('support.type.property-name.json', text).split('|').length, 5);
        assert.match(having('meta.payload', text), /\|x\|.*\|y\|/);
        assert.equal(having(service, text), '');
        assert.equal(having('keyword.control.error-code', text), '');
      });

    it('names the call and the service', () => {
      assert.equal(having('entity.name.function.event-name', LOG), 'CreateUser');
      assert.match(having('string.quoted.double.json', LOG), /\|CreateUser\|/);
      assert.equal(having(service, LOG), 'sts|iam|iam');
      assert.equal(having(service, '{"invokedBy":"ec2.amazonaws.com"}'), 'ec2');
      assert.equal(having(service, '{"eventSource":"aws-mcp.us-east-1.api.aws"}'), 'aws-mcp');
      assert.equal(having(service, '{"host":"bucket.s3.amazonaws.com"}'), '');
    });

    it('shows an error, and a denial more so', () => {
      const event = (code: string) => `{"errorCode":"${code}"}`;
      for (const code of ['AccessDenied', 'Client.UnauthorizedOperation', 'VpceAccessDenied']) {
        assert.equal(having('keyword.control.error-code.denied', event(code)), code);
        assert.equal(having('strong.denied', event(code)), code);
      }
      assert.equal(having('keyword.control.error-code', event('NoSuchEntity')), 'NoSuchEntity');
      assert.equal(having('strong.denied', event('NoSuchEntity')), '');
      const message = having('keyword.control.error-message', LOG);
      assert.match(message, /^User: \|arn\|.*\|user\/bob\| is not authorized\|The key \|/);
      assert.match(having('string.other.arn', LOG), /^arn\|:\|aws\|:\|sts\|:.*\|:\|user\/bob$/);
      assert.match(having('variable.other.constant.access-key-id', LOG), /\|AKIA/);
    });

    it('leaves strings, escapes and null what they are in every field', () => {
      for (const name of ['eventName', 'eventSource', 'errorCode', 'errorMessage', 'userAgent']) {
        const text = `{"${name}":"AccessDenied\\n","x":{"${name}":"a\\n"},"y":{"${name}":null}}`;
        assert.equal(having('constant.character.escape.json', text), '\\n|\\n');
        assert.equal(having('string.quoted.double.json', text), 'AccessDenied|\\n|a|\\n');
        assert.equal(having('constant.language.json', text), 'null');
      }
      assert.equal(having('constant.character.escape.json', '{"a\\n":1}'), '\\n');
    });

    it('takes apart an ARN, alone or in a sentence', () => {
      const arn = 'string.other.arn';
      const parts = (text: string) =>
        [`${arn}.prefix`, `${arn}.partition`, service, region, account, `${arn}.resource`].map(
          scope => having(scope, text),
        );
      for (const [text, ...expected] of [
        ['["arn:aws:iam::111122223333:root"]', 'arn', 'aws', 'iam', '', '111122223333', 'root'],
        ['["arn:aws-cn:s3:::logs/a b"]', 'arn', 'aws-cn', 's3', '', '', 'logs/a b'],
        ['["arn:aws:sns:eu-west-1:*:t, x"]', 'arn', 'aws', 'sns', 'eu-west-1', '*', 't, x'],
        ['["on arn:aws:sns:eu-west-1:*:t, x"]', 'arn', 'aws', 'sns', 'eu-west-1', '*', 't'],
        ['["barn:aws:iam::111122223333:root", "arn:aws:iam"]', '', '', '', '', '', ''],
      ] as const)
        assert.deepEqual(parts(text), expected);
    });

    it('keeps the escapes in a resource, and finds ARNs in JSON within a string', () => {
      const bucket = String.raw`["arn:aws:s3:::logs/caf\u00e9 1"]`;
      assert.equal(having('constant.character.escape.json', bucket), String.raw`\u00e9`);
      assert.equal(having('string.other.arn.resource', bucket), String.raw`logs/caf|\u00e9| 1`);
      const policy = String.raw`["{\"AWS\":\"arn:aws:iam::444455556666:role/Admin\"}"]`;
      assert.equal(having('string.other.arn.resource', policy), 'role/Admin');
    });

    it('knows ids by their prefix', () => {
      const ids = (...prefixes: string[]) => prefixes.map(prefix => `${prefix}IOSFODNN7EXAMPLE`);
      const keys = ids('AKIA', 'ASIA', 'ABIA', 'ACCA');
      const others = ids('AGPA', 'AIDA', 'AIPA', 'ANPA', 'ANVA', 'APKA', 'AROA', 'ASCA');
      const text = `["${[...keys, ...others].join(' and ')}", "AKIA ASIAN ${ids('XAKIA')[0]}"]`;
      assert.equal(having('variable.other.constant.access-key-id', text), keys.join('|'));
      assert.equal(having('variable.other.constant.unique-id', text), others.join('|'));
      assert.match(having('string.quoted.double.json', LOG), /EXAMPLE\|:alice@example\.com/);
    });

    for (const [scope, right, wrong] of [
      [account, ['111122223333'], ['11112222333', '1111222233334']],
      [
        'constant.numeric.timestamp',
        ['2026-03-01T12:01:03Z', '2026-03-01 12:01:03.000', '2026-03-01T12:01:03+01:00'],
        ['2026-03-01', '12:01:03'],
      ],
      [
        'constant.numeric.ip-address',
        ['203.0.113.7', '0.0.0.0/0', '2001:db8::1', '::/0', '2001:db8:0:0:0:0:0:1'],
        ['1.2.3', '12:01:03', 'AWS Internal', 'a::b::c'],
      ],
      [
        region,
        ['us-east-1', 'ap-southeast-5', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1'],
        ['us-east-1a', 'global', 'us-up-1'],
      ],
    ] as const)
      it(`finds ${scope} in a whole string, and in nothing else`, () => {
        for (const value of right) assert.equal(having(scope, `{"x": "${value}"}`), value);
        for (const value of wrong) assert.equal(having(scope, `{"x": "${value}"}`), '');
      });
  });

  describe('over a whole log', () => {
    const line = JSON.stringify(JSON.parse(LOG));

    for (const [shape, text] of Object.entries({
      'printed for reading': LOG,
      'on one line': line,
      'as JSON lines': [line, line, line].join('\n'),
    }))
      it(`gives each character a scope ${shape}, and ends where it began`, () => {
        const { tokens, end } = tokenize(text);
        assert.equal(tokens.map(({ text }) => text).join(''), text.replaceAll('\n', ''));
        const bare = tokens.filter(({ text, scopes }) => {
          const covered = /^["{}[\]:,]$/.test(text)
            ? /^punctuation\./
            : /^(?!source|meta\.structure)/;
          return text.trim() && !covered.test(scopes.at(-1) ?? '');
        });
        assert.deepEqual(bare, []);
        assert.equal(end.depth, 1);
      });

    it('gives the same scopes whatever the spacing', () => {
      const meaningful = (text: string) => tokenize(text).tokens.filter(({ text }) => text.trim());
      assert.deepEqual(meaningful(line), meaningful(LOG));
    });
  });

  describe('on a hostile line', () => {
    const filled = (piece: string) => piece.repeat(Math.ceil(20_000 / piece.length));

    for (const piece of [
      ...['arn:aws:', 'arn:aws:a:a:a:', ' arn:aws:s3:', 'AKIA', 'us-', '1.', 'a:', '::', 'a-'],
      ...['AccessDenie', String.raw`\\`, String.raw`\"`],
    ])
      it(`comes to the end of ${piece} repeated`, () => {
        for (const key of ['x', 'errorCode', 'errorMessage', 'eventSource']) {
          const text = `{"${key}":"${filled(piece)}","readOnly":true}`;
          assert.match(having(field, text), /(^|\|)readOnly$/);
          assert.equal(tokenize(text).end.depth, 1);
        }
      });

    it('comes to the end of blanks, commas and quotes', () => {
      assert.equal(having('constant.language.json', `{"eventName"${filled(' ')}:true}`), 'true');
      const commas = having('punctuation.separator.array.json', `[${filled(',')}]`);
      assert.equal(commas.length, 2 * 20_000 - 1);
      assert.equal(tokenize(filled('"')).tokens.length, 20_000);
    });
  });
});
