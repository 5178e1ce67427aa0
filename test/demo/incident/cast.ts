import type { JsonObject } from '../../../src/core/cloudTrailEvent';

/** The day of the incident. */
export const DAY = '2026-11-18';

/** A time of that day, UTC: `HH:MM:SS`, or seconds since midnight. */
export type Time = string | number;

export function seconds(time: Time): number {
  if (typeof time === 'number') return time;
  const [hours = 0, minutes = 0, rest = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

export function iso(time: Time): string {
  return `${DAY}T${new Date(seconds(time) * 1000).toISOString().slice(11, 19)}Z`;
}

/** The production account, where it happens, and the account that audits the organization. */
export const PROD = '111122223333';
export const AUDIT = '444455556666';

export interface User {
  readonly account: string;
  readonly name: string;
  readonly id: string;
}

export interface Role extends User {
  readonly path?: string;
}

const user = (name: string, id: string): User => ({ account: PROD, name, id });
const role = (account: string, name: string, id: string, path = '/'): Role => ({
  account,
  name,
  id,
  path,
});

export const deployBot = user('deploy-bot', 'AIDA1111222233331DBOT');
export const alice = user('alice', 'AIDA1111222233332ALCE');
export const svcBackup = user('svc-backup', 'AIDA1111222233333SVCB');

export const admin = role(PROD, 'Admin', 'AROA1111222233334LENS');
export const ciDeploy = role(PROD, 'CiDeploy', 'AROA1111222233335CIDP');
export const gitHubDeploy = role(PROD, 'GitHubDeploy', 'AROA1111222233336GHUB');
export const webServer = role(PROD, 'web-server', 'AROA1111222233337WEBS');
export const ordersApi = role(PROD, 'orders-api', 'AROA1111222233338ORDR', '/service-role/');
export const readOnly = role(
  PROD,
  'AWSReservedSSO_ReadOnly_0f1e2d3c4b5a6978',
  'AROA1111222233339SSOR',
  '/aws-reserved/sso.amazonaws.com/',
);
export const autoScaling = role(
  PROD,
  'AWSServiceRoleForAutoScaling',
  'AROA1111222233330AUTO',
  '/aws-service-role/autoscaling.amazonaws.com/',
);
export const config = role(
  PROD,
  'AWSServiceRoleForConfig',
  'AROA1111222233340CONF',
  '/aws-service-role/config.amazonaws.com/',
);
export const auditConfig: Role = { ...config, account: AUDIT, id: 'AROA4444555566661CONF' };
export const organizationAudit = role(AUDIT, 'OrganizationAuditRole', 'AROA4444555566662AUDT');
export const securityAudit = role(
  AUDIT,
  'AWSReservedSSO_SecurityAudit_6978f0e1d2c3b4a5',
  'AROA4444555566663SSOS',
  '/aws-reserved/sso.amazonaws.com/',
);

/** The leaked key of `deploy-bot`: AWS's own example of an access key. */
export const LEAKED_KEY = 'AKIAIOSFODNN7EXAMPLE';
/** The key that the intruder makes for `svc-backup`. */
export const BACKUP_KEY = 'AKIA1111222233334SVC';

export const addresses = {
  ci: '198.51.100.24',
  office: '192.0.2.44',
  home: '192.0.2.131',
  accountant: '192.0.2.18',
  lambda: '198.51.100.60',
  webServers: ['10.0.1.10', '10.0.2.10'],
  intruder: '203.0.113.77',
  intruderBrowser: '203.0.113.140',
} as const;

export function userArn({ account, name }: User): string {
  return `arn:aws:iam::${account}:user/${name}`;
}

export function roleArn({ account, name, path = '/' }: Role): string {
  return `arn:aws:iam::${account}:role${path}${name}`;
}

export function sessionArn({ account, name }: Role, session: string): string {
  return `arn:aws:sts::${account}:assumed-role/${name}/${session}`;
}

/** `userIdentity` of a user who signs with a long-lived key. */
export function userIdentity(who: User, accessKeyId: string): JsonObject {
  return {
    type: 'IAMUser',
    principalId: who.id,
    arn: userArn(who),
    accountId: who.account,
    accessKeyId,
    userName: who.name,
  };
}

/** An identity with some members left out. */
export function without(identity: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(identity).filter(([key]) => !keys.includes(key)));
}

/** The `sessionContext` of a user's or root's own session, which has no issuer. */
export function ownSession(created: Time, mfa: boolean): JsonObject {
  return {
    sessionIssuer: {},
    webIdFederationData: {},
    attributes: { creationDate: iso(created), mfaAuthenticated: String(mfa) },
  };
}

export interface RoleSession {
  readonly role: Role;
  readonly name: string;
  readonly created: Time;
  readonly accessKeyId?: string;
  /** Further members of `sessionContext`. */
  readonly context?: JsonObject;
  /** Further members of `userIdentity`. */
  readonly more?: JsonObject;
}

/** `userIdentity` of a role session. */
export function roleIdentity(session: RoleSession): JsonObject {
  const { role: issuer, name, created, accessKeyId, context, more } = session;
  return {
    type: 'AssumedRole',
    principalId: `${issuer.id}:${name}`,
    arn: sessionArn(issuer, name),
    accountId: issuer.account,
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: issuer.id,
        arn: roleArn(issuer),
        accountId: issuer.account,
        userName: issuer.name,
      },
      webIdFederationData: {},
      attributes: { creationDate: iso(created), mfaAuthenticated: 'false' },
      ...context,
    },
    ...more,
  };
}
