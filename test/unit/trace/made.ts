import type { JsonObject } from '../../../src/core/cloudTrailEvent';

/** Events made for a situation: their ids are words, and only what a trace looks at is in them. */

export const HOME = '111122223333';
export const OTHER = '444455556666';
export const THIRD = '123456789012';

/** A time on the day of all events: `at('09:00')`, `at('09:00:05')`. */
export function at(clock: string): string {
  return `2026-11-18T${clock.length === 5 ? `${clock}:00` : clock}Z`;
}

export function made(eventID: string, time: string, changes: JsonObject): JsonObject {
  return {
    eventVersion: '1.11',
    eventID,
    eventTime: time,
    eventName: 'ListBuckets',
    eventSource: 's3.amazonaws.com',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.10',
    userAgent: 'aws-cli/2.31.0',
    eventType: 'AwsApiCall',
    eventCategory: 'Management',
    recipientAccountId: HOME,
    requestParameters: null,
    responseElements: null,
    ...changes,
  };
}

export function user(name: string, changes: JsonObject = {}): JsonObject {
  return {
    type: 'IAMUser',
    principalId: `AIDA${name.toUpperCase()}111122`,
    arn: userArn(name),
    accountId: HOME,
    userName: name,
    ...changes,
  };
}

export function userArn(name: string): string {
  return `arn:aws:iam::${HOME}:user/${name}`;
}

export interface RoleSession {
  readonly role?: string;
  readonly session: string;
  readonly account?: string;
  readonly key?: string;
  /** When the session began. */
  readonly created?: string;
  readonly console?: boolean;
  readonly signIn?: string;
  readonly more?: JsonObject;
}

export function roleSession(wanted: RoleSession): JsonObject {
  const { role = 'Admin', session, account = HOME, key, created, signIn, more } = wanted;
  return {
    type: 'AssumedRole',
    principalId: principalId(role, session),
    arn: sessionArn(role, session, account),
    accountId: account,
    ...(key !== undefined && { accessKeyId: key }),
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, userName: role },
      attributes: {
        ...(created !== undefined && { creationDate: created }),
        ...(wanted.console === true && { sessionCredentialFromConsole: 'true' }),
      },
      ...(signIn !== undefined && { signInSessionArn: signIn }),
    },
    ...more,
  };
}

export function principalId(role: string, session: string): string {
  return `AROA${role.toUpperCase().replace(/[^A-Z]/g, '')}:${session}`;
}

export function sessionArn(role: string, session: string, account = HOME): string {
  return `arn:aws:sts::${account}:assumed-role/${role}/${session}`;
}

/** A call of STS that starts a role's session and issues a key. */
export function assumeRole(
  eventID: string,
  time: string,
  userIdentity: JsonObject,
  to: RoleSession & { readonly key: string },
  changes: JsonObject = {},
): JsonObject {
  const { role = 'Admin', session, account = HOME, key } = to;
  return made(eventID, time, {
    userIdentity,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: {
      roleArn: `arn:aws:iam::${account}:role/${role}`,
      roleSessionName: session,
    },
    responseElements: {
      credentials: { accessKeyId: key, sessionToken: 'token' },
      assumedRoleUser: {
        assumedRoleId: principalId(role, session),
        arn: sessionArn(role, session, account),
      },
    },
    ...changes,
  });
}

export function consoleLogin(
  eventID: string,
  time: string,
  userIdentity: JsonObject,
  changes: JsonObject = {},
): JsonObject {
  return made(eventID, time, {
    userIdentity,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    awsRegion: 'us-east-1',
    userAgent: BROWSER,
    responseElements: { ConsoleLogin: 'Success' },
    ...changes,
  });
}

/** CreateOAuth2Token, which mints a sign-in session. */
export function grant(
  eventID: string,
  time: string,
  userIdentity: JsonObject,
  minted: string,
  resource?: string,
): JsonObject {
  return made(eventID, time, {
    userIdentity,
    eventSource: 'signin.amazonaws.com',
    eventName: 'CreateOAuth2Token',
    requestParameters: resource === undefined ? null : { resource },
    additionalEventData: {
      signInSessionArn: minted,
      grant_type: 'authorization_code',
      success: 'true',
    },
  });
}

export const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
export const MCP = 'https://aws-mcp.us-east-1.api.aws/mcp';
export const STORE = `arn:aws:identitystore::${HOME}:identitystore/d-1111111111`;

export function signInArn(name: string): string {
  return `arn:aws:signin:us-east-1:${HOME}:session/${name}`;
}

export function onBehalfOf(userId: string, identityStoreArn = STORE): JsonObject {
  return { onBehalfOf: { userId, identityStoreArn } };
}

/** A temporary key of its own for each number. */
export function asia(number: number): string {
  return `ASIA${String(number).padStart(12, '0')}TEST`;
}

export function akia(number: number): string {
  return `AKIA${String(number).padStart(12, '0')}TEST`;
}
