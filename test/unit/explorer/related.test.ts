import assert from 'node:assert/strict';
import { matches } from '../../../src/core/query';
import { relatedTo } from '../../../src/explorer/related';
import { sampleEvent } from '../stores/sampleEvents';

const ROLE = 'arn:aws:iam::111122223333:role/Admin';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/Admin/alice';
const event = {
  ...sampleEvent(1),
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAIOSFODNN7EXAMPLE:alice',
    arn: SESSION,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: ROLE, userName: 'Admin' },
      attributes: { creationDate: '2026-01-31T11:58:00Z' },
    },
  },
  requestID: 'request-1',
  sharedEventID: 'shared-1',
  resources: [{ ARN: 'arn:aws:s3:::amzn-s3-demo-bucket' }],
  requestParameters: { bucketName: 'amzn-s3-demo-bucket', policy: 'x'.repeat(5000) },
  responseElements: { noise: 'noise' },
};

describe('what is related to an event', () => {
  it('has the same key, caller, session, address, request or resource', () => {
    assert.deepEqual(
      relatedTo(event).map(({ attribute, value }) => [attribute, value]),
      [
        ['accessKeyId', 'ASIAIOSFODNN7EXAMPLE'],
        ['principal', ROLE],
        ['principal', SESSION],
        ['session', 'AROAIOSFODNN7EXAMPLE:alice 2026-01-31T11:58:00Z'],
        ['sourceIPAddress', '192.0.2.7'],
        ['requestId', 'request-1'],
        ['requestId', 'shared-1'],
        ['resource', 'arn:aws:s3:::amzn-s3-demo-bucket'],
        ['resource', 'amzn-s3-demo-bucket'],
      ],
    );
  });

  it('is found by a search, and the event itself with it', () => {
    for (const filter of relatedTo(event)) {
      assert.equal(matches({ filters: [filter] }, event), true, filter.attribute);
      assert.equal(matches({ filters: [filter] }, { eventName: 'Other' }), false);
    }
  });

  it('is what the service did, for a service', () => {
    const byService = { userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' } };
    assert.deepEqual(relatedTo(byService), [
      { attribute: 'principal', value: 'ec2.amazonaws.com' },
    ]);
  });

  it('is nothing for an event that says nothing', () => {
    assert.deepEqual(relatedTo({}), []);
  });
});
