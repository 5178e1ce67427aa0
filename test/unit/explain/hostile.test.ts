import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { code, explain } from '../../../src/core/explain';
import { FIELDS } from '../../../src/core/fields';
import { english } from '../../../src/core/message';
import { actionTable } from '../actionTable';
import { concretePath, recordWith } from '../fieldSamples';
import { pathsOf } from '../realEvents';
import { value } from './words';

describe('explaining hostile text', function () {
  // Many texts in many places.
  this.timeout(30_000);

  const hostile = [
    '`',
    '``',
    '` [x](command:evil)',
    '](command:evil)',
    '[x](command:evil) ```',
    '<img src=x onerror=alert(1)>',
    'a\n\n# [x](command:evil)',
    'a\r\n* `x',
    '\u202egnp.exe\u2066',
    '\u200b\u2028\ufeff\u0000\u001b[31m\ud800',
    '$(trash) {0} {1} $& $1',
    ' leading',
    'trailing ',
    ' ',
    '',
    '\\`',
    '`'.repeat(500),
    'long '.repeat(5000),
    '😀'.repeat(300),
  ];

  it('stays inside one code span, on one line, with nothing hidden', () => {
    for (const text of hostile) {
      const span = code(text);
      assert.equal(outsideCode(span), '', JSON.stringify(span));
      assert.doesNotMatch(span, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      assert.ok([...span].length < 200 * 8, String([...span].length));
    }
  });

  it('can be read', () => {
    assert.equal(code('plain'), '`plain`');
    assert.equal(code('a`b'), '``a`b``');
    assert.equal(code('`a'), '`` `a ``');
    assert.equal(code('a\nb\u202e'), '`a\\nb\\u202e`');
    assert.equal(code(''), '`""`');
    assert.equal(code(7), '`7`');
    assert.equal(code('x'.repeat(201)), `\`${'x'.repeat(200)}…\``);
    assert.equal(code('x'.repeat(200)), `\`${'x'.repeat(200)}\``);
    assert.equal(code('😀'.repeat(200)), `\`${'😀'.repeat(200)}\``);
  });

  it('never leaves a code span in any explanation', () => {
    // Each of these is explained, so that the hostile part gets to the words.
    const carriers = (text: string) => [
      text,
      `arn:aws:iam::111122223333:role/${text}`,
      `arn:aws:sts::111122223333:assumed-role/${text}/i-0123456789abcdef0`,
      `arn:aws:sts::111122223333:assumed-role/Web/${text}`,
      `arn:aws:s3:::logs/${text}`,
      `arn:aws:${text}:eu-west-1:111122223333:${text}/${text}`,
      `AROAABCDEFGHIJKLMNOPQ:${text}`,
      `aws-cli/1 exec-env/${text} command#${text}`,
      `${text} Console`,
      `User: ${text} is not authorized to perform: s3:GetObject on resource: ${text} because no identity-based policy`,
    ];
    const texts = hostile.filter(text => text.length < 100).flatMap(carriers);
    for (const row of FIELDS.filter(
      ({ record, types }) => record === 'event' && types[0] === 'string',
    ))
      for (const text of texts) {
        const { field: about, value: meaning } = explain(
          recordWith(row, text),
          concretePath(row.path),
        );
        for (const line of meaning.map(english))
          assert.doesNotMatch(
            outsideCode(line).replace(/\[What CloudTrail records\]\(https:[\w./-]+\)/, ''),
            /[[\]<>\n\r]|command:|\$\(|\{\d\}|[\p{Cc}\p{Cf}]/u,
            `${row.path}: ${JSON.stringify(line)}`,
          );
        assert.ok(!about.map(english).join('\n').includes('command:'));
      }
  });

  it('never leaves a code span in the words for a request', () => {
    for (const text of hostile) {
      const statement = {
        Effect: 'Allow',
        Principal: { AWS: text, Service: text, Federated: text },
        Action: [text, 'sts:AssumeRole'],
        Resource: text,
        Condition: { [text]: { [text]: text } },
      };
      const event: CloudTrailEvent = {
        eventSource: 'iam.amazonaws.com',
        eventName: text,
        errorMessage: `User: ${text} is not authorized to perform: iam:GetUser on resource: ${text} with an explicit deny in a session policy: arn:aws:iam::111122223333:policy/${text}`,
        userAgent: `Pacu ${text}`,
        userIdentity: { type: 'IAMUser', userName: text, accessKeyId: `AKIA${text}` },
        tlsDetails: { clientProvidedHostHeader: `vpce-0-${text}.s3.amazonaws.com` },
        requestParameters: {
          userName: text,
          roleName: text,
          bucketName: text,
          key: text,
          keyId: `alias/aws/${text}`,
          policyArn: `arn:aws:iam::aws:policy/${text}`,
          policyDocument: JSON.stringify({ Statement: [statement, statement] }),
          trust: { Statement: { ...statement, Action: 'sts:AssumeRole' } },
          tags: [{ key: text, value: text }],
          filters: [{ name: text, values: [text, text, text, text, text] }],
          ipPermissions: { items: [{ ipProtocol: text, ipRanges: { items: [{ cidrIp: text }] } }] },
        },
      };
      for (const path of pathsOf(event))
        for (const line of explain(event, path, { actions: actionTable() }).value.map(english))
          assert.doesNotMatch(
            outsideCode(line).replace(/\[[^\]]*\]\(https:[\w./-]+\)/g, ''),
            /[[\]<>\n\r]|command:|\$\(|\{\d\}|[\p{Cc}\p{Cf}]/u,
            `${path.join('.')}: ${JSON.stringify(line)}`,
          );
    }
  });

  it('does no harm as a key', () => {
    for (const key of ['__proto__', 'constructor', 'toString', '`', 'a.b', '']) {
      const event = JSON.parse(JSON.stringify({ [key]: 'x', eventSource: key })) as CloudTrailEvent;
      assert.deepEqual(explain(event, [key]), { field: [], value: [], failed: 0 });
      assert.deepEqual(value(event, 'eventSource'), []);
    }
  });
});

/** What of a line of Markdown stands outside its code spans, by the rule of CommonMark. */
function outsideCode(markdown: string): string {
  let outside = '';
  let rest = markdown;
  while (rest !== '') {
    const [run] = /^`+/.exec(rest) ?? [''];
    if (run === '') {
      outside += rest[0];
      rest = rest.slice(1);
      continue;
    }
    rest = rest.slice(run.length);
    const end = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest);
    if (!end) outside += run;
    rest = end ? rest.slice(end.index + run.length) : rest;
  }
  return outside;
}
