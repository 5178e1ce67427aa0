import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { readCall } from '../../../src/core/trace/call';
import { readIssue } from '../../../src/core/trace/issue';
import { asia, assumeRole, at, consoleLogin, grant, made, MCP, signInArn, user } from './made';

const issueOf = (event: CloudTrailEvent) => readIssue(event, readCall(event));
const alice = user('alice');
const session = { session: 'alice', key: asia(1) };

describe('what a call issues', () => {
  it('is a key, the names of its session, or both', () => {
    const whole = issueOf(assumeRole('one', at('09:00'), alice, session));
    assert.equal(whole?.key, asia(1));
    assert.equal(whole?.isTemporary, true);
    assert.equal(whole?.sessions?.length, 2);
    const respond = (responseElements: CloudTrailEvent) =>
      issueOf(assumeRole('one', at('09:00'), alice, session, { responseElements }));
    const unnamed = respond({ credentials: { accessKeyId: asia(1) } });
    assert.deepEqual([unnamed?.key, unnamed?.sessions], [asia(1), []]);
    const keyless = respond({ assumedRoleUser: { assumedRoleId: 'AROA:alice' } });
    assert.deepEqual([keyless?.key, keyless?.sessions], [undefined, ['AROA:alice']]);
    assert.equal(respond({}), undefined);
    assert.equal(respond({ credentials: { accessKeyId: '****' } }), undefined);
  });

  it('is a sign-in session where the grant succeeded, and for an agent where it asked for one', () => {
    const granted = (changes: CloudTrailEvent, resource?: string) => {
      const event = grant('one', at('09:00'), alice, signInArn('one'), resource);
      const more = event['additionalEventData'] as CloudTrailEvent;
      return issueOf({
        ...event,
        ...changes,
        additionalEventData: { ...more, ...(changes['additionalEventData'] as CloudTrailEvent) },
      });
    };
    assert.deepEqual([granted({})?.minted, granted({})?.isForAgent], [signInArn('one'), false]);
    assert.equal(granted({}, MCP)?.isForAgent, true);
    assert.equal(granted({}, 'https://example.com')?.isForAgent, false);
    for (const success of ['false', false])
      assert.equal(granted({ additionalEventData: { success } }), undefined);
    assert.equal(granted({ errorCode: 'AccessDenied' }), undefined);
    assert.equal(granted({ additionalEventData: { signInSessionArn: '****' } }), undefined);
  });

  it('is nothing where a sign-in failed, or where nothing is issued', () => {
    assert.notEqual(issueOf(consoleLogin('one', at('09:00'), alice)), undefined);
    assert.equal(
      issueOf(
        consoleLogin('one', at('09:00'), alice, { responseElements: { ConsoleLogin: 'Failure' } }),
      ),
      undefined,
    );
    assert.equal(issueOf(made('one', at('09:00'), { userIdentity: alice })), undefined);
  });
});
