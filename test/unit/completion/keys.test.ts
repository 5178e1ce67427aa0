import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { completion, labels, taken } from './typing';

describe('keys that are offered', () => {
  const keys = (marked: string) => labels(marked);

  it('are those that are absent, the expected ones first', () => {
    const offered = keys('{ "eventName": "A", |, "awsRegion": "us-east-1" }');
    assert.deepEqual(offered.slice(0, 5), [
      'eventVersion',
      'userIdentity',
      'eventTime',
      'eventSource',
      'sourceIPAddress',
    ]);
    assert.ok(!offered.includes('eventName') && !offered.includes('awsRegion'));
    assert.ok(offered.indexOf('eventID') < offered.indexOf('errorCode'));
  });

  it('take the key at the cursor for absent', () => {
    assert.ok(keys('{ "eventNa|me": "A" }').includes('eventName'));
  });

  it('are of the object at the cursor', () => {
    assert.deepEqual(keys('{ "resources": [{ | }] }').slice(0, 2), ['ARN', 'accountId']);
    const session = keys('{ "userIdentity": { "sessionContext": { | } } }');
    assert.ok(session.includes('sessionIssuer') && !session.includes('eventName'));
  });

  it('are no newer than the eventVersion', () => {
    const of = (version: string) => keys(`{ "eventVersion": "${version}", | }`);
    assert.ok(!of('1.05').includes('tlsDetails') && of('1.08').includes('tlsDetails'));
    assert.ok(!of('1.10').includes('eventContext') && of('1.11').includes('eventContext'));
  });

  it('fit the category', () => {
    const of = (category: string) => keys(`{ "eventCategory": "${category}", | }`);
    assert.ok(of('NetworkActivity').includes('vpcEndpointAccountId'));
    assert.ok(!of('NetworkActivity').includes('userAgent'));
    assert.ok(!of('Management').includes('vpcEndpointAccountId'));
    assert.ok(!of('Management').includes('insightDetails'));
    assert.deepEqual(
      of('Insight').filter(key =>
        ['insightDetails', 'userIdentity', 'sharedEventID'].includes(key),
      ),
      ['sharedEventID', 'insightDetails'],
    );
  });

  it('fit the kind of event', () => {
    const of = (type: string) => keys(`{ "eventType": "${type}", | }`);
    assert.ok(of('AwsServiceEvent').includes('serviceEventDetails'));
    assert.ok(!of('AwsApiCall').includes('serviceEventDetails'));
    assert.ok(!of('AwsConsoleSignIn').includes('requestID'));
  });

  const identity = (type: string) => keys(`{ "userIdentity": { "type": "${type}", | } }`);
  const OF_IDENTITY: Readonly<Record<string, string>> = {
    AssumedRole:
      'principalId arn accountId accessKeyId sessionContext invokedBy invokedByDelegate ' +
      'credentialId onBehalfOf inScopeOf',
    AWSService: 'invokedBy',
    AWSAccount: 'principalId accountId invokedBy',
    IdentityCenterUser: 'accountId credentialId onBehalfOf',
    SAMLUser: 'userName principalId identityProvider',
  };
  for (const [type, expected] of Object.entries(OF_IDENTITY))
    it(`fit the identity of ${type}`, () => assert.equal(identity(type).join(' '), expected));

  it('are those of a service event where nobody called', () => {
    const offered = keys('{ "eventType": "AwsServiceEvent", "userIdentity": { | } }');
    assert.deepEqual(offered, ['accountId', 'invokedBy']);
  });

  it('are known inside objects that a service shapes', () => {
    const signIn = '"eventSource": "signin.amazonaws.com"';
    assert.ok(keys(`{ ${signIn}, "additionalEventData": { | } }`).includes('MFAUsed'));
    assert.ok(!keys('{ "additionalEventData": { | } }').includes('MFAUsed'));
    assert.deepEqual(
      keys(
        '{ "eventType": "AwsConsoleSignIn", "eventName": "ConsoleLogin", "responseElements": { | } }',
      ),
      ['ConsoleLogin'],
    );
  });

  it('do not come from the stub of what was too large', () => {
    assert.deepEqual(keys('{ "eventName": "A", "requestParameters": { | } }'), []);
  });

  it('bring what the rest of the event implies', () => {
    const role =
      '"userIdentity": { "type": "AssumedRole", "principalId": "AROADBQP57FF2AEXAMPLE:dave", ' +
      '"arn": "arn:aws:sts::111122223333:assumed-role/Auditor/dave", "sessionContext": ' +
      '{ "sessionIssuer": { | } } }';
    assert.match(
      taken(`{ ${role} }`, 'arn'),
      /"sessionIssuer": \{ "arn": "arn:aws:iam::111122223333:role\/Auditor" \}/,
    );
    assert.match(taken(`{ ${role} }`, 'type'), /\{ "type": "Role" \}/);
    assert.match(taken('{ "eventName": "GetObject", | }', 'readOnly'), /"readOnly": true/);
    assert.match(taken('{ "eventName": "PutObject", | }', 'readOnly'), /"readOnly": false/);
    assert.match(taken('{ | }', 'eventTime'), /"eventTime": "2026-03-02T09:14:07Z"/);
  });

  it('let the editor choose among the values that AWS lists', () => {
    const { insert } = completion(
      '{ "userIdentity": { "sessionContext": { "sessionIssuer": { | } } } }',
      'type',
    );
    assert.equal(insert, '"type": "${1|Role,IAMUser,Root|}"');
    const category = completion('{ "managementEvent": false, | }', 'eventCategory');
    assert.match(category.insert, /^"eventCategory": "\$\{1\|Data,Management,/);
  });

  it('ask for what comes next', () => {
    const asks = (label: string) => completion('{ "eventName": "A", | }', label).asksNext;
    assert.deepEqual(['userIdentity', 'awsRegion', 'requestParameters', 'eventID'].map(asks), [
      true,
      true,
      false,
      false,
    ]);
  });

  it('say what they are', () => {
    const words = completion('{ "eventName": "A", | }', 'tlsDetails');
    assert.match(words.words(english), /^How the connection of the client was encrypted\./);
    assert.match(words.words(english), /\[AWS documentation\]\(https:/);
    assert.equal(typeof words.beside === 'object' && english(words.beside), 'object since 1.08');
  });

  it('come with whole events where there is no key yet', () => {
    assert.ok(keys('{ | }').includes('Console sign-in'));
    assert.ok(keys('{ "Records": [{ | }] }').includes('Console sign-in'));
    assert.ok(!keys('{ "Records": [{ | }] }').includes('Log file'));
    assert.ok(!keys('{ "eventName": "A", | }').includes('Console sign-in'));
  });
});
