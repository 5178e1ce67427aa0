import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { object, text } from '../../../src/core/cloudTrailEvent';

/** Values that are well-formed or nearly so, and cannot be right where they stand. */
export interface Disagreement {
  /** Keys and indexes, joined by dots. */
  readonly path: string;
  /** The events on which the change can be told. */
  readonly when?: (event: CloudTrailEvent) => boolean;
  readonly values: readonly (
    JsonValue | ((before: JsonValue, event: CloudTrailEvent) => JsonValue)
  )[];
}

const OTHER = '444455556666';
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';
const identity = (event: CloudTrailEvent) => object(event.userIdentity);
const isType = (type: string) => (event: CloudTrailEvent) => identity(event)['type'] === type;
const hasArn = (event: CloudTrailEvent) => text(identity(event)['arn']) !== undefined;
const otherAccount = (before: JsonValue) => text(before)?.replace(/::\d{12}:/, '::444455556666:');
const shift = (milliseconds: number) => (_: JsonValue, event: CloudTrailEvent) =>
  new Date(Date.parse(String(event.eventTime)) + milliseconds).toISOString().replace('.000', '');
const HOUR = 3_600_000;

export const DISAGREEMENTS: readonly Disagreement[] = [
  { path: 'eventVersion', values: ['2.0', '1', 'v1.08', '1.99', ''] },
  { path: 'eventType', values: ['AwsApiCal', 'ApiCall', 'awsApiCall', 'AWSAPICALL'] },
  { path: 'eventCategory', values: ['Managment', 'Insights', 'management'] },
  {
    path: 'eventCategory',
    when: event => event['managementEvent'] !== undefined && event.eventType !== 'AwsMcpEvent',
    values: [before => (before === 'Management' ? 'Data' : 'Management')],
  },
  {
    path: 'managementEvent',
    when: event => event.eventType !== 'AwsMcpEvent',
    values: [before => !before],
  },
  {
    path: 'readOnly',
    when: event => /^(Get[^SF]|Describe|Create|Lookup$)/.test(String(event.eventName)),
    values: [before => !before],
  },
  { path: 'eventID', values: ['17', 'not-a-guid', before => text(before)?.toUpperCase()] },
  { path: 'eventID', values: [before => text(before)?.slice(0, -1)] },
  {
    path: 'awsRegion',
    values: ['us-east', 'Virginia', 'us_east_1', 'US-EAST-1', '192.0.2.7', 's3.amazonaws.com'],
  },
  { path: 'awsRegion', when: hasArn, values: ['cn-north-1', 'us-gov-west-1'] },
  {
    path: 'eventSource',
    values: ['s3', 'https://s3.amazonaws.com', 's3.example.com', 'S3.AmazonAWS.com', 'eu-west-1'],
  },
  { path: 'eventName', values: ['s3:GetObject', 'Get Object', 's3.amazonaws.com', 'null'] },
  { path: 'requestID', values: ['null', 'None'] },
  {
    path: 'eventTime',
    values: [
      before => text(before)?.replace('T', ' '),
      before => text(before)?.replace('Z', '.123Z'),
      before => text(before)?.replace('Z', '+02:00'),
      before => text(before)?.replace(/-\d\d-/, '-13-'),
      before => text(before)?.replace(/\d\dT/, '32T'),
      before => text(before)?.replace(/^\d{4}/, '2006'),
      before => text(before)?.replace(/^\d{4}/, '1970'),
      'yesterday',
      1772442847,
    ],
  },
  {
    path: 'userIdentity.sessionContext.attributes.creationDate',
    values: [shift(30_000), shift(HOUR), shift(-60 * HOUR), 'yesterday', '2026-13-45T00:00:00Z'],
  },
  { path: 'userIdentity.sessionContext.attributes.mfaAuthenticated', values: ['yes', 'True'] },
  {
    path: 'sourceIPAddress',
    values: ['300.1.2.3', '10.0.0', '1.2.3.4.5', '2001:db8::g', 'somewhere', '192.0.2.1:443'],
  },
  {
    path: 'recipientAccountId',
    values: ['11112222333', '1111222233334', '1111-2222-3333', 'us-east-1', '192.0.2.7'],
  },
  { path: 'userIdentity.type', values: ['AssumedRol', 'User', 'iamuser'] },
  { path: 'userIdentity.type', when: isType('IAMUser'), values: ['AWSService', 'AWSAccount'] },
  { path: 'userIdentity.type', when: isType('IAMUser'), values: ['FederatedUser'] },
  { path: 'userIdentity.type', when: isType('AssumedRole'), values: ['IAMUser', 'Root'] },
  { path: 'userIdentity.type', when: isType('Root'), values: ['IAMUser', 'AssumedRole'] },
  {
    path: 'userIdentity.accountId',
    values: ['11112222333', '1111222233334', 'arn:aws:iam::111122223333:root'],
  },
  { path: 'userIdentity.accountId', when: hasArn, values: [OTHER] },
  {
    path: 'userIdentity.arn',
    values: [
      otherAccount,
      before => text(before)?.replace(/^arn:aws:/, 'arn:aws-cn:'),
      before => text(before)?.replace(/^arn:aws:(iam|sts)/, 'arn:aws:s3'),
    ],
  },
  { path: 'userIdentity.arn', values: [before => text(before)?.replace(/[^/:]+$/, 'mallory')] },
  {
    path: 'userIdentity.arn',
    when: isType('AssumedRole'),
    values: [
      before => text(before)?.replace(/\/[^/]+\//, '/Intruder/'),
      before => text(before)?.replace(/\/[^/]+$/, ''),
    ],
  },
  {
    path: 'userIdentity.principalId',
    when: event =>
      ['IAMUser', 'AssumedRole', 'Root', 'FederatedUser'].includes(String(identity(event)['type'])),
    values: ['AKIA', 'somebody', before => text(before)?.replace(/^A(IDA|ROA)/, 'AGPA')],
  },
  { path: 'userIdentity.userName', when: isType('IAMUser'), values: ['mallory'] },
  {
    path: 'userIdentity.accessKeyId',
    when: event => isType('IAMUser')(event) || isType('AssumedRole')(event),
    values: [
      before => text(before)?.replace(/^(AKIA|ASIA)/, key => (key === 'AKIA' ? 'ASIA' : 'AKIA')),
    ],
  },
  { path: 'userIdentity.accessKeyId', values: ['key', before => before && `${String(before)}Q7`] },
  { path: `${ISSUER}.type`, values: ['AssumedRole', 'role'] },
  { path: `${ISSUER}.accountId`, values: [OTHER, '12345'] },
  { path: `${ISSUER}.arn`, values: [otherAccount] },
  {
    path: `${ISSUER}.arn`,
    when: isType('AssumedRole'),
    values: [before => text(before)?.replace(/[^/]+$/, 'Intruder')],
  },
  { path: `${ISSUER}.userName`, when: isType('AssumedRole'), values: ['Intruder'] },
  { path: `${ISSUER}.principalId`, when: isType('AssumedRole'), values: ['AROAQ3EGTRL5ZK4WV7NDB'] },
  { path: 'userIdentity.sessionContext.ec2RoleDelivery', values: ['3.0'] },
  { path: 'sessionCredentialFromConsole', values: ['false', 'yes'] },
  {
    path: 'tlsDetails.tlsVersion',
    values: ['1.2', before => (before === 'TLSv1.3' ? 'TLSv1.2' : 'TLSv1.3')],
  },
  { path: 'vpcEndpointId', values: ['vpc-0a1b2c3d', '17'] },
  { path: 'vpcEndpointAccountId', values: ['12345'] },
  { path: 'resources.0.accountId', values: ['12345'] },
  { path: 'resources.0.type', values: ['S3 bucket', 'AWS::S3'] },
  {
    path: 'resources.0.ARN',
    when: event => event.eventSource !== 's3.amazonaws.com',
    values: [before => text(before)?.replace(/:\d{12}:/, ':444455556666:')],
  },
  { path: 'requestParameters.roleArn', values: [otherAccount] },
  { path: 'requestParameters.roleSessionName', values: ['mallory'] },
  { path: 'responseElements.assumedRoleUser.arn', values: [otherAccount] },
  { path: 'responseElements.credentials.accessKeyId', values: ['AKIAIOSFODNN7EXAMPLE'] },
  {
    path: 'responseElements',
    when: event => event.errorCode !== undefined && event.eventCategory !== 'NetworkActivity',
    values: [{ user: { userName: 'reports' } }],
  },
  { path: 'responseElements.ConsoleLogin', values: ['Succes', 'Yes'] },
  {
    path: 'errorCode',
    when: event => event.errorMessage !== undefined && event.eventCategory !== 'NetworkActivity',
    values: ['VpceAccessDenied'],
  },
  { path: 'insightDetails.state', values: ['Started', 'Middle'] },
  { path: 'insightDetails.insightType', values: ['ApiCallRate', 'ErrorRateInsight'] },
  { path: 'insightDetails.insightContext.statistics.baselineDuration', values: [60] },
  { path: 'timeWindow.windowEnd', values: ['2026-03-02T11:50:00Z', 'later'] },
  { path: 'timeWindow.windowSize', values: ['PT1H', '5 minutes'] },
];
