import assert from 'node:assert/strict';
import { describe as describeEvent } from '../../../src/core/describe';
import { secretsIn, secretUnder } from '../../../src/core/redaction/secrets';
import { redact } from '../../../src/core/redact';
import { personByEmail } from '../../../src/core/trace/person';
import { withEdits } from '../../../src/core/fixes/edits';
import { errorKind } from '../../../src/core/values/errorCode';
import { parseUserAgent } from '../../../src/core/values/userAgent';
import { anEvent } from '../core/sampleEvents';
import { WEB_TOKEN } from '../rules/madeSecrets';

/** What patterns read whose forms keep hostile text from making them slow: ordinary values and their edges. */
describe('values that patterns read', () => {
  it('of a role session, its role and its session', () => {
    const who = (arn: string, principalId?: string) =>
      describeEvent(anEvent({ userIdentity: { type: 'AssumedRole', arn, principalId } })).who;
    const of = 'arn:aws:sts::111122223333:assumed-role/';
    for (const [arn, said] of [
      [`${of}Admin/alice@example.com`, 'Admin / alice@example.com'],
      [
        `${of}AWSReservedSSO_Admin_0123456789abcdef/a=b,c`,
        'AWSReservedSSO_Admin_0123456789abcdef / a=b,c',
      ],
      [`${of}Admin`, 'Admin'],
      // The role is named, and a session is not.
      [`${of}Admin/`, 'Admin'],
    ] as const)
      assert.equal(who(arn), said);
    assert.equal(who(`${of}Admin`, 'AROA1111222233334LENS:alice'), 'Admin / alice');
  });

  it('of ARNs, the names of users', () => {
    const user = 'arn:aws:iam::111122223333:user';
    for (const [said, hidden, kept] of [
      [`${user}/zoe`, /zoe/, /user/],
      [`${user}/team/ops/zoe`, /zoe/, /team\/ops/],
      [`on ${user}/team/zoe because`, /zoe/, /because/],
      [`["${user}/zoe","${user}/a/yan"]`, /zoe|yan/, /user/],
      [`${user}/zoe ${user}/yan`, /zoe|yan/, /user/],
      ['arn:aws:sts::111122223333:federated-user/zoe', /zoe/, /federated-user/],
    ] as const) {
      const text = JSON.stringify({ a: said });
      const redacted = withEdits(text, [...redact(text, { people: true })].flat());
      assert.doesNotMatch(redacted, hidden);
      assert.match(redacted, kept);
    }
  });

  it('of texts, tokens with their place', () => {
    for (const [before, after] of [
      ['', ''],
      ['Bearer ', '.'],
      ['eyJ.', ''],
      ['a.eyJ x ', ' eyJ'],
    ])
      assert.deepEqual(secretsIn(`${before}${WEB_TOKEN}${after}`), [
        { kind: 'webToken', start: before?.length, end: (before?.length ?? 0) + WEB_TOKEN.length },
      ]);
    assert.deepEqual(secretsIn(`x${WEB_TOKEN}`), []);
  });

  it('of what lies under a password, references', () => {
    for (const harmless of [
      '{{resolve:secretsmanager:MySecret:SecretString:password}}',
      'https://resolve:x',
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:a',
      'None',
      '12',
    ])
      assert.equal(secretUnder('password', harmless), undefined, harmless);
    for (const secret of ['hunter22', 'resolve\nresolve:x', 'arn:a b'])
      assert.equal(secretUnder('password', secret), 'password', secret);
  });

  it('of error codes, conflicts', () => {
    for (const code of ['InvalidState', 'InvalidInstanceState', 'InvalidDBClusterStateFault'])
      assert.equal(errorKind(code), 'conflict', code);
    assert.equal(errorKind('InvalidParameterValue'), 'invalid');
  });

  it('of e-mail addresses, those of people', () => {
    for (const address of ['a@b.c', 'alice@example.com', 'alice.b@mail.example.com', 'a@..b'])
      assert.notEqual(personByEmail(address), undefined, address);
    for (const other of ['alice', 'a@b', 'a@.b', 'a@b.', 'a@b@c.d', 'a b@c.d', '@b.c'])
      assert.equal(personByEmail(other), undefined, other);
  });

  it('of user agents, programs and their versions', () => {
    const safari =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1';
    for (const [agent, name, version] of [
      [safari, 'Safari', '17.4'],
      ['AWSPowerShell.Common/4.1.14 .NET_Core/6.0', 'AWS Tools for PowerShell', '4.1.14'],
      ['AWSPowerShell/3.3', 'AWS Tools for PowerShell', '3.3'],
      ['steampipe-plugin-aws/1.2 x', 'Steampipe', '1.2'],
      ['karpenter.sh-v0.31.0', 'Karpenter', undefined],
      ['datadog-agent/7.1', 'Datadog', '7.1'],
    ] as const) {
      const parsed = parseUserAgent(agent);
      assert.equal(parsed.name, name, agent);
      if (version !== undefined) assert.equal(parsed.version, version, agent);
    }
  });
});
