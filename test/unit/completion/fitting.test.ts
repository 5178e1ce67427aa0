import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { categoryOf, fitOf } from '../../../src/core/completion/fit';
import { impliedValues } from '../../../src/core/completion/implied';
import { knownValues } from '../../../src/core/completion/knownValues';
import { FIELDS, recordKind } from '../../../src/core/fields';
import { assertExpected } from '../expected';
import { NOW } from './typing';

const ACCOUNT = '111122223333';
const ROLE_ID = 'AROACKCEVSQ6C2EXAMPLE';
const USER = { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/ops/alice` };
const SESSION_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/bob`;
const ISSUER = {
  arn: `arn:aws:iam::444455556666:role/ops/Deploy`,
  principalId: ROLE_ID,
  userName: 'Other',
};

const by = (userIdentity: CloudTrailEvent['userIdentity']): CloudTrailEvent => ({ userIdentity });
const issued = (type: string, more: object, issuer: object = ISSUER): CloudTrailEvent =>
  by({ type, ...more, sessionContext: { sessionIssuer: { ...issuer } } });
const denied = (more: CloudTrailEvent): CloudTrailEvent => ({
  eventName: 'GetObject',
  eventSource: 's3.amazonaws.com',
  errorCode: 'AccessDenied',
  userIdentity: USER,
  ...more,
});
const called = (host: string): CloudTrailEvent => ({
  tlsDetails: { clientProvidedHostHeader: host },
});

/** Events that are begun, each with something that says what else belongs to it. */
const BEGUN: readonly CloudTrailEvent[] = [
  {},
  ...['1.00', '1.04', '1.05', '1.06', '1.07', '1.08', '1.09', '1.10', '1.11', '2.0', 'x'].map(
    eventVersion => ({ eventVersion }),
  ),
  ...[
    ...['Management', 'Data', 'NetworkActivity', 'Insight', 'Aggregated', 'ActivityAuditLog'],
    ...['ConfigurationItem', 'Evidence', 'Other', ''],
  ].map(eventCategory => ({ eventCategory })),
  ...[
    ...['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleSignIn', 'AwsConsoleAction', 'AwsVpceEvent'],
    ...['AwsVpceEvents', 'AwsCloudTrailInsight', 'AwsMcpEvent', 'AwsAggregatedEvent', 'Other', ''],
  ].map(eventType => ({ eventType })),
  { eventType: 'AwsVpceEvent', eventCategory: 'Data' },
  { eventType: 'AwsApiCall', managementEvent: false },
  { managementEvent: false },
  { managementEvent: true },
  { insightDetails: {} },
  { insightDetails: { insightType: 'ApiErrorRateInsight' } },
  { insightDetails: { insightType: 'ApiCallRateInsight' } },
  { insightDetails: null },
  { addendum: {} },
  { addendum: { reason: 'UPDATED_DATA' } },
  { addendum: { reason: 'DELIVERY_DELAY' } },
  { errorCode: 'AccessDenied' },
  { userIdentity: {}, eventType: 'AwsServiceEvent' },
  by({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }),
  ...[
    ...['Root', 'IAMUser', 'AssumedRole', 'FederatedUser', 'Role', 'AWSAccount', 'AWSService'],
    ...['IdentityCenterUser', 'SAMLUser', 'WebIdentityUser', 'Unknown', 'toString'],
  ].map(type => by({ type })),
  { eventType: 'AwsServiceEvent', userIdentity: { type: 'Root' } },
];

/** Events from whose values others follow. */
const FOLLOWING: readonly CloudTrailEvent[] = [
  by({ type: 'Root', accountId: ACCOUNT }),
  by({ type: 'IAMUser', accountId: ACCOUNT }),
  by({ type: 'IAMUser', userName: 'alice' }),
  by({ type: 'IAMUser', accountId: ACCOUNT, userName: 'alice' }),
  by(USER),
  { ...by(USER), recipientAccountId: '444455556666' },
  { ...by({ type: 'IAMUser', userName: 'alice' }), recipientAccountId: '444455556666' },
  by({ type: 'AWSAccount', accountId: ACCOUNT }),
  { ...by({ type: 'AWSAccount' }), recipientAccountId: '444455556666' },
  by({ type: 'AssumedRole', arn: SESSION_ARN }),
  by({ type: 'AssumedRole', arn: SESSION_ARN, accountId: '444455556666' }),
  by({ type: 'AssumedRole', principalId: `${ROLE_ID}:carol` }),
  by({ type: 'AssumedRole', principalId: ROLE_ID, accountId: ACCOUNT }),
  by({ type: 'AssumedRole', accountId: '', principalId: `${ROLE_ID}:carol` }),
  issued('AssumedRole', {}),
  issued('AssumedRole', { principalId: `${ROLE_ID}:carol` }),
  issued('AssumedRole', { arn: SESSION_ARN }),
  issued('AssumedRole', { accountId: ACCOUNT }, { userName: 'Named' }),
  issued('AssumedRole', { principalId: 'x:carol', accountId: ACCOUNT }, { userName: 'Named' }),
  issued('FederatedUser', { arn: `arn:aws:sts::${ACCOUNT}:federated-user/dave` }),
  issued('FederatedUser', { principalId: `${ACCOUNT}:dave`, accountId: ACCOUNT }),
  issued('FederatedUser', { accountId: ACCOUNT }),
  issued('FederatedUser', {}, { arn: `arn:aws:iam::${ACCOUNT}:user/erin`, principalId: 'AIDAX' }),
  issued('IAMUser', { userName: 'alice' }),
  issued('Unknown', { arn: SESSION_ARN, principalId: `${ROLE_ID}:carol` }),
  by({ invokedBy: 'ec2.amazonaws.com' }),
  by({ invokedBy: 7 }),
  ...['us-gov-west-1', 'cn-north-1', 'nowhere'].map(awsRegion => ({
    awsRegion,
    userIdentity: { type: 'Root', accountId: ACCOUNT },
  })),
  ...['iam', 'cloudfront', 'organizations', 'route53', 'account', 's3', 'signin'].map(name => ({
    eventSource: `${name}.amazonaws.com`,
  })),
  ...['eu-west-1', 'cn-north-1', 'nowhere', ''].map(awsRegion => ({
    awsRegion,
    eventSource: 'kms.amazonaws.com',
  })),
  { awsRegion: 'eu-west-1', eventSource: 'iam.amazonaws.com' },
  { awsRegion: 'eu-west-1', eventSource: 'example.com' },
  { awsRegion: 'eu-west-1' },
  called('kms.eu-west-1.amazonaws.com'),
  called('kms.us-gov-west-1.amazonaws.com'),
  called('kms.EU-WEST-1.amazonaws.com'),
  called('kms.amazonaws.com'),
  called('eu-west-1.amazonaws.com'),
  called('kms.eu-west-1.amazonaws.example'),
  called(`${'a'.repeat(230)}.eu-west-1.amazonaws.com`),
  called(`${'a'.repeat(231)}.eu-west-1.amazonaws.com`),
  {
    ...called('kms.eu-west-1.amazonaws.com'),
    resources: [
      { ARN: 'arn:aws:kms:eu-west-2:111122223333:key/1' },
      { ARN: 'arn:aws:s3:::logs' },
      { ARN: 'none' },
      { ARN: 'arn:aws:kms:eu-west-1:111122223333:key/2' },
    ],
  },
  { tlsDetails: { tlsVersion: 'TLSv1.2' } },
  { tlsDetails: { tlsVersion: 'TLSv1.3' } },
  { eventTime: '2026-03-01T00:00:00Z' },
  { eventTime: 7 },
  ...[
    ...['GetObject', 'ListKeys', 'DescribeKey', 'HeadBucket', 'LookupEvents', 'SearchAll'],
    ...['Query', 'Scan', 'BatchGetItem', 'SelectAll', 'BudgetGet', 'PutObject', 'AssumeRole'],
    ...['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'ConsoleLogin', 'GetFederationToken'],
    ...['GetSessionToken', 'GetSigninToken', 'toString', ''],
  ].map(eventName => ({ eventName })),
  denied({}),
  denied({ errorCode: 'Client.AccessDenied.x' }),
  denied({ errorCode: 'Denied' }),
  denied({ errorCode: undefined }),
  denied({ errorCode: 'VpceAccessDenied' }),
  denied({ eventName: undefined }),
  denied({ eventSource: undefined }),
  denied({ userIdentity: {} }),
  denied({ eventName: 'ConsoleLogin' }),
  { requestParameters: { principalArn: `arn:aws:iam::${ACCOUNT}:saml-provider/Corp` } },
  { requestParameters: { principalArn: 'Corp' } },
];

/** What is begun, in which values may be known. */
const KNOWING: readonly CloudTrailEvent[] = [
  {},
  ...['cloudtrail', 'ec2', 'iam', 'kms', 's3', 'secretsmanager', 'ssm', 'sts', 'toString'].map(
    name => ({ eventSource: `${name}.amazonaws.com` }),
  ),
  { eventType: 'AwsVpceEvent', eventSource: 's3.amazonaws.com' },
  { insightDetails: { eventSource: 'iam.amazonaws.com' } },
  by({ type: 'IAMUser' }),
  by({ type: 'AssumedRole' }),
];

const PATHS = [...new Set(FIELDS.map(({ path }) => path))];

const fieldsOf = (event: CloudTrailEvent) =>
  FIELDS.filter(({ record }) => record === recordKind(event));

function fits(event: CloudTrailEvent): readonly string[] {
  return fieldsOf(event).map(field => `${field.path}: ${fitOf(field, event) ?? 'unfit'}`);
}

function implied(event: CloudTrailEvent): readonly string[] {
  return PATHS.flatMap(path => {
    const values = impliedValues(path, event, NOW);
    return values.length === 0 ? [] : [`${path}: ${JSON.stringify(values)}`];
  });
}

/** Besides the lists that no event changes: services, Regions. */
function known(event: CloudTrailEvent): readonly string[] {
  const actions = {
    eventNames: (source: string) => [`CallOf ${source}`],
    action: () => undefined,
    actionsOf: () => undefined,
    threatOf: () => undefined,
  };
  return PATHS.flatMap(path => {
    const values = knownValues(path, event, actions);
    const named = values.filter(({ name }) => name !== undefined);
    const shown = values.filter(({ name }) => name === undefined).map(({ value }) => value);
    return values.length === 0 ? [] : [`${path}: ${named.length} named, ${shown.join(', ')}`];
  });
}

/** The lines of each event that differ from those of the one before any is written. */
function compared(
  events: readonly CloudTrailEvent[],
  linesOf: (event: CloudTrailEvent) => readonly string[],
): string {
  const usual = new Set(linesOf({}));
  return events
    .map((event, index) => {
      const lines = linesOf(event).filter(line => index === 0 || !usual.has(line));
      return [JSON.stringify(event), ...lines.map(line => `  ${line}`), ''].join('\n');
    })
    .join('\n');
}

describe('what belongs to an event that is begun', () => {
  it('is known for each field', () => {
    assertExpected('fits', compared(BEGUN, fits));
  });

  it('has a category', () => {
    const lines = BEGUN.map(event => `${JSON.stringify(event)} → ${categoryOf(event) ?? '?'}\n`);
    assertExpected('categories', lines.join(''));
  });

  it('has the values that follow from others', () => {
    assertExpected('implied', compared([{}, ...BEGUN, ...FOLLOWING], implied));
  });

  it('has the values that are known', () => {
    assertExpected('knownValues', compared(KNOWING, known));
  });
});
