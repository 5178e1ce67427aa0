import assert from 'node:assert/strict';
import { message } from '../../../src/core/message';
import { missingProfile, storeError } from '../../../src/aws/storeError';
import { StoreError, type StoreErrorKind } from '../../../src/stores/eventStore';

const CONNECTION = { profile: 'demo', region: 'eu-west-1' };

interface Case {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly status?: number;
}

function given({ name = 'Error', message = '', code, status }: Case): StoreError {
  const error = Object.assign(new Error(message), {
    name,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  });
  return storeError(error, CONNECTION);
}

describe('an error of AWS', () => {
  const cases: readonly (readonly [Case, StoreErrorKind, RegExp])[] = [
    [{ name: 'ThrottlingException', status: 400 }, 'throttled', /eu-west-1/],
    [{ name: 'TooManyRequestsException', status: 429 }, 'throttled', /2 a second/],
    [{ name: 'ExpiredTokenException', status: 400 }, 'expired', /aws sso login --profile demo/],
    [
      { name: 'CredentialsProviderError', message: 'The SSO session … has expired.' },
      'expired',
      /Renew them/,
    ],
    [
      { name: 'CredentialsProviderError', message: 'please re-authenticate using aws login' },
      'expired',
      /Renew them/,
    ],
    [
      {
        name: 'AccessDenied',
        status: 403,
        message:
          'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole',
      },
      'denied',
      /needs the permission sts:AssumeRole\. AWS says: User: .*sts:AssumeRole\.$/,
    ],
    [{ name: 'UnrecognizedClientException', status: 400 }, 'credentials', /Region is not enabled/],
    [
      {
        name: 'CredentialsProviderError',
        message: 'Could not load credentials from any providers',
      },
      'credentials',
      /No credentials could be had from profile demo: Could not load/,
    ],
    [
      {
        name: 'TokenProviderError',
        message: "Sso session 'corp' could not be found in shared credentials file.",
      },
      'missing',
      /'corp'/,
    ],
    [{ code: 'ENOTFOUND' }, 'network', /did not get through \(ENOTFOUND\)/],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'network', /proxy/],
    [{ name: 'TimeoutError', message: 'socket idle' }, 'network', /TimeoutError/],
    [{ message: 'socket hang up' }, 'network', /network/],
    [{ code: 'EACCES', message: "EACCES: permission denied, open 'config'" }, 'other', /EACCES/],
    [
      { name: 'InvalidNextTokenException', message: 'Bad token', status: 400 },
      'other',
      /Bad token\. Try again/,
    ],
    [{ name: 'InternalFailure', status: 500 }, 'other', /InternalFailure/],
  ];

  for (const [error, kind, message] of cases)
    it(`${error.name ?? error.code ?? error.message} is ${kind}`, () => {
      const failure = given(error);
      assert.equal(failure.kind, kind);
      assert.match(failure.message, message);
      assert.match(failure.message, /^[A-Z].*[.]$/);
      assert.ok(failure.cause instanceof Error);
    });

  it('may be anything', () => {
    for (const thrown of [undefined, null, 'text', 7])
      assert.equal(storeError(thrown, CONNECTION).kind, 'other');
  });

  it('that is in words already stays as it is', () => {
    const known = new StoreError('missing', message('Gone.'));
    assert.equal(storeError(known, CONNECTION), known);
  });

  it('names the default chain and suggests no profile for them', () => {
    const { message } = storeError(Object.assign(new Error(), { name: 'ExpiredToken' }), {
      region: 'eu-west-1',
    });
    assert.match(message, /^The credentials of the default chain have expired/);
    assert.doesNotMatch(message, /--profile/);
  });

  it('offers a command that a strange name cannot break out of', () => {
    assert.match(missingProfile("a'; rm -rf ~").message, /--profile 'a'\\''; rm -rf ~'/);
  });
});
