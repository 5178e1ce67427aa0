import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { isGrant, joinable, known, readCall } from '../../../src/core/trace/call';
import { asia, at, BROWSER, made, roleSession, signInArn } from './made';

describe('what a trace reads of an event', () => {
  const clients: readonly (readonly [client: string, what: string, changes: CloudTrailEvent])[] = [
    ['console', 'a browser', { userAgent: BROWSER }],
    ['console', 'the console of S3', { userAgent: '[S3Console/0.4, aws-internal/3]' }],
    ['console', 'the sign-in', { userAgent: 'signin.amazonaws.com' }],
    ['console', 'a console', { userAgent: 'console.ec2.amazonaws.com' }],
    ['console', 'a console by name', { userAgent: 'EC2 Console' }],
    ['console', 'the console’s proxy', { userAgent: 'aws-internal/3 AWSConsole' }],
    ['console', 'Coral', { userAgent: 'x Coral/Netty4' }],
    ['console', 'CloudShell', { userAgent: 'aws-cli/2.1 exec-env/CloudShell' }],
    ['console', 'an event of the console', { eventType: 'AwsConsoleAction', userAgent: 'x' }],
    ['console', 'a session of the console', { sessionCredentialFromConsole: 'true' }],
    ['program', 'the AWS CLI', { userAgent: 'aws-cli/2.31.0' }],
    ['program', 'a name that ends otherwise', { userAgent: 'amazonaws.com/1' }],
    ['other', 'a service', { userAgent: 'lambda.amazonaws.com' }],
    ['other', 'an endpoint', { userAgent: 'https://aws-mcp.us-east-1.api.aws' }],
    ['other', 'AWS itself', { userAgent: 'AWS Internal' }],
    ['other', 'the SDK of AWS itself', { userAgent: 'x aws-internal/3' }],
    ['other', 'nothing', { userAgent: undefined }],
    [
      'other',
      'a service for the caller',
      { userIdentity: { invokedBy: 'athena.amazonaws.com' }, userAgent: BROWSER },
    ],
  ];
  for (const [client, what, changes] of clients)
    it(`takes ${what} for ${client}`, () => {
      assert.equal(readCall(made('one', at('09:00'), changes)).client, client);
    });

  it('knows what AWS forwarded', () => {
    const of = (changes: CloudTrailEvent) => readCall(made('one', at('09:00'), changes)).forwarded;
    assert.equal(of({}), false);
    assert.equal(of({ sourceIPAddress: 'AWS Internal' }), true);
    assert.equal(of({ sourceIPAddress: 'not AWS Internal' }), false);
    assert.equal(of({ userIdentity: { invokedBy: 'athena.amazonaws.com' } }), true);
  });

  it('keeps no key that is made up, masked or no key, and no text that somebody hid', () => {
    assert.equal(joinable(asia(1)), asia(1));
    assert.equal(joinable('ASIA000000001234'), 'ASIA000000001234');
    for (const none of ['ASIA00000000123', 'AKIAIOSFODNN7EXAMPLE', '****', '', null, 7])
      assert.equal(joinable(none), undefined, String(none));
    assert.equal(known('alice'), 'alice');
    assert.equal(known('HIDDEN_DUE_TO_SECURITY_REASONS'), undefined);
    assert.equal(known('a'.repeat(2048)), 'a'.repeat(2048));
    assert.equal(known('a'.repeat(2049)), undefined);
  });

  it('knows the sign-in session under which a call was made, other than the one that it mints', () => {
    const call = (name: string, minted?: string) =>
      readCall(
        made('one', at('09:00'), {
          eventSource: 'signin.amazonaws.com',
          eventName: name,
          userIdentity: roleSession({ session: 'alice', signIn: signInArn('one') }),
          additionalEventData: { signInSessionArn: minted },
        }),
      ).signIn;
    assert.equal(call('CreateOAuth2Token', signInArn('one')), undefined);
    assert.equal(call('CreateOAuth2Token', signInArn('two')), signInArn('one'));
    assert.equal(call('AuthorizeOAuth2Access', signInArn('one')), signInArn('one'));
    assert.equal(isGrant('sts.amazonaws.com', 'CreateOAuth2Token'), false);
  });

  it('names whom a call was made for by user and store', () => {
    const of = (onBehalfOf: CloudTrailEvent) =>
      readCall({ userIdentity: { onBehalfOf } }).onBehalfOf;
    assert.equal(of({ userId: 'u', identityStoreArn: 's' }), 'identitycenter:s/u');
    assert.equal(of({ userId: 'u' }), 'identitycenter:unknown/u');
    assert.equal(of({ identityStoreArn: 's' }), undefined);
  });

  it('tells the time of each event, whatever the one before it was', () => {
    const time = (eventTime: string | null | undefined) => readCall({ eventTime }).time;
    assert.equal(time('2026-11-18T09:00:00Z'), Date.UTC(2026, 10, 18, 9));
    assert.equal(time('2026-11-18T09:00:00Z'), Date.UTC(2026, 10, 18, 9));
    assert.equal(time('soon'), undefined);
    for (const none of ['', null, undefined]) assert.equal(time(none), undefined);
    assert.equal(time('2026-11-18T09:00:01Z'), Date.UTC(2026, 10, 18, 9, 0, 1));
  });

  it('knows whom a console session left, of a switch of roles alone', () => {
    const of = (eventName: string) =>
      readCall({ eventName, additionalEventData: { SwitchFrom: 'a' } }).switchedFrom;
    assert.equal(of('SwitchRole'), 'a');
    assert.equal(of('ExitRole'), undefined);
  });
});
