import { ACCOUNT_ID, MDN, rows, userGuide } from './rows';

const REJECTED = 'An event with more than 100 kB here is rejected.';

/** Events of partners and applications that CloudTrail Lake takes in through a channel. */
export const LAKE_INTEGRATION = rows(
  {
    record: 'lakeIntegration',
    categories: ['ActivityAuditLog'],
    docs: userGuide('query-integration-event-schema'),
  },
  [
    ['eventVersion', 'string', 'always', 'Version of the outer format.'],
    [
      'eventCategory',
      'string',
      'always',
      'The family of events that this one belongs to.',
      { enum: ['ActivityAuditLog'] },
    ],
    ['eventType', 'string', 'always', 'What produced the event.', { enum: ['ActivityLog'] }],
    ['eventID', 'string', 'always', 'The identifier that the event got when it was taken in.'],
    [
      'eventTime',
      'string',
      'always',
      'When it happened, in UTC.',
      { notes: 'The documented form has no `Z` at the end.' },
    ],
    ['awsRegion', 'string', 'always', 'The Region of the `PutAuditEvents` call.'],
    [
      'recipientAccountId',
      'string',
      'always',
      'The account that received the event.',
      { form: ACCOUNT_ID.form },
    ],
    [
      'addendum',
      'object',
      'optional',
      'Why the event came late, or which earlier event it corrects.',
    ],
    ['metadata', 'object', 'always', 'How and when the event was taken in.'],
    ['metadata.ingestionTime', 'string', 'always', 'When the event was taken in.'],
    [
      'metadata.channelARN',
      'string',
      'always',
      'The ARN of the channel that the event came through.',
    ],
    ['eventData', 'object', 'always', 'The event of the partner or application.'],
    [
      'eventData.version',
      'string',
      'always',
      'Version of the event at its source.',
      { form: 'At most 256 characters.' },
    ],
    ['eventData.userIdentity', 'object', 'always', 'Who did it.'],
    [
      'eventData.userIdentity.type',
      'string',
      'always',
      'What kind of actor it was, in the words of the source.',
      { form: 'At most 128 characters.' },
    ],
    [
      'eventData.userIdentity.principalId',
      'string',
      'always',
      'The identifier of the actor.',
      { form: 'At most 1,024 characters.' },
    ],
    [
      'eventData.userIdentity.details',
      'object',
      'optional',
      'What else the source says about the actor.',
    ],
    [
      'eventData.userAgent',
      'string',
      'optional',
      'The program that was used.',
      { form: 'At most 1,024 characters.' },
    ],
    [
      'eventData.eventSource',
      'string',
      'always',
      'The partner or application that the event comes from.',
      { form: 'At most 1,024 characters.' },
    ],
    [
      'eventData.eventName',
      'string',
      'always',
      'What was done.',
      { form: 'At most 1,024 characters.' },
    ],
    ['eventData.eventTime', 'string', 'always', 'When it happened at the source.'],
    [
      'eventData.UID',
      'string',
      'always',
      'The identifier of the request at the source.',
      { form: 'At most 1,024 characters.' },
    ],
    [
      'eventData.requestParameters',
      'object',
      'optional',
      'What was asked for.',
      { notes: REJECTED },
    ],
    ['eventData.responseElements', 'object', 'optional', 'What was answered.', { notes: REJECTED }],
    [
      'eventData.errorCode',
      'string',
      'optional',
      'The error that the source returned.',
      { form: 'At most 256 characters.' },
    ],
    [
      'eventData.errorMessage',
      'string',
      'optional',
      'What the source said about the failure.',
      { form: 'At most 256 characters.' },
    ],
    [
      'eventData.sourceIPAddress',
      'string',
      'optional',
      'Where the request came from.',
      { form: 'An IPv4 or IPv6 address.' },
    ],
    ['eventData.recipientAccountId', 'string', 'always', 'The account that owns the channel.'],
    [
      'eventData.additionalEventData',
      'object',
      'optional',
      'What else the source says.',
      { notes: 'An event with more than 28 kB here is rejected.' },
    ],
  ],
);

/** Configuration items of AWS Config in CloudTrail Lake. */
export const CONFIGURATION_ITEM = rows(
  {
    record: 'configurationItem',
    categories: ['ConfigurationItem'],
    docs: userGuide('query-event-data-store-config-schema'),
  },
  [
    [
      'eventCategory',
      'string',
      'always',
      'The family of events that this one belongs to; found in CloudTrail Lake alone.',
      { enum: ['ConfigurationItem'] },
    ],
    [
      'eventType',
      'string',
      'always',
      'What produced the event; found in CloudTrail Lake alone.',
      { enum: ['AwsConfigurationItem'] },
    ],
    [
      'eventData',
      'object',
      'always',
      'The configuration item: how a resource was set up at one moment.',
    ],
  ],
);

/** Evidence of AWS Audit Manager in CloudTrail Lake. */
export const EVIDENCE = rows(
  {
    record: 'evidence',
    categories: ['Evidence'],
    docs: userGuide('query-supported-event-schema'),
  },
  [
    [
      'eventCategory',
      'string',
      'always',
      'The family of events that this one belongs to; found in CloudTrail Lake alone.',
      { enum: ['Evidence'] },
    ],
    [
      'eventType',
      'string',
      'always',
      'What produced the event; found in CloudTrail Lake alone.',
      { enum: ['AwsAuditManagerEvidence'] },
    ],
    ['eventData', 'object', 'always', 'The evidence that Audit Manager collected.'],
  ],
);

/** Columns of CloudTrail Lake that hold an event as text. */
export const LAKE_COLUMNS = rows(
  { record: 'lakeColumns', categories: MDN, docs: userGuide('query-supported-event-schema') },
  [
    [
      'eventjson',
      'string',
      'optional',
      'The event as it was recorded, as JSON text.',
      { notes: 'Where a row has it, it is the best copy of the event.' },
    ],
    ['eventjsonchecksum', 'string', 'optional', 'A checksum of `eventjson`.'],
  ],
);
