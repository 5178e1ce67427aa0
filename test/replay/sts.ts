import { ApiError, escapeXml, STS_NAMESPACE, type Scope } from './wire';

/** What STS is asked: its query protocol has the parameters in a form. */
export type StsOperation = (form: URLSearchParams, scope: Scope, requestId: string) => string;

/**
 * STS: who calls, and credentials for a role, which are those of the documentation again.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 */
export const STS_OPERATIONS: Readonly<Record<string, StsOperation>> = {
  GetCallerIdentity: (_, { account }, requestId) =>
    reply(
      'GetCallerIdentity',
      requestId,
      `<Arn>arn:aws:iam::${escapeXml(account)}:user/analyst</Arn>` +
        `<UserId>AIDA1111222233334LENS</UserId><Account>${escapeXml(account)}</Account>`,
    ),
  AssumeRole(form, _, requestId) {
    const [serial, code] = [form.get('SerialNumber'), form.get('TokenCode')];
    if (serial !== null && !/^\d{6}$/.test(code ?? ''))
      throw new ApiError('AccessDeniedException', 'MultiFactorAuthentication failed.');
    return reply('AssumeRole', requestId, roleCredentials(form));
  },
  AssumeRoleWithWebIdentity(form, _, requestId) {
    if (!form.get('WebIdentityToken'))
      throw new ApiError('InvalidIdentityToken', 'The token is not valid.');
    return reply('AssumeRoleWithWebIdentity', requestId, roleCredentials(form));
  },
};

/** These are not signed: whoever asks has no credentials yet. */
export const UNSIGNED: readonly string[] = ['AssumeRoleWithWebIdentity'];

/** The access key of every session of a role. */
export const ROLE_KEY = 'ASIAIOSFODNN7EXAMPLE';

function roleCredentials(form: URLSearchParams): string {
  const arn = (form.get('RoleArn') ?? '')
    .replace(':iam:', ':sts:')
    .replace(':role/', ':assumed-role/');
  const session = form.get('RoleSessionName') ?? '';
  return (
    `<AssumedRoleUser><Arn>${escapeXml(`${arn}/${session}`)}</Arn>` +
    `<AssumedRoleId>${escapeXml(`AROAIOSFODNN7EXAMPLE:${session}`)}</AssumedRoleId></AssumedRoleUser>` +
    `<Credentials><AccessKeyId>${ROLE_KEY}</AccessKeyId>` +
    '<SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey>' +
    `<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`
  );
}

function reply(operation: string, requestId: string, result: string): string {
  return (
    `<${operation}Response xmlns="${STS_NAMESPACE}"><${operation}Result>${result}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`
  );
}
