import fc from 'fast-check';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { FILTER_ATTRIBUTES, valuesOf, type EventQuery } from '../../../src/core/query';
import { sampleEvents } from '../stores/sampleEvents';

const ROLE = {
  eventTime: '2026-01-31T12:01:03Z',
  eventID: '11111111-2222-4333-8444-555555555555',
  eventName: 'AuthorizeSecurityGroupIngress',
  eventSource: 'ec2.amazonaws.com',
  errorCode: 'Client.UnauthorizedOperation',
  sourceIPAddress: '198.51.100.7',
  awsRegion: 'eu-west-1',
  recipientAccountId: '444455556666',
  requestID: 'request-1',
  readOnly: false,
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAIOSFODNN7EXAMPLE:bob',
    arn: 'arn:aws:sts::444455556666:assumed-role/Admin/bob',
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      attributes: { creationDate: '2026-01-31T11:58:00Z' },
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAIOSFODNN7EXAMPLE',
        arn: 'arn:aws:iam::444455556666:role/Admin',
        userName: 'Admin',
      },
    },
  },
  requestParameters: { groupId: 'sg-0123456789EXAMPLE', items: [{ cidrIp: '0.0.0.0/0' }] },
  responseElements: null,
  resources: [{ ARN: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-0123456789EXAMPLE' }],
};

/** Events of every kind of caller, some with less and some with odd values where objects belong. */
export const SEARCHED_EVENTS: readonly CloudTrailEvent[] = [
  ...sampleEvents(12),
  ROLE,
  { ...ROLE, eventID: '2', userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' } },
  { ...ROLE, eventID: '3', userIdentity: { type: 'Root', principalId: '444455556666' } },
  { ...ROLE, eventID: '4', sharedEventID: 'request-1', requestID: 'request-2', readOnly: 'true' },
  { eventName: 'ConsoleLogin', userIdentity: 'masked', resources: 'none', requestParameters: 'a' },
  {
    eventName: 'It\'s "odd" \\(env)',
    userIdentity: { type: 'IAMUser', userName: "o'brien\u202e" },
  },
];

/** Searches for values that the events have, and some that they do not have. */
export const anySearch: fc.Arbitrary<EventQuery> = fc
  .array(
    fc
      .constantFrom(...FILTER_ATTRIBUTES)
      .chain(attribute =>
        fc
          .constantFrom(
            'root',
            'nothing has this',
            ...(attribute === 'text' ? ['SG-0123', 'admin', '"type":"Role"', 'It\'s \\"odd'] : []),
            ...new Set(SEARCHED_EVENTS.flatMap(event => valuesOf(event, attribute))),
          )
          .map(value => ({ attribute, value })),
      ),
    { maxLength: 3 },
  )
  .map(filters => ({ filters }));
