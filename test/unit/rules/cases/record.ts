import type { Case } from '../case';
import { GITHUB_TOKEN, PRIVATE_KEY, SECRET_KEY } from '../madeSecrets';

const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

/** Rules about the record: its shape, time, id, category and layout. */
export const RECORD_CASES: Readonly<Record<string, Case>> = {
  'event-version': {
    keeps: [['iam-user'], ['iam-user', { eventVersion: '1.12' }]],
    breaks: [
      ['iam-user', { eventVersion: '2.0' }, 'eventVersion', 'error'],
      ['iam-user', { eventVersion: '1' }, 'eventVersion', 'error'],
    ],
  },
  'event-version-known': {
    keeps: [['iam-user', { eventVersion: '1.10' }]],
    breaks: [['iam-user', { eventVersion: '1.12' }, 'eventVersion', 'info']],
  },
  'field-required': {
    keeps: [
      ['network-activity'],
      ['insight-rate-start'],
      ['aggregated'],
      ['trail-2015', { eventVersion: '1.01', eventType: undefined }],
    ],
    breaks: [
      ['iam-user', { eventSource: undefined }, '', 'error'],
      ['iam-user', { eventTime: null }, '', 'error'],
      ['iam-user', { eventID: undefined }, '', 'warning'],
      ['iam-user', { eventTime: undefined, '@timestamp': '2026-03-02T09:14:07Z' }, '', 'info'],
      ['aggregated', { summary: undefined }, '', 'error'],
      ['insight-rate-start', { awsRegion: undefined }, '', 'error'],
    ],
  },
  'part-required': {
    keeps: [['iam-user-console', { [ISSUER]: {} }]],
    breaks: [
      ['assumed-role', { [`${ISSUER}.arn`]: undefined }, ISSUER, 'info'],
      ['insight-rate-end', { 'insightDetails.state': undefined }, 'insightDetails', 'info'],
    ],
  },
  'field-type': {
    keeps: [
      ['iam-user', { requestParameters: null }],
      ['s3-data', { resources: null }],
    ],
    breaks: [
      ['iam-user', { readOnly: 'false' }, 'readOnly', 'error'],
      ['iam-user', { responseElements: 'null' }, 'responseElements', 'error'],
      ['iam-user', { responseElements: [] }, 'responseElements', 'info'],
      ['iam-user', { errorCode: null }, 'errorCode', 'info'],
      [
        'iam-user',
        { requestParameters: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
        'requestParameters',
        'hint',
      ],
      ['s3-data', { 'resources.1.accountId': 111122223333 }, 'resources.1.accountId', 'error'],
    ],
  },
  'field-since': {
    keeps: [['trail-2015']],
    breaks: [
      ['trail-2015', { vpcEndpointId: 'vpce-0a1b2c3d' }, 'vpcEndpointId', 'info'],
      ['network-activity', { eventVersion: '1.08' }, 'vpcEndpointAccountId', 'info'],
    ],
  },
  'key-misspelt': {
    keeps: [
      ['iam-user', { '@version': '1', tags: [], 'requestParameters.eventTme': 'x' }],
      // A key that is there is not looked for elsewhere.
      ['iam-user', { eventId: '17' }],
      ['aggregated'],
    ],
    breaks: [
      ['iam-user', { eventID: undefined, eventId: '17' }, 'eventId', 'warning'],
      [
        'iam-user',
        { sourceIPAddress: undefined, source_ip_address: 'x' },
        'source_ip_address',
        'warning',
      ],
      [
        'iam-user',
        { 'userIdentity.accesKeyId': 'x', 'userIdentity.accessKeyId': undefined },
        'userIdentity.accesKeyId',
        'warning',
      ],
      [
        's3-data',
        { 'resources.0.ARN': undefined, 'resources.0.arn': 'x' },
        'resources.0.arn',
        'warning',
      ],
    ],
  },
  'field-value': {
    keeps: [['insight-error-rate']],
    breaks: [
      ['iam-user', { 'userIdentity.type': 'IamUsr' }, 'userIdentity.type', 'info'],
      ['iam-user', { eventType: 'AwsApiCal' }, 'eventType', 'hint'],
      ['insight-rate-end', { 'insightDetails.state': 'Over' }, 'insightDetails.state', 'info'],
    ],
  },
  'field-form': {
    keeps: [
      ['mcp'],
      ['iam-user', { awsRegion: 'us-gov-west-1', 'userIdentity.accessKeyId': 'AKIA****' }],
    ],
    breaks: [
      ['iam-user', { awsRegion: 'Virginia' }, 'awsRegion', 'hint'],
      ['iam-user', { eventSource: 'iam' }, 'eventSource', 'hint'],
    ],
  },
  'letter-case': {
    keeps: [['iam-user', { eventType: 'AwsApiCal' }]],
    breaks: [
      ['iam-user', { eventType: 'AwsApicall' }, 'eventType', 'warning'],
      ['iam-user', { 'userIdentity.type': 'iamuser' }, 'userIdentity.type', 'warning'],
      ['iam-user', { awsRegion: 'US-EAST-1' }, 'awsRegion', 'warning'],
      ['aggregated', { eventSource: 'S3.amazonaws.com' }, 'eventSource', 'info'],
      ['trail-2015', { eventType: 'AwsAPICall' }, 'eventType', 'info'],
      [
        'assumed-role',
        { 'userIdentity.sessionContext.attributes.mfaAuthenticated': 'False' },
        'userIdentity.sessionContext.attributes.mfaAuthenticated',
        'warning',
      ],
    ],
  },
  'value-misplaced': {
    keeps: [
      ['iam-user', { sourceIPAddress: 'ec2.amazonaws.com', awsRegion: 'Virginia' }],
      ['iam-user', { 'userIdentity.accountId': 'ANONYMOUS_PRINCIPAL' }],
      [
        'web-identity-user',
        { 'userIdentity.principalId': 'arn:aws:iam::111122223333:oidc-provider/ci.example.com:x' },
      ],
    ],
    breaks: [
      [
        'iam-user',
        { 'userIdentity.accountId': 'arn:aws:iam::111122223333:user/alice' },
        'userIdentity.accountId',
        'warning',
      ],
      ['iam-user', { awsRegion: '192.0.2.7' }, 'awsRegion', 'warning'],
      ['iam-user', { awsRegion: '2001:db8::7' }, 'awsRegion', 'warning'],
      ['iam-user', { eventSource: 'eu-west-1' }, 'eventSource', 'warning'],
      ['iam-user', { eventName: 'iam.amazonaws.com' }, 'eventName', 'warning'],
      ['iam-user', { sourceIPAddress: 'us-east-1' }, 'sourceIPAddress', 'warning'],
      ['iam-user', { eventID: '111122223333' }, 'eventID', 'warning'],
      [
        'iam-user',
        { 'userIdentity.principalId': 'AKIAI44QH8DHBQ7ZLWVB' },
        'userIdentity.principalId',
        'info',
      ],
      ['aggregated', { awsRegion: 's3.amazonaws.com' }, 'awsRegion', 'warning'],
    ],
  },
  'blanks-around': {
    keeps: [['iam-user', { userAgent: ' aws-cli ', errorMessage: 'Denied. ' }]],
    breaks: [
      ['iam-user', { eventName: 'CreateUser ' }, 'eventName', 'warning'],
      [
        'iam-user',
        { 'userIdentity.accountId': ' 111122223333' },
        'userIdentity.accountId',
        'warning',
      ],
      ['iam-user', { 'userIdentity.userName': 'alice\n' }, 'userIdentity.userName', 'info'],
    ],
  },
  'nothing-as-text': {
    keeps: [['iam-user', { userAgent: 'null', errorCode: '' }], ['insight-error-rate']],
    breaks: [
      ['iam-user', { vpcEndpointId: 'null' }, 'vpcEndpointId', 'warning'],
      ['iam-user', { eventName: 'None' }, 'eventName', 'warning'],
      ['iam-user', { errorCode: 'NULL' }, 'errorCode', 'info'],
    ],
  },
  'content-omitted': {
    keeps: [['iam-user', { requestParameters: { omitted: 'first line', reason: 'x' } }]],
    breaks: [
      ['oversize', {}, 'requestParameters', 'info'],
      [
        'iam-user',
        { responseElements: { reason: 'responseElements too large', omitted: 'true' } },
        'responseElements',
        'info',
      ],
    ],
  },
  'secret-in-clear': {
    keeps: [
      ['iam-user', { responseElements: { credentials: { sessionToken: 'abc.def' } } }],
      ['assume-role'],
      ['web-identity-user'],
      [
        'iam-user',
        {
          requestParameters: {
            nextToken: 'eyJub25lIjoi',
            passwordResetRequired: 'true',
            masterUserPassword: '****',
            password: 'HIDDEN_DUE_TO_SECURITY_REASONS',
            secretString: '{{resolve:secretsmanager:db}}',
            accessToken: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:db',
            digest: 'a9993e364706816aba3e25717850c26c9cd0d89d',
          },
        },
      ],
    ],
    breaks: [
      [
        'iam-user',
        { responseElements: { other: { sessionToken: 'abc.def' } } },
        'responseElements.other.sessionToken',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { credentials: { sessionToken: 'abc.def' } } },
        'requestParameters.credentials.sessionToken',
        'info',
      ],
      [
        'iam-user',
        { responseElements: { credentials: { accessToken: 'abc.def' } } },
        'responseElements.credentials.accessToken',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { options: { masterUserPassword: 'correct horse' } } },
        'requestParameters.options.masterUserPassword',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { userData: `#!/bin/sh\n${PRIVATE_KEY}` } },
        'requestParameters.userData',
        'info',
      ],
      [
        'iam-user',
        { responseElements: { items: [{ a: 1 }, { note: `use ${GITHUB_TOKEN} here` }] } },
        'responseElements.items.1.note',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { id: 'AKIAI44QH8DHBQ7ZLWVB', value: SECRET_KEY } },
        'requestParameters.value',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { commands: [`export A=AKIAI44QH8DHBQ7ZLWVB B=${SECRET_KEY}`] } },
        'requestParameters.commands.0',
        'info',
      ],
      [
        'iam-user',
        { requestParameters: { url: 'postgres://app:correct-horse@db.example.com/app' } },
        'requestParameters.url',
        'info',
      ],
      [
        'iam-user',
        { responseElements: { refreshToken: 'abc.def' } },
        'responseElements.refreshToken',
        'info',
      ],
    ],
  },
  'legacy-keys': {
    keeps: [['trail-2015']],
    breaks: [['iam-user', { eventName: undefined, EventName: 'CreateUser' }, '', 'info']],
  },
  'event-time': {
    keeps: [['iam-user', { eventTime: '2024-02-29T23:59:59Z' }]],
    breaks: [
      ['iam-user', { eventTime: '2026-03-02 09:14:07Z' }, 'eventTime', 'warning'],
      ['iam-user', { eventTime: '2026-03-02T09:14:07.123Z' }, 'eventTime', 'warning'],
      ['iam-user', { eventTime: '2026-02-29T09:14:07Z' }, 'eventTime', 'warning'],
    ],
  },
  'event-time-range': {
    keeps: [['trail-2015'], ['iam-user', { eventTime: '2013-11-13T20:00:00Z' }]],
    breaks: [
      ['iam-user', { eventTime: '2012-11-13T20:00:00Z' }, 'eventTime', 'warning'],
      ['iam-user', { eventTime: '1970-01-21T12:20:42Z' }, 'eventTime', 'warning'],
    ],
  },
  'event-id': {
    keeps: [['iam-user', { eventID: 'a2d5c7e9-1f3b-3c5d-0e7f-9a1b3c5d7e9f' }]],
    breaks: [
      ['iam-user', { eventID: '17' }, 'eventID', 'warning'],
      ['iam-user', { eventID: 'A2D5C7E9-1F3B-3C5D-0E7F-9A1B3C5D7E9F' }, 'eventID', 'info'],
      ['iam-user', { eventID: 'eae87c48-d421-4626-94f5-EXAMPLEac994' }, 'eventID', 'hint'],
    ],
  },
  'management-event': {
    keeps: [['s3-data'], ['network-activity'], ['mcp', { eventCategory: 'Data' }]],
    breaks: [
      ['s3-data', { managementEvent: true }, 'managementEvent', 'warning'],
      ['iam-user', { eventCategory: 'Data' }, 'managementEvent', 'warning'],
    ],
  },
  'category-present': {
    keeps: [['trail-2015']],
    breaks: [
      ['iam-user', { eventCategory: undefined }, '', 'info'],
      ['iam-user', { managementEvent: undefined }, '', 'info'],
    ],
  },
  'data-event': {
    keeps: [['s3-data']],
    breaks: [
      ['s3-data', { resources: undefined }, '', 'info'],
      ['s3-data', { managementEvent: undefined }, '', 'info'],
    ],
  },
  'network-activity': {
    keeps: [['network-activity', { eventType: 'AwsVpceEvents' }]],
    breaks: [
      ['network-activity', { eventType: 'AwsApiCall' }, 'eventType', 'warning'],
      ['network-activity', { eventCategory: 'Management' }, 'eventCategory', 'warning'],
      ['network-activity', { vpcEndpointId: undefined }, '', 'warning'],
      ['network-activity', { vpcEndpointAccountId: undefined }, '', 'info'],
    ],
  },
  'console-sign-in': {
    keeps: [['console-login', { eventSource: 'eu-west-1.signin.amazonaws.com' }]],
    breaks: [['console-login', { eventSource: 'iam.amazonaws.com' }, 'eventSource', 'warning']],
  },
  'service-event': {
    keeps: [
      ['service-event', { eventSource: 'sso.amazonaws.com', 'userIdentity.type': 'Unknown' }],
    ],
    breaks: [
      ['service-event', { 'userIdentity.type': 'AWSService' }, 'userIdentity.type', 'info'],
      ['service-event', { 'userIdentity.invokedBy': undefined }, 'userIdentity', 'info'],
    ],
  },
  'field-expected': {
    keeps: [['network-activity'], ['insight-rate-start'], ['console-login'], ['trail-2015']],
    breaks: [
      ['iam-user', { requestParameters: undefined }, '', 'hint'],
      ['iam-user', { requestID: undefined }, '', 'hint'],
      ['insight-rate-start', { recipientAccountId: undefined }, '', 'hint'],
    ],
  },
  'insight-record': {
    keeps: [['insight-rate-end']],
    breaks: [
      ['insight-rate-start', { sharedEventID: undefined }, '', 'error'],
      ['insight-rate-start', { insightDetails: undefined }, '', 'error'],
      ['insight-rate-start', { eventCategory: undefined }, '', 'error'],
      ['insight-rate-start', { eventType: 'AwsApiCall' }, 'eventType', 'error'],
      ['insight-rate-start', { userAgent: 'aws-cli' }, 'userAgent', 'error'],
    ],
  },
  'insight-context': {
    keeps: [['insight-error-rate']],
    breaks: [
      [
        'insight-rate-start',
        { 'insightDetails.errorCode': 'AccessDenied' },
        'insightDetails.errorCode',
        'info',
      ],
      ['insight-error-rate', { 'insightDetails.errorCode': undefined }, 'insightDetails', 'info'],
      [
        'insight-rate-start',
        { 'insightDetails.insightContext.statistics.baselineDuration': 60 },
        'insightDetails.insightContext.statistics.baselineDuration',
        'info',
      ],
      [
        'insight-rate-start',
        { 'insightDetails.insightContext.attributions.1.baseline': [{}, {}, {}, {}, {}, {}] },
        'insightDetails.insightContext.attributions.1.baseline',
        'info',
      ],
    ],
  },
  'aggregated-record': {
    keeps: [['aggregated']],
    breaks: [
      ['aggregated', { eventCategory: 'Data' }, 'eventCategory', 'error'],
      ['aggregated', { eventType: 'AwsApiCall' }, 'eventType', 'error'],
      ['aggregated', { 'timeWindow.windowSize': 'PT1H' }, 'timeWindow', 'warning'],
      ['aggregated', { 'timeWindow.windowEnd': 'later' }, 'timeWindow.windowEnd', 'warning'],
    ],
  },
};
