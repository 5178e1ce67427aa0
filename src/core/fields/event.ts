import {
  ACCOUNT_ID,
  ALL,
  CONTENTS,
  EVENT_SOURCE,
  GUID,
  IDENTITY,
  MD,
  MDN,
  MDNI,
  REGION,
  rows,
  userGuide,
} from './rows';

const CUT = 'Cut off after 1 KB.';
const DROPPED = 'Over 100 KB the content is left out and a short stub says so.';
const MCP =
  'https://docs.aws.amazon.com/agent-toolkit/latest/userguide/logging-using-cloudtrail.html';

/** The top level of an event and the objects under it, `userIdentity` excepted. */
export const EVENT = rows({ record: 'event', categories: MD, docs: CONTENTS }, [
  [
    'eventVersion',
    'string',
    'always',
    'Version of the format that the event is written in.',
    {
      since: '1.0',
      categories: ALL,
      pattern: /^\d+\.\d+$/,
      form: 'Two integers with a dot between them.',
      knownValues: [
        '1.0',
        '1.01',
        '1.02',
        '1.03',
        '1.04',
        '1.05',
        '1.06',
        '1.07',
        '1.08',
        '1.09',
        '1.10',
        '1.11',
      ],
      notes:
        'Compare the two parts as integers: 1.10 is newer than 1.09. Services move at different speeds, so an older version is no sign of anything. Aggregated events count on their own, from 1.0.',
    },
  ],
  [
    'userIdentity',
    'object',
    'always',
    'Who made the call, and with which kind of credentials.',
    {
      since: '1.0',
      categories: MDN,
      docs: IDENTITY,
      notes:
        'What is in it depends on `userIdentity.type`. On service events it may hold little more than `accountId` and `invokedBy`.',
    },
  ],
  [
    'eventTime',
    'string',
    'always',
    'When the service finished handling the request, in UTC, to the second.',
    {
      since: '1.0',
      categories: MDNI,
      pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
      form: 'ISO 8601, `YYYY-MM-DDThh:mm:ssZ`.',
      notes:
        'On Insights events it is when the unusual activity began or ended. Another form (a space for the T, fractions of a second) means that a tool rewrote the event.',
    },
  ],
  [
    'eventSource',
    'string',
    'always',
    'The service that received the request.',
    {
      since: '1.0',
      categories: [...MDN, 'Aggregated'],
      ...EVENT_SOURCE,
      notes: 'The short name is not always that of the product: CloudWatch is `monitoring`.',
    },
  ],
  [
    'eventName',
    'string',
    'always',
    'The API operation, sign-in step or service action that was recorded.',
    {
      since: '1.0',
      categories: MDN,
      pattern: /^[A-Za-z0-9_]+$/,
      form: 'Letters, digits and `_`, at most 128.',
      notes:
        'Some services append a date or version of their API, as in `CreateFunction20150331` and `UpdateFunctionCode20150331v2`.',
    },
  ],
  [
    'awsRegion',
    'string',
    'always',
    'The Region whose endpoint served the request.',
    {
      since: '1.0',
      categories: ALL,
      ...REGION,
      notes:
        'Global services are normally recorded in `us-east-1`, or in the matching Region of the partition.',
    },
  ],
  [
    'sourceIPAddress',
    'string',
    'always',
    'Where the request came from.',
    {
      since: '1.0',
      categories: MDN,
      form: 'An IPv4 or IPv6 address, the DNS name of an AWS service, or `AWS Internal`.',
      notes:
        'A service name stands here when the service made the call. `AWS Internal` stands here for traffic inside AWS and for calls that the console passes on.',
    },
  ],
  [
    'userAgent',
    'string',
    'usually',
    'The program that sent the request, as it named itself.',
    {
      since: '1.0',
      notes: `The caller chooses this text. It is a service name when an AWS service made the call, and \`AWS Internal\` for traffic inside AWS. S3 puts it in square brackets. ${CUT}`,
    },
  ],
  [
    'errorCode',
    'string',
    'on-error',
    'The error that the service returned.',
    {
      since: '1.0',
      categories: MDN,
      notes: `EC2 puts \`Client.\` or \`Server.\` in front. \`VpceAccessDenied\` is kept for denials by a VPC endpoint policy. ${CUT}`,
    },
  ],
  [
    'errorMessage',
    'string',
    'on-error',
    'What the service said about the failure.',
    {
      since: '1.0',
      categories: MDN,
      notes: `A failed sign-in has a message without an \`errorCode\`. After 1 KB it is cut off, usually with \`...\`.`,
    },
  ],
  [
    'requestParameters',
    'object|null',
    'always-key-nullable',
    'The parameters that were sent with the call, in the shape of that API.',
    {
      since: '1.0',
      notes: `Null when the call has none. Secrets are masked. ${DROPPED}`,
    },
  ],
  [
    'responseElements',
    'object|null',
    'always-key-nullable',
    'What a call that changes something returned.',
    {
      since: '1.0',
      notes: `Null for calls that only read, for failures, and for operations that return nothing. The STS AssumeRole operations count as reads and still return credentials here. ${DROPPED}`,
    },
  ],
  [
    'additionalEventData',
    'object',
    'optional',
    'What the service adds outside request and response, such as `MFAUsed` on a sign-in or byte counts from S3.',
    {
      since: '1.0',
      notes: 'Over 28 KB the content is left out.',
      keys: {
        'signin.amazonaws.com': [
          'LoginTo',
          'MobileVersion',
          'MFAUsed',
          'MFAIdentifier',
          'MfaType',
          'SwitchFrom',
          'RedirectTo',
          'SamlProviderArn',
          'signInSessionArn',
          'grant_type',
          'success',
          'UserName',
          'AuthWorkflowID',
          'CredentialType',
          'LoginVersion',
        ],
        's3.amazonaws.com': [
          'SignatureVersion',
          'CipherSuite',
          'AuthenticationMethod',
          'bytesTransferredIn',
          'bytesTransferredOut',
          'x-amz-id-2',
        ],
        'sts.amazonaws.com': ['ExtendedRequestId', 'RequestDetails'],
        'kms.amazonaws.com': ['keyMaterialId'],
        'aws-mcp.amazonaws.com': ['downstreamRequests'],
      },
    },
  ],
  [
    'requestID',
    'string',
    'usually',
    'The identifier that the service gave the request.',
    {
      since: '1.01',
      categories: MDN,
      notes: `Usually a UUID; S3 uses 16 characters and other services have forms of their own. Sign-in and some service events have none. ${CUT}`,
    },
  ],
  [
    'eventID',
    'string',
    'always',
    'The identifier that CloudTrail gave this event.',
    {
      since: '1.01',
      categories: MDNI,
      ...GUID,
      notes: 'The same identifier twice means that the event was delivered twice.',
    },
  ],
  [
    'eventType',
    'string',
    'always',
    'What produced the event: an API call, a sign-in, a service, a VPC endpoint and so on.',
    {
      since: '1.02',
      categories: ALL,
      enum: [
        'AwsApiCall',
        'AwsServiceEvent',
        'AwsConsoleAction',
        'AwsConsoleSignIn',
        'AwsVpceEvent',
        'AwsMcpEvent',
        'AwsCloudTrailInsight',
        'AwsAggregatedEvent',
        'ActivityLog',
        'AwsConfigurationItem',
        'AwsAuditManagerEvidence',
      ],
      enumOpen: true,
      notes:
        'The reference spells one value `AwsVpceEvents`; events say `AwsVpceEvent`. `AwsMcpEvent` is in use but not yet in the reference.',
    },
  ],
  [
    'apiVersion',
    'string',
    'optional',
    'The version of the API that was called, where the service reports it.',
    {
      since: '1.01',
      notes: 'Goes with `AwsApiCall`. Written as `2012-06-01` or as `20140328`.',
    },
  ],
  [
    'managementEvent',
    'boolean',
    'since-1.06',
    'Whether this is a management event: true for the control plane, false for data events.',
    {
      since: '1.06',
      notes: 'Says the same as `eventCategory`.',
    },
  ],
  [
    'readOnly',
    'boolean|null',
    'usually',
    'Whether the operation only reads.',
    {
      since: '1.01',
      notes: 'True for Get, List and Describe calls, and also for `AssumeRole`.',
    },
  ],
  [
    'resources',
    'array|null',
    'optional',
    'The resources that the call touched, each with its ARN, account and type.',
    {
      since: '1.01',
      notes: 'Expected on data events.',
    },
  ],
  [
    'resources[].ARN',
    'string',
    'usually',
    'The ARN of a resource that was touched.',
    {
      since: '1.01',
      notes: 'The key is in upper case here, unlike `userIdentity.arn`.',
    },
  ],
  [
    'resources[].ARNPrefix',
    'string',
    'optional',
    'The beginning of an ARN, in place of the ARN, when a call addressed many objects at once.',
    {
      notes: 'Written by S3 for list operations. The event reference does not describe it.',
    },
  ],
  [
    'resources[].accountId',
    'string',
    'usually',
    'The account that owns the resource.',
    {
      since: '1.01',
      ...ACCOUNT_ID,
      notes: 'Taken out of some S3 data events, when a caller from another account was denied.',
    },
  ],
  [
    'resources[].type',
    'string',
    'optional',
    'The type of the resource, such as `AWS::S3::Object`.',
    {
      since: '1.01',
      pattern: /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/,
      form: '`AWS::Service::Type`.',
      notes: 'Services such as Systems Manager give only an ARN.',
    },
  ],
  [
    'recipientAccountId',
    'string',
    'usually',
    'The account that received this copy of the event.',
    {
      since: '1.02',
      categories: MDNI,
      ...ACCOUNT_ID,
      notes: 'Differs from `userIdentity.accountId` when one account uses something of another.',
    },
  ],
  [
    'serviceEventDetails',
    'object',
    'optional',
    'What a service event is about: what triggered it, and how it ended.',
    {
      since: '1.05',
      categories: ['Management'],
      docs: userGuide('non-api-aws-service-events'),
      notes: `Many service events do without it. Over 100 KB the content is left out.`,
    },
  ],
  [
    'sharedEventID',
    'string',
    'conditional',
    'The identifier that the copies of one action share when they go to different accounts.',
    {
      since: '1.03',
      categories: MDNI,
      ...GUID,
      notes: 'On Insights events it joins the start with the end.',
    },
  ],
  [
    'vpcEndpointId',
    'string',
    'conditional',
    'The VPC endpoint that the request passed through.',
    {
      since: '1.04',
      categories: MDN,
      pattern: /^vpce-[0-9A-Za-z]+$/,
      form: '`vpce-` and an identifier.',
      notes:
        'Always there on network activity events. For calls from inside AWS it can be `AWS Internal` or a service name.',
    },
  ],
  [
    'vpcEndpointAccountId',
    'string',
    'conditional',
    'The account that owns the VPC endpoint.',
    {
      since: '1.09',
      categories: MDN,
      ...ACCOUNT_ID,
      notes:
        'Always there on network activity events. For calls from inside AWS it can be `AWS Internal` or a service name.',
    },
  ],
  [
    'eventCategory',
    'string',
    'since-1.07',
    'The family of events that this one belongs to.',
    {
      since: '1.07',
      categories: ALL,
      enum: [
        'Management',
        'Data',
        'NetworkActivity',
        'Insight',
        'Aggregated',
        'ActivityAuditLog',
        'ConfigurationItem',
        'Evidence',
      ],
      notes:
        '`Insight` and `Aggregated` events have layouts of their own. The last three exist in CloudTrail Lake alone.',
    },
  ],
  [
    'addendum',
    'object',
    'optional',
    'Why the event came late, or which earlier event it corrects.',
    { since: '1.08', categories: MDNI },
  ],
  [
    'addendum.reason',
    'string',
    'always-in-parent',
    'Why the event is late or amended.',
    {
      since: '1.08',
      categories: MDNI,
      enum: ['DELIVERY_DELAY', 'UPDATED_DATA', 'SERVICE_OUTAGE'],
    },
  ],
  [
    'addendum.updatedFields',
    'string',
    'conditional',
    'The names of the fields that this event corrects.',
    {
      since: '1.08',
      categories: MDNI,
      notes: 'Only with the reason `UPDATED_DATA`.',
    },
  ],
  [
    'addendum.originalRequestID',
    'string',
    'conditional',
    'The `requestID` of the event that is corrected.',
    {
      since: '1.08',
      categories: MDNI,
      notes: 'Only with the reason `UPDATED_DATA`.',
    },
  ],
  [
    'addendum.originalEventID',
    'string',
    'conditional',
    'The `eventID` of the event that is corrected.',
    {
      since: '1.08',
      categories: MDNI,
      notes: 'Only with the reason `UPDATED_DATA`.',
    },
  ],
  [
    'addendum.originalUID',
    'string',
    'conditional',
    'The identifier of the integration event that is corrected.',
    {
      categories: ['ActivityAuditLog'],
      docs: userGuide('query-integration-event-schema'),
      notes: 'Integrations with CloudTrail Lake have it in place of `originalRequestID`.',
    },
  ],
  [
    'sessionCredentialFromConsole',
    'string',
    'conditional',
    'Says that the credentials come from a console session.',
    {
      since: '1.08',
      enum: ['true'],
      notes: 'Always the text `true`: it is never written as false, and never as a boolean.',
    },
  ],
  [
    'tlsDetails',
    'object',
    'optional',
    'How the connection of the client was encrypted.',
    {
      since: '1.08',
      notes:
        'Missing when an AWS service made the call for you, and on calls that the console passes on.',
    },
  ],
  [
    'tlsDetails.tlsVersion',
    'string',
    'optional',
    'The TLS version of the connection.',
    {
      since: '1.08',
      knownValues: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    },
  ],
  [
    'tlsDetails.cipherSuite',
    'string',
    'optional',
    'The cipher suite of the connection.',
    {
      since: '1.08',
      notes: 'Those of TLS 1.3 begin with `TLS_`.',
    },
  ],
  [
    'tlsDetails.clientProvidedHostHeader',
    'string',
    'optional',
    'The host that the client addressed, usually the endpoint of the service or the host of an S3 bucket.',
    { since: '1.08' },
  ],
  [
    'tlsDetails.keyExchange',
    'string',
    'optional',
    'The group of the key exchange, which tells classical from post-quantum connections.',
    {
      knownValues: ['X25519MLKEM768', 'x25519', 'secp256r1'],
      enumOpen: true,
      notes: 'Came in 2026 without a new event version.',
    },
  ],
  [
    'edgeDeviceDetails',
    'object',
    'optional',
    'The edge device that the request was meant for; so far S3 on Outposts.',
    {
      since: '1.08',
      keys: { '*': ['type', 'deviceId', 'deviceFamily', 'snowJobId', 'attributes'] },
      notes: 'Cut off after 28 KB.',
    },
  ],
  [
    'annotation',
    'string',
    'optional',
    'Free text; very rare.',
    {
      notes:
        'CloudTrail Lake has a column for it and trims it first from large events, but AWS does not describe it.',
    },
  ],
  [
    'insightDetails',
    'object',
    'conditional',
    'What an Insights event is about.',
    {
      since: '1.07',
      categories: ['Insight'],
      docs: userGuide('cloudtrail-insights-fields-trails'),
      notes: 'Always there on Insights events, and nowhere else.',
    },
  ],
  [
    'mcpEventDetails',
    'object',
    'optional',
    'Session, protocol and server of a call through the AWS MCP Server.',
    {
      docs: MCP,
      notes: 'Known from a sample in the documentation alone.',
    },
  ],
  [
    'delegatedViaAWS',
    'string',
    'optional',
    'A mark on calls through the AWS MCP Server.',
    {
      docs: MCP,
      notes: 'Known from a sample in the documentation alone.',
    },
  ],
]);

