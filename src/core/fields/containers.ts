import { MDNI, rows, userGuide } from './rows';

/** What `LookupEvents` returns: events as text in a list of its own shape. */
export const LOOKUP_EVENTS = rows(
  {
    record: 'lookupEvents',
    categories: ['Management', 'Insight'],
    docs: userGuide('view-cloudtrail-events-cli'),
  },
  [
    ['Events', 'array', 'always', 'The events that were found.'],
    [
      'NextToken',
      'string',
      'optional',
      'Says that there are more events; the next request sends it back.',
    ],
    ['Events[].EventId', 'string', 'always', 'The `eventID` of the event.'],
    ['Events[].EventName', 'string', 'always', 'The `eventName` of the event.'],
    [
      'Events[].ReadOnly',
      'string',
      'usually',
      'Whether the operation only reads, as the text `true` or `false`.',
    ],
    [
      'Events[].AccessKeyId',
      'string',
      'optional',
      'The access key that signed the request; missing when a service made the call.',
    ],
    [
      'Events[].EventTime',
      'string|number',
      'always',
      'When it happened: ISO 8601 with the local offset, or seconds since 1970.',
    ],
    ['Events[].EventSource', 'string', 'always', 'The `eventSource` of the event.'],
    [
      'Events[].Username',
      'string',
      'optional',
      'The name of the user or of the role session; missing when a service made the call.',
    ],
    [
      'Events[].Resources',
      'array',
      'always',
      'The resources that the call touched, in a shape of their own.',
    ],
    [
      'Events[].Resources[].ResourceType',
      'string',
      'optional',
      'The type of the resource; null when it is not known.',
    ],
    ['Events[].Resources[].ResourceName', 'string', 'optional', 'The name or ARN of the resource.'],
    ['Events[].CloudTrailEvent', 'string', 'always', 'The whole event, as JSON text.'],
  ],
);

/** The envelope in which EventBridge delivers an event. */
export const EVENT_BRIDGE = rows(
  {
    record: 'eventBridge',
    categories: MDNI,
    docs: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html',
  },
  [
    ['version', 'string', 'always', 'Version of the envelope, `0`.'],
    ['id', 'string', 'always', 'The identifier of the delivery; it is not the `eventID`.'],
    [
      'detail-type',
      'string',
      'always',
      'What kind of CloudTrail event is inside.',
      {
        knownValues: [
          'AWS API Call via CloudTrail',
          'AWS Console Sign In via CloudTrail',
          'AWS Console Signin via CloudTrail',
          'AWS Console Action via CloudTrail',
          'AWS Service Event via CloudTrail',
          'AWS Insight via CloudTrail',
          'AWS Network Activity Event via CloudTrail',
        ],
      },
    ],
    ['source', 'string', 'always', 'The service, as `aws.` and its short name.'],
    ['account', 'string', 'always', 'The account that received the event.'],
    ['time', 'string', 'always', 'When it happened; usually the same as `detail.eventTime`.'],
    ['region', 'string', 'always', 'The Region of the event.'],
    [
      'resources',
      'array',
      'always',
      'The resources of the event; usually empty for CloudTrail events.',
    ],
    ['detail', 'object', 'always', 'The CloudTrail event itself.'],
  ],
);

/** A digest file: it proves that log files were not changed, and holds no events. */
export const DIGEST = rows(
  {
    record: 'digest',
    categories: [],
    docs: userGuide('cloudtrail-log-file-validation-digest-file-structure'),
  },
  [
    ['awsAccountId', 'string', 'always', 'The account whose log files the digest covers.'],
    [
      'digestStartTime',
      'string',
      'always',
      'The beginning of the time that the digest covers, in UTC.',
    ],
    ['digestEndTime', 'string', 'always', 'The end of the time that the digest covers, in UTC.'],
    ['digestS3Bucket', 'string', 'always', 'The bucket that the digest was delivered to.'],
    ['digestS3Object', 'string', 'always', 'The object in the bucket that is this digest.'],
    [
      'digestPublicKeyFingerprint',
      'string',
      'always',
      'The fingerprint of the public key that fits the signature of the digest.',
    ],
    ['digestSignatureAlgorithm', 'string', 'always', 'How the digest was signed: `SHA256withRSA`.'],
    [
      'newestEventTime',
      'string|null',
      'always',
      'The time of the newest event in the log files; null when there are none.',
    ],
    [
      'oldestEventTime',
      'string|null',
      'always',
      'The time of the oldest event in the log files; null when there are none.',
    ],
    [
      'previousDigestS3Bucket',
      'string|null',
      'always',
      'The bucket of the digest before this one; null in the first.',
    ],
    [
      'previousDigestS3Object',
      'string|null',
      'always',
      'The object that is the digest before this one; null in the first.',
    ],
    [
      'previousDigestHashValue',
      'string|null',
      'always',
      'The hash of the digest before this one; null in the first.',
    ],
    [
      'previousDigestHashAlgorithm',
      'string|null',
      'always',
      'How the digest before this one was hashed; null in the first.',
    ],
    [
      'previousDigestSignature',
      'string|null',
      'always',
      'The signature of the digest before this one; null in the first.',
    ],
    ['logFiles', 'array', 'always', 'The log files that the digest covers; may be empty.'],
    ['logFiles[].s3Bucket', 'string', 'always', 'The bucket of the log file.'],
    ['logFiles[].s3Object', 'string', 'always', 'The object in the bucket that is the log file.'],
    [
      'logFiles[].hashValue',
      'string',
      'always',
      'The hash of the uncompressed log file, in hexadecimal.',
    ],
    ['logFiles[].hashAlgorithm', 'string', 'always', 'How the log file was hashed: `SHA-256`.'],
    [
      'logFiles[].newestEventTime',
      'string',
      'always',
      'The time of the newest event in the log file.',
    ],
    [
      'logFiles[].oldestEventTime',
      'string',
      'always',
      'The time of the oldest event in the log file.',
    ],
  ],
);
