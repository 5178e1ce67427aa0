import { english } from '../../../src/core/message';
import { assertExpected } from '../expected';
import { completions } from './typing';

const caller = (more: string) => `{ "eventTime": "2026-03-02T09:14:07Z", "userIdentity": ${more}`;

/** Texts with a bar where the cursor is. */
const CURSORS: readonly string[] = [
  '{ | }',
  '{ "event|" }',
  '{ "eventVersion": "1.11", | }',
  '{ "eventVersion": "|" }',
  '{ "eventTime": | }',
  '{ "eventID": "|" }',
  '{ "readOnly": | }',
  '{ "managementEvent": | }',
  '{ "eventType": "|" }',
  '{ "eventCategory": "|" }',
  '{ "awsRegion": "eu-|" }',
  '{ "eventSource": "sts.amazonaws.com", "awsRegion": "|" }',
  '{ "sourceIPAddress": "|" }',
  '{ "userAgent": "|" }',
  '{ "eventSource": "ec2.amazonaws.com", "errorCode": "|" }',
  '{ "eventSource": "s3.amazonaws.com", "errorCode": "|" }',
  '{ "eventSource": "lambda.amazonaws.com", "errorCode": "|" }',
  '{ "eventSource": "iam.amazonaws.com", "eventName": "|" }',
  '{ "tlsDetails": { "tlsVersion": "|" } }',
  '{ "tlsDetails": { | } }',
  '{ "resources": [{ | }] }',
  '{ "resources": [{ "type": "|" }] }',
  '{ "insightDetails": { "state": "|", "insightType": "" } }',
  '{ "eventCategory": "Insight", "insightDetails": { | } }',
  '{ "additionalEventData": { "MFAUsed": "|" } }',
  '{ "eventType": "AwsConsoleSignIn", | }',
  '{ "eventType": "AwsConsoleSignIn", "responseElements": { "ConsoleLogin": "|" } }',
  '{ "requestParameters": | }',
  '{ "requestParameters": { | } }',
  '{ "userIdentity": | }',
  caller('{ | } }'),
  caller('{ "type": "|" } }'),
  ...[
    'Root',
    'IAMUser',
    'AssumedRole',
    'FederatedUser',
    'AWSService',
    'AWSAccount',
    'SAMLUser',
  ].map(type => caller(`{ "type": "${type}", | } }`)),
  caller('{ "type": "AssumedRole", "arn": "|" } }'),
  caller('{ "type": "IAMUser", "arn": "|", "userName": "alice", "accountId": "111122223333" } }'),
  caller('{ "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/alice", "userName": "|" } }'),
  caller(
    '{ "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/alice", "accountId": "|" } }',
  ),
  caller('{ "type": "Root", "arn": "|", "accountId": "111122223333" } }'),
  caller('{ "type": "AWSService", "invokedBy": "|" } }'),
  caller('{ "accessKeyId": "|" } }'),
  caller('{ "type": "AssumedRole", "sessionContext": { | } } }'),
  caller('{ "type": "AssumedRole", "sessionContext": { "attributes": { | } } } }'),
  caller('{ "sessionContext": { "attributes": { "mfaAuthenticated": "|" } } } }'),
  caller('{ "sessionContext": { "attributes": { "creationDate": "|" } } } }'),
  caller('{ "sessionContext": { "sessionIssuer": { "type": "|" } } } }'),
  caller(
    '{ "arn": "arn:aws:sts::111122223333:assumed-role/Admin/alice", "sessionContext": { "sessionIssuer": { "arn": "|" } } } }',
  ),
  caller('{ "accountId": "111122223333" }, "recipientAccountId": "|" }'),
  '{ "Records": [ | ] }',
  '{ "Records": [ { "awsRegion": "eu-west-1" }, { "awsRegion": "|" } ] }',
  '{ "Records": [ { "userAgent": "aws-cli/2.31.0" }, { "userAgent": "|" } ] }',
  '[ | ]',
  '|',
];

/** A value that what else is said of the caller implies. */
const IMPLIED: readonly string[] = [
  ...['Root', 'IAMUser', 'AssumedRole', 'FederatedUser'].flatMap(type => [
    ...['principalId', 'arn', 'accountId', 'userName'].map(key =>
      caller(
        `{ "type": "${type}", "${key}": "|", "accountId": "111122223333", "userName": "bob" } }`,
      ),
    ),
    ...['type', 'principalId', 'arn', 'accountId', 'userName'].map(key =>
      caller(
        `{ "type": "${type}", "principalId": "AROACKCEVSQ6C2EXAMPLE:bob", "accountId": "111122223333", "arn": "arn:aws-cn:sts::444455556666:assumed-role/Admin/bob", "sessionContext": { "sessionIssuer": { "${key}": "|" } } } }`,
      ),
    ),
  ]),
  ...['principalId', 'arn', 'accountId', 'userName'].map(key =>
    caller(
      `{ "type": "AssumedRole", "${key}": "|", "sessionContext": { "sessionIssuer": { "arn": "arn:aws:iam::111122223333:role/ops/Admin", "principalId": "AROACKCEVSQ6C2EXAMPLE" } } } }`,
    ),
  ),
];

describe('reviewed completions', () => {
  it('at many places', () => {
    const blocks = [...CURSORS, ...IMPLIED].map(marked =>
      [
        marked,
        ...completions(marked)
          .slice(0, 40)
          .map(({ label, insert, beside, words }) => {
            const said = words(english).split('\n')[0] ?? '';
            const aside = typeof beside === 'object' ? english(beside) : beside;
            const more = [aside, said.length > 90 ? `${said.slice(0, 90)}…` : said];
            return `  ${label} | ${insert.replaceAll('\n', '⏎')} | ${more.filter(Boolean).join(' | ')}`;
          }),
        '',
      ].join('\n'),
    );
    assertExpected('completions', blocks.join('\n'));
  });
});
