/** What the analyst on call finds in the workspace. */
export const README = `# Incident 2026-11-18: a public bucket in production

Reported at 10:34 UTC by Bob: anyone can list \`customer-exports-111122223333\`, and nobody on the
team opened it. At 10:39 Alice found that the trail \`management-events\` is gone. The keys that looked
wrong are switched off since 10:48. Open: how it began, how far it went, and what is still theirs.

All times are UTC. Everything here is invented: the accounts, keys and addresses are those that AWS
and the Internet set aside for documentation.

## Where to look

| what | what is in it |
|---|---|
| \`logs/\` | The delivered log files of production (111122223333) and of the audit account (444455556666), gzipped. Production's end when its trail was stopped |
| \`export.jsonl\` | What Event history of production still shows, from 10:00 on |
| \`111122223333_CloudTrail_us-east-1_….json\` | One delivered log, unpacked: a single long line |
| \`suspicious-event.json\` | The event that the first responder set aside |
| \`detection-test.json\` | A test event for a new detection, not yet right |

## Three things to try

1. Open \`suspicious-event.json\` and show its identity chain: who became \`Admin\`? Then open the log
   that it comes from and follow the key that was issued, into the other account and to the user
   that was left behind.
2. Browse \`logs/\` in the side bar and search for \`GetSecretValue\`. Three of the calls are not the
   application's.
3. Open \`detection-test.json\` and read the problems. The detection that it tests would never fire.
`;

/**
 * A test event as a detection engineer writes one by hand, with the mistakes that are made by hand:
 * no \`eventID\`, \`recipientAccountID\` and \`sourceIpAddress\` misspelt, a boolean for a text, an ARN of
 * another account, a session without its issuer, a local time, an error with a response.
 */
export const DETECTION_TEST = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROA1111222233334LENS:deploy-bot-session',
    arn: 'arn:aws:sts::444455556666:assumed-role/Admin/deploy-bot-session',
    accountId: '111122223333',
    accessKeyId: 'ASIA11112222DEMOTEST',
    sessionContext: {
      attributes: {
        creationDate: '2026-11-18T09:04:10Z',
        mfaAuthenticated: 'false',
      },
    },
  },
  eventTime: '2026-11-18 10:02:11',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: 'us-east-1',
  sourceIpAddress: '203.0.113.77',
  userAgent: 'aws-cli/2.31.18',
  errorCode: 'AccessDenied',
  errorMessage: 'test',
  requestParameters: {
    name: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events',
  },
  responseElements: { stopped: true },
  requestID: 'c1f0e2d3-4b5a-4687-9a0b-1c2d3e4f5061',
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountID: '111122223333',
  eventCategory: 'Management',
  sessionCredentialFromConsole: true,
};
