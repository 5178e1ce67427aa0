import * as cast from './cast';
import { credentials, type Actor, type Recorder } from './recorder';
import { consoleActor, createDate } from './sessions';

const { PROD, addresses } = cast;

/** A user of their own, with a key, a password and every permission. */
export function persist(recorder: Recorder, admin: Actor): Actor {
  const { name: userName, id: userId } = cast.svcBackup;
  const arn = cast.userArn(cast.svcBackup);
  recorder.call(admin, '09:21:44', 'iam:CreateUser', {
    request: { userName },
    response: {
      user: { path: '/', userName, userId, arn, createDate: createDate('09:21:44') },
    },
  });
  recorder.call(admin, '09:22:03', 'iam:CreateAccessKey', {
    request: { userName },
    response: {
      accessKey: {
        userName,
        accessKeyId: cast.BACKUP_KEY,
        status: 'Active',
        createDate: createDate('09:22:03'),
      },
    },
  });
  recorder.call(admin, '09:22:31', 'iam:AttachUserPolicy', {
    request: { userName, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  });
  recorder.call(admin, '09:23:12', 'iam:CreateLoginProfile', {
    request: { userName, passwordResetRequired: false },
    response: {
      loginProfile: { userName, createDate: createDate('09:23:12'), passwordResetRequired: false },
    },
  });
  const backup: Actor = {
    ...admin,
    identity: cast.userIdentity(cast.svcBackup, cast.BACKUP_KEY),
  };
  recorder.call(backup, '09:23:58', 'sts:GetCallerIdentity');
  return backup;
}

/** A session that outlives the key it was made with. */
export function federate(recorder: Recorder, backup: Actor): void {
  const at = '09:41:16';
  const name = 'backup-sync';
  const accessKeyId = recorder.temporaryKey(PROD);
  const arn = `arn:aws:sts::${PROD}:federated-user/${name}`;
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };
  recorder.call(backup, at, 'sts:GetFederationToken', {
    readOnly: false,
    request: { name, durationSeconds: 129600, policy: JSON.stringify(policy) },
    response: {
      credentials: credentials(accessKeyId, cast.seconds(at) + 129600),
      federatedUser: { federatedUserId: `${PROD}:${name}`, arn },
      packedPolicySize: 4,
    },
  });
  const federated: Actor = {
    ...backup,
    identity: {
      type: 'FederatedUser',
      principalId: `${PROD}:${name}`,
      arn,
      accountId: PROD,
      accessKeyId,
      sessionContext: {
        sessionIssuer: {
          type: 'IAMUser',
          principalId: cast.svcBackup.id,
          arn: cast.userArn(cast.svcBackup),
          accountId: PROD,
          userName: cast.svcBackup.name,
        },
        webIdFederationData: {},
        attributes: { creationDate: cast.iso(at), mfaAuthenticated: 'false' },
      },
    },
  };
  recorder.call(federated, '09:42:03', 's3:ListBuckets');
  recorder.call(federated, '09:43:30', 'ec2:DescribeSnapshots', {
    region: 'eu-west-1',
    request: { ownersSet: { items: [{ owner: 'self' }] }, snapshotSet: {}, filterSet: {} },
  });
  recorder.call(federated, '09:44:52', 'ec2:ModifySnapshotAttribute', {
    region: 'eu-west-1',
    request: {
      snapshotId: 'snap-0d4e5f60718293a4b',
      createVolumePermission: { add: { items: [{ userId: '123456789012' }] } },
      attributeType: 'CREATE_VOLUME_PERMISSION',
    },
    response: { requestId: recorder.random.guid(), _return: true },
  });
}

/** The console, by guessing first at another name, then with the new password. */
export function signIn(recorder: Recorder, { identity }: Actor): void {
  const browser: Actor = {
    identity: { ...identity, accessKeyId: '' },
    account: PROD,
    address: addresses.intruderBrowser,
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  };
  const login = {
    eventType: 'AwsConsoleSignIn',
    additional: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: 'No',
    },
  } as const;
  const failed = { ...login, response: { ConsoleLogin: 'Failure' } };
  const unknown = {
    type: 'IAMUser',
    accountId: PROD,
    accessKeyId: '',
    userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  };
  recorder.call({ ...browser, identity: unknown }, '09:52:08', 'signin:ConsoleLogin', {
    ...failed,
    failure: 'No username found in supplied account',
  });
  for (const at of ['09:52:51', '09:53:26', '09:54:02'])
    recorder.call(
      { ...browser, identity: cast.without(browser.identity, 'arn') },
      at,
      'signin:ConsoleLogin',
      { ...failed, failure: 'Failed authentication' },
    );
  const signedIn = { ...browser, identity: cast.without(identity, 'accessKeyId') };
  recorder.call(signedIn, '09:55:30', 'signin:ConsoleLogin', {
    ...login,
    response: { ConsoleLogin: 'Success' },
  });
  const console = consoleActor(recorder, browser, '09:55:31', false);
  recorder.call(console(), '09:55:36', 'health:DescribeEventAggregates', {
    request: { aggregateField: 'eventTypeCategory', filter: { eventStatusCodes: ['open'] } },
  });
  recorder.call(console(), '09:56:12', 's3:ListBuckets');
  recorder.call(console(), '09:57:40', 'rds:DescribeDBInstances', { request: { maxRecords: 100 } });
  recorder.call(console(), '09:57:41', 'rds:DescribeDBSnapshots', { request: { maxRecords: 100 } });
  recorder.call(console(), '09:59:04', 'cloudtrail:LookupEvents', {
    request: { maxResults: 50, startTime: 'Nov 18, 2026, 8:59:00 AM' },
  });
}