/** What an event data store adds to an event when it is set up for tags or condition keys. */
export const EVENT_CONTEXT = rows(
  { record: 'event', categories: MD, since: '1.11', docs: userGuide('cloudtrail-context-events') },
  [
    [
      'eventContext',
      'object',
      'conditional',
      'Tags and condition keys that an event data store was told to add.',
      {
        notes: 'Not in trails, the event history, EventBridge or `LookupEvents`.',
      },
    ],
    [
      'eventContext.requestContext',
      'object',
      'optional',
      'IAM global condition keys and what they were for this request: text or lists of text.',
      {
        keys: {
          '*': [
            'aws:FederatedProvider',
            'aws:TokenIssueTime',
            'aws:MultiFactorAuthAge',
            'aws:MultiFactorAuthPresent',
            'aws:SourceIdentity',
            'aws:PrincipalAccount',
            'aws:PrincipalArn',
            'aws:PrincipalIsAWSService',
            'aws:PrincipalOrgID',
            'aws:PrincipalOrgPaths',
            'aws:PrincipalServiceName',
            'aws:PrincipalServiceNamesList',
            'aws:PrincipalType',
            'aws:userid',
            'aws:username',
            'aws:RequestedRegion',
            'aws:SecureTransport',
            'aws:ViaAWSService',
            'aws:CurrentTime',
            'aws:EpochTime',
            'aws:SourceAccount',
            'aws:SourceOrgID',
          ],
        },
        notes: 'A key that was not evaluated is left out.',
      },
    ],
    [
      'eventContext.tagContext',
      'object',
      'optional',
      'Tags of the resources and of the caller; may be empty.',
    ],
    [
      'eventContext.tagContext.resourceTags',
      'array',
      'optional',
      'The resources that have tags, each with its ARN and its tags.',
    ],
    [
      'eventContext.tagContext.resourceTags[].arn',
      'string',
      'optional',
      'The ARN of the resource with these tags.',
    ],
    [
      'eventContext.tagContext.resourceTags[].tags',
      'object',
      'optional',
      'The tags of the resource: key and value.',
    ],
    [
      'eventContext.tagContext.principalTags',
      'object',
      'optional',
      'The tags of the IAM principal that made the call.',
    ],
  ],
);

const STUB = 'Only a stub when `omitted` is there too; the API may have a parameter of this name.';

/** The stub that stands in place of a request or a response that was too large. */
export const STUBS = (['requestParameters', 'responseElements'] as const).flatMap(parent =>
  rows({ record: 'event', categories: MD, docs: CONTENTS }, [
    [
      `${parent}.omitted`,
      'boolean|string',
      'stub-only',
      'Says that the content was left out because it was too large.',
    ],
    [`${parent}.reason`, 'string', 'stub-only', 'Why the content was left out.', { notes: STUB }],
    [
      `${parent}.originalSize`,
      'number|string',
      'stub-only',
      'How large the content was, in bytes.',
      { notes: STUB },
    ],
  ]),
);
