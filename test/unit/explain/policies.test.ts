import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../../src/core/cloudTrailEvent';
import { explain, markdown } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { parsePolicy } from '../../../src/core/values/policyDocument';
import { EVENT, value } from './words';

const policy = (...Statement: readonly JsonObject[]) => ({ Version: '2012-10-17', Statement });

describe('explaining a policy', () => {
  const told = (policyDocument: JsonValue) =>
    value({ ...EVENT, requestParameters: { policyDocument } }, 'requestParameters.policyDocument');

  const reading = policy({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::logs/*',
  });

  it('reads it in every form that events have', () => {
    const words = ['Allows `s3:GetObject`.', 'On `arn:aws:s3:::logs/*`.'];
    assert.deepEqual(told(reading), words);
    assert.deepEqual(told(JSON.stringify(reading)), words);
    assert.deepEqual(told(JSON.stringify(reading, null, 2)), words);
    assert.deepEqual(told(encodeURIComponent(JSON.stringify(reading))), words);
  });

  it('points out what is open to everyone', () => {
    const open = policy({
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::logs/*',
    });
    assert.deepEqual(told(open), [
      'Allows everyone `s3:GetObject`, `s3:PutObject`.',
      'On `arn:aws:s3:::logs/*`.',
      'That makes it public.',
    ]);
    const limited = policy({
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-0123456789' } },
    });
    assert.deepEqual(told(limited), [
      'Allows everyone `s3:GetObject`.',
      'On every resource.',
      'Only under conditions on `aws:PrincipalOrgID`.',
    ]);
  });

  it('points out administrator access', () => {
    const words = told(policy({ Effect: 'Allow', Action: '*', Resource: '*' }));
    assert.deepEqual(words, [
      'Allows `*`.',
      'On every resource.',
      'That is full administrator access.',
    ]);
    assert.doesNotMatch(
      told(policy({ Effect: 'Deny', Action: '*', Resource: '*' })).join(' '),
      /administrator/,
    );
  });

  it('says who may assume a role, and from which other account', () => {
    const trust = (Principal: JsonValue, Condition?: JsonValue) =>
      told(policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }));
    assert.deepEqual(trust({ Service: 'ec2.amazonaws.com' }), ['Lets Amazon EC2 assume the role.']);
    assert.deepEqual(trust({ AWS: 'arn:aws:iam::444455556666:root' }), [
      'Lets `arn:aws:iam::444455556666:root` assume the role.',
      'Another account: `4444-5555-6666`.',
    ]);
    assert.deepEqual(trust({ AWS: 'arn:aws:iam::111122223333:root' }), [
      'Lets `arn:aws:iam::111122223333:root` assume the role.',
    ]);
    assert.deepEqual(trust('*'), ['Lets everyone in any AWS account assume the role.']);
    const github = {
      Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    };
    assert.match(trust(github).join(' '), /Nothing limits which repository/);
    const limited = { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:*' } };
    assert.doesNotMatch(trust(github, limited).join(' '), /Nothing limits/);
  });

  it('names other accounts once each, and takes no provider or service for one', () => {
    const trust = (Principal: JsonValue) =>
      told(policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }));
    assert.deepEqual(
      trust({
        AWS: ['444455556666', 'arn:aws:iam::444455556666:user/bob', '777788889999'],
      }).slice(1),
      ['Another account: `4444-5555-6666`, `7777-8888-9999`.'],
    );
    assert.deepEqual(trust({ Federated: 'arn:aws:iam::444455556666:saml-provider/Okta' }), [
      'Lets `arn:aws:iam::444455556666:saml-provider/Okta` assume the role.',
    ]);
    assert.deepEqual(trust({ Service: '444455556666' }), ['Lets `444455556666` assume the role.']);
    assert.deepEqual(trust({ AWS: 'AIDAABCDEFGHIJKLMNOPQ' }), [
      'Lets `AIDAABCDEFGHIJKLMNOPQ` assume the role.',
    ]);
    assert.deepEqual(trust({ CanonicalUser: '0123' }), ['Lets `0123` assume the role.']);
  });

  it('says only what can be known where the event tells no account', () => {
    const policyDocument = policy({
      Effect: 'Allow',
      Principal: { AWS: '444455556666' },
      Action: 'sts:AssumeRole',
    });
    const at = 'requestParameters.policyDocument';
    assert.deepEqual(value({ requestParameters: { policyDocument } }, at), [
      'Lets `444455556666` assume the role.',
    ]);
    const received = { recipientAccountId: '444455556666', requestParameters: { policyDocument } };
    assert.deepEqual(value(received, at), ['Lets `444455556666` assume the role.']);
    assert.deepEqual(value({ ...received, recipientAccountId: '111122223333' }, at).slice(1), [
      'Another account: `4444-5555-6666`.',
    ]);
  });

  it('tells a trust policy from a policy of a resource and one of permissions', () => {
    const first = (...statements: readonly JsonObject[]) => told(policy(...statements))[0];
    const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
    const bucket = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject' };
    const plain = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
    assert.equal(
      first(trust, { ...trust, Action: ['sts:TagSession', 'sts:AssumeRoleWithSAML'] }),
      'A trust policy: who may assume the role.',
    );
    assert.equal(first(trust, bucket), 'A policy of a resource: who may use it, and how.');
    assert.equal(first(plain, bucket), 'A policy of a resource: who may use it, and how.');
    assert.equal(first(plain, plain), 'A policy of permissions.');
    assert.equal(told(policy(plain, plain)).length, 5);
    assert.deepEqual(told(policy({ ...trust, Effect: 'Deny' })), ['Lets nobody assume the role.']);
    assert.deepEqual(told(policy({ ...trust, Effect: 'Deny', Principal: { AWS: '1' } })), [
      'Keeps `1` from assuming the role.',
    ]);
    assert.equal(
      told(policy({ ...bucket, Effect: 'Deny', Principal: { Service: 'ec2.amazonaws.com' } }))[0],
      'Denies Amazon EC2: `s3:GetObject`.',
    );
    assert.equal(told(policy({ ...bucket, Effect: 'Deny' }))[0], 'Denies everyone `s3:GetObject`.');
    assert.deepEqual(told(policy({ ...bucket, Resource: ['a', '*'] })).slice(1), [
      'On every resource.',
      'That makes it public.',
    ]);
    assert.equal(
      told(policy({ Effect: 'Allow', NotPrincipal: { AWS: '1' }, Action: 's3:*' }))[0],
      'Allows everyone but `1`: `s3:*`.',
    );
    assert.deepEqual(told(policy({ Effect: 'Allow', Action: '*', Resource: 'a' })), [
      'Allows `*`.',
      'On `a`.',
    ]);
  });

  it('says what the exceptions are', () => {
    assert.deepEqual(
      told(policy({ Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a' })),
      ['Denies every action but `iam:*`.', 'On everything but `arn:aws:s3:::a`.'],
    );
    assert.equal(
      told(policy({ Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, Action: 's3:*' }))[0],
      'Denies everyone but `111122223333`: `s3:*`.',
    );
  });

  it('lists several statements, and not too many', () => {
    const event = {
      ...EVENT,
      requestParameters: { policyDocument: policy(...Array(7).fill(reading.Statement[0])) },
    };
    const explanation = explain(event, ['requestParameters', 'policyDocument']);
    const [heading, points = ''] = markdown(explanation, 'value', english).split('\n\n');
    assert.equal(heading, 'A policy of permissions.');
    assert.deepEqual(points.split('\n').slice(3), [
      '- Allows `s3:GetObject`. On `arn:aws:s3:::logs/*`.',
      '- And 3 more statements.',
    ]);
    const many = policy({ Effect: 'Allow', Action: [...'abcdefgh'].map(x => `s3:${x}`) });
    assert.deepEqual(told(many), ['Allows `s3:a`, `s3:b`, `s3:c`, +5.']);
  });

  it('is not seen in what is none', () => {
    const none: readonly JsonValue[] = [
      '',
      '{',
      '{}',
      '%7B',
      '%7BStatement%',
      '{"Statement": 7}',
      { Statement: [] },
      { Statement: [null] },
      { Statement: [{ Effect: 'Maybe' }] },
      null,
      [],
      `{"Statement":${' '.repeat(200_000)}[]}`,
    ];
    for (const each of none) assert.equal(parsePolicy(each), undefined, JSON.stringify(each));
  });
});
