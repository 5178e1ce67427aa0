import assert from 'node:assert/strict';
import { openAthena } from '../../../src/aws/athena';
import { engineError, queryError } from '../../../src/aws/engineError';
import { openLake } from '../../../src/aws/eventDataStore';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import type { Connection } from '../../../src/aws/session';
import { missingProfile, storeError } from '../../../src/aws/storeError';
import { ANY_TRAIL_TABLE } from '../../../src/core/sql/athenaSql';
import { assertExpected } from '../expected';

const ENGINE = { name: 'Athena', permission: 'athena:StartQueryExecution' };
const HERE = { profile: 'demo', region: 'eu-west-1' };

/** What the SDK, Node or nobody in particular throws. */
const ERRORS: readonly object[] = [
  { name: 'ThrottlingException', message: 'Rate exceeded' },
  { name: 'RequestLimitExceeded', message: 'Rate exceeded' },
  { name: 'TooManyRequestsException', message: 'Too many' },
  { name: 'MaxConcurrentQueriesException', message: 'Too many queries' },
  { name: 'NotThrottling', message: 'Something' },
  { name: 'ExpiredTokenException', message: 'The token has expired' },
  { name: 'RequestExpired', message: 'Request has expired.' },
  {
    name: 'AccessDeniedException',
    message: 'User: a is not authorized to perform: cloudtrail:LookupEvents',
  },
  { name: 'AccessDenied', message: 'User: a is not authorized to perform: sts:AssumeRole on b' },
  { name: 'AccessDenied', message: 'No!' },
  { name: 'OptInRequired', message: 'Not subscribed' },
  { name: 'UnrecognizedClientException', message: 'Bad token', $metadata: { httpStatusCode: 403 } },
  { name: 'InvalidClientTokenId', message: 'Bad token', $metadata: { httpStatusCode: 403 } },
  { name: 'CredentialsProviderError', message: 'Could not load credentials' },
  { name: 'CredentialsProviderError', message: 'Command failed: /usr/bin/secret --token abc' },
  { name: 'CredentialsProviderError', message: 'Profile demo could not be found' },
  { name: 'CredentialsProviderError', message: 'The SSO session token not found' },
  { name: 'TokenProviderError', message: 'Token is expired' },
  { name: 'ProviderError', message: 'Nothing' },
  { name: 'TimeoutError', message: 'Timed out' },
  { name: 'Error', message: 'getaddrinfo', code: 'ENOTFOUND' },
  { name: 'Error', message: 'connect', code: 'ECONNREFUSED' },
  { name: 'Error', message: 'certificate', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  { name: 'Error', message: 'socket hang up' },
  { name: 'Error', message: 'x', code: 'NOT_ECONN' },
  { name: 'InvalidRequestException', message: 'TABLE_NOT_FOUND: line 1' },
  { name: 'InvalidRequestException', message: 'Insufficient Lake Formation permission(s)' },
  { name: 'InactiveEventDataStoreException', message: 'It is inactive' },
  { name: 'InvalidRequestException', message: 'There is no output location provided' },
  { name: 'MetadataException', message: 'Schema default does not exist' },
  { name: 'Strange', message: '' },
  {},
];

describe('reviewed words for errors of AWS', () => {
  const told = ({ kind, message }: { kind: string; message: string }) => `${kind}: ${message}`;

  it('of Event history and of engines', () => {
    const blocks = ERRORS.map(error =>
      [
        JSON.stringify(error),
        `  ${told(storeError(error, HERE))}`,
        `  ${told(engineError(ENGINE)(error, HERE))}`,
        '',
      ].join('\n'),
    );
    assertExpected('awsErrors', blocks.join('\n'));
  });

  it('of queries that failed, and of profiles', () => {
    const reasons = [
      'Access denied when writing to the output location',
      'Query exhausted resources at this scale factor',
      'COLUMN_NOT_FOUND: line 3: Column cannot be resolved',
      'SYNTAX_ERROR: line 1:8: Table does not exist',
      'User: a is not authorized to perform: s3:GetObject on b.',
    ];
    const expired = { name: 'ExpiredToken', message: 'x' };
    const connections: readonly Connection[] = [
      { region: 'eu-west-1' },
      { profile: 'a b', region: 'eu-west-1' },
      { profile: 'demo', region: 'eu-west-1', signIn: 'aws sso login --profile demo' },
    ];
    const lines = [
      ...reasons.map(reason => `${reason}\n  ${told(queryError(ENGINE, HERE, reason))}\n`),
      ...connections.map(one => `${JSON.stringify(one)}\n  ${told(storeError(expired, one))}\n`),
      ...["it's", 'demo'].map(name => `${name}\n  ${told(missingProfile(name))}\n`),
    ];
    assertExpected('awsQueryErrors', lines.join('\n'));
  });

  it('once they are in words, no more', () => {
    const known = missingProfile('demo');
    assert.equal(storeError(known, HERE), known);
    assert.equal(engineError(ENGINE)(known, HERE), known);
  });
});

describe('the stores of a connection', () => {
  it('are called by profile and Region, or say that there is no profile', () => {
    const stores = (connection: Connection) => {
      const table = { ...ANY_TRAIL_TABLE, database: 'logs' };
      return [
        eventHistoryStore(connection),
        openAthena(connection).store({ workGroup: 'primary', table }),
        openLake(connection).store({ eventDataStore: { id: 'e-1', name: 'security' } }),
      ].map(({ id, label }) => `${id} | ${label}`);
    };
    const { name } = ANY_TRAIL_TABLE;
    assert.deepEqual(stores(HERE), [
      'event-history:eu-west-1:demo | demo · eu-west-1',
      `athena:eu-west-1:demo:primary:logs.${name} | ${name} · demo · eu-west-1`,
      'event-data-store:eu-west-1:demo:e-1 | security · demo · eu-west-1',
    ]);
    assert.deepEqual(stores({ region: 'eu-west-1' }), [
      'event-history:eu-west-1: | default credentials · eu-west-1',
      `athena:eu-west-1::primary:logs.${name} | ${name} · default credentials · eu-west-1`,
      'event-data-store:eu-west-1::e-1 | security · default credentials · eu-west-1',
    ]);
  });
});
