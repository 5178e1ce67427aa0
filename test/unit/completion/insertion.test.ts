import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { completions, completion, labels, taken } from './typing';

/** Each text with its cursor, what is taken there, and what the text is then. */
const CASES: readonly (readonly [name: string, before: string, label: string, after: string])[] = [
  [
    'a key on an empty line, with the comma that is missing above',
    '{\n  "eventVersion": "1.11"\n  |\n}',
    'eventName',
    '{\n  "eventVersion": "1.11",\n  "eventName": ""\n}',
  ],
  [
    'a key between others, with a comma after it',
    '{ "eventVersion": "1.11",\n  |\n  "awsRegion": "x" }',
    'errorCode',
    '{ "eventVersion": "1.11",\n  "errorCode": "",\n  "awsRegion": "x" }',
  ],
  [
    'a key where a comma stands already',
    '{ |, "awsRegion": "x" }',
    'errorCode',
    '{ "errorCode": "", "awsRegion": "x" }',
  ],
  [
    'a key in quotes that close',
    '{ "awsRegion": "x", "ev|" }',
    'eventName',
    '{ "awsRegion": "x", "eventName": "" }',
  ],
  [
    'a key in a quote that does not close',
    '{ "awsRegion": "x",\n "ev|\n}',
    'eventName',
    '{ "awsRegion": "x",\n "eventName": ""\n}',
  ],
  [
    'a key without quotes',
    '{ "awsRegion": "x", ev| }',
    'eventName',
    '{ "awsRegion": "x", "eventName": "" }',
  ],
  [
    'a key alone where its value stands already',
    '{ "ev|entSource": "iam.amazonaws.com" }',
    'eventName',
    '{ "eventName": "iam.amazonaws.com" }',
  ],
  [
    'a value between quotes',
    '{ "userIdentity": { "type": "|" } }',
    'IAMUser',
    '{ "userIdentity": { "type": "IAMUser" } }',
  ],
  [
    'a value without quotes',
    '{ "userIdentity": { "type": | } }',
    'IAMUser',
    '{ "userIdentity": { "type": "IAMUser" } }',
  ],
  [
    'a value before the next key, with a comma',
    '{ "eventCategory": |\n "eventName": "A" }',
    'Data',
    '{ "eventCategory": "Data",\n "eventName": "A" }',
  ],
  [
    'a value between quotes before the next key, with a comma',
    '{ "eventCategory": "|"\n "eventName": "A" }',
    'Data',
    '{ "eventCategory": "Data",\n "eventName": "A" }',
  ],
  [
    'a value whose quote does not close',
    '{ "eventCategory": "Da|\n}',
    'Data',
    '{ "eventCategory": "Data"\n}',
  ],
  [
    'a value in place of another',
    '{ "eventCategory": "|Management" }',
    'NetworkActivity',
    '{ "eventCategory": "NetworkActivity" }',
  ],
  ['a value, with the colon that is missing', '{ "readOnly" | }', 'true', '{ "readOnly" : true }'],
  [
    'a boolean in place of quotes',
    '{ "managementEvent": "|" }',
    'true',
    '{ "managementEvent": true }',
  ],
  [
    'a boolean that is half typed',
    '{ "managementEvent": tr|, "eventName": "A" }',
    'true',
    '{ "managementEvent": true, "eventName": "A" }',
  ],
  ['braces for an object', '{ "userIdentity": | }', '{ }', '{ "userIdentity": {\n\t\n} }'],
];

describe('a completion inserts', () => {
  for (const [name, before, label, after] of CASES)
    it(name, () => assert.equal(taken(before, label), after));

  it('a made-up GUID', () => {
    assert.match(taken('{ "eventID": "|" }', 'GUID'), /"eventID": "[0-9a-f-]{36}" }$/);
  });

  it('one line in JSON lines', () => {
    const line = '{"eventVersion":"1.11","eventName":"A"}';
    assert.equal(
      taken(`{"eventVersion":"1.11",|}\n${line}`, 'userIdentity'),
      `{"eventVersion":"1.11","userIdentity": {}}\n${line}`,
    );
  });

  it('texts of the document as they are, whatever they mean in a snippet', () => {
    for (const name of ['${1:x}', '$TM_FILENAME', 'a\\b', 'say "hi"', '}', '${1|a,b|}', '$0']) {
      const event = JSON.stringify({ eventName: 'A', requestParameters: { userName: name } });
      const after = taken(`[{ "requestParameters": { "userName": "|" } }, ${event}]`, name);
      assert.equal(JSON.parse(after)[0].requestParameters.userName, name);
    }
  });

  it('nothing right after a key or a value, or outside of events', () => {
    for (const text of [
      '{ "eventName": "A"| }',
      '{ "eventName"|: "A" }',
      '{ "eventName": "A" }|',
      '[{ "eventName": "A" }, |]',
      '| { "eventName": "A" }',
    ])
      assert.deepEqual(labels(text), [], text);
  });

  it('into the event inside of an envelope, and nothing into one inside of a string', () => {
    const detail = '"eventVersion": "1.11", "eventName": "A", "awsRegion": "us-east-1"';
    const envelope = (text: string) =>
      `{ "detail-type": "AWS API Call via CloudTrail", "source": "aws.iam", "detail": { ${text} } }`;
    assert.equal(
      taken(envelope(`${detail}, |`), 'errorCode'),
      envelope(`${detail}, "errorCode": ""`),
    );
    const inString = JSON.stringify(`{ ${detail} `).slice(0, -1);
    assert.deepEqual(labels(`{ "Events": [{ "CloudTrailEvent": ${inString}, | }" }] }`), []);
  });

  it('whatever mends an event that lost a line, so that it is JSON again', () => {
    for (const name of ['assumed-role', 's3-data', 'insight-rate-start']) {
      const lines = readFileSync(`test/fixtures/events/${name}.json`, 'utf8').split('\n');
      lines.forEach((line, index) => {
        if (!/^\s*"[^"]+": [^{[]*$/.test(line)) return;
        const marked = [...lines.slice(0, index), '|', ...lines.slice(index + 1)].join('\n');
        const offered = completions(marked).filter(({ kind }) => kind === 'key');
        for (const { label } of offered) {
          const after = taken(marked, label);
          assert.doesNotThrow(() => JSON.parse(after), `${label} in ${name}, line ${index + 1}`);
        }
        const [, indent, key = ''] = /^( *)"([^"]+)"/.exec(line) ?? [];
        if (indent === '  ')
          assert.ok(
            offered.some(({ label }) => label === key),
            `${key} is not offered again in ${name}`,
          );
      });
    }
  });

  it('never more than the cursor touches, wherever it is in whatever text', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      ' ',
      'ev',
      'true',
      '"eventName"',
    ];
    const text = fc.array(fc.constantFrom(...pieces, '"userIdentity"'), { maxLength: 24 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const marked = `{${before.join('')}|${after.join('')}`;
        for (const { replace, insert } of completions(marked)) {
          const offset = marked.indexOf('|');
          assert.ok(replace.start <= offset && offset <= replace.end);
          assert.ok(insert.length > 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('words that are found by what is typed between the quotes', () => {
    assert.equal(
      completion('{ "awsRegion": "fra|" }', 'eu-central-1').filter,
      'eu-central-1 Frankfurt',
    );
  });
});
