import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { iso, ownSession, roleArn, roleIdentity, type Role, type Time } from './cast';
import { serviceActor, type Actor, type Recorder } from './recorder';

interface AssumeRole {
  readonly role: Role;
  readonly session: string;
  readonly region?: string;
  /** Seconds, asked for explicitly. */
  readonly duration?: number;
}

/**
 * Records an AssumeRole and returns who acts with the credentials it issued. Into another account
 * it leaves two copies: the caller's own, and one in the role's account that names the caller by
 * principal id alone.
 */
export function assumeRole(recorder: Recorder, actor: Actor, at: Time, asked: AssumeRole): Actor {
  const { role, session, region = 'us-east-1', duration } = asked;
  const accessKeyId = recorder.temporaryKey(role.account);
  const issued = {
    region,
    request: {
      roleArn: roleArn(role),
      roleSessionName: session,
      ...(duration === undefined ? {} : { durationSeconds: duration }),
    },
    ...recorder.issue(role, session, at, accessKeyId, duration),
  };
  if (role.account === actor.account) recorder.call(actor, at, 'sts:AssumeRole', issued);
  else {
    const shared = {
      ...issued,
      requestID: recorder.random.guid(),
      sharedEventID: recorder.random.guid(),
    };
    const { principalId, accountId } = actor.identity;
    const seenFromOutside = { type: 'AWSAccount', principalId, accountId };
    recorder.call(actor, at, 'sts:AssumeRole', shared);
    recorder.call({ ...actor, identity: seenFromOutside }, at, 'sts:AssumeRole', {
      ...shared,
      recipient: role.account,
    });
  }
  return {
    identity: roleIdentity({ role, name: session, created: at, accessKeyId }),
    account: role.account,
    address: actor.address,
    agent: actor.agent,
  };
}

interface ServiceRole {
  readonly role: Role;
  readonly session: string;
  readonly region?: string;
}

/**
 * Records a service assuming a role in a customer's account. The service's own calls under it are
 * marked `invokedBy` and show no key; what it hands to code (Lambda, EC2) does.
 */
export function serviceAssumesRole(
  recorder: Recorder,
  prefix: string,
  at: Time,
  { role, session, region = 'us-east-1' }: ServiceRole,
): { readonly accessKeyId: string; readonly forwarded: Actor } {
  const service = serviceActor(prefix, role.account);
  const accessKeyId = recorder.temporaryKey(role.account);
  recorder.call(service, at, 'sts:AssumeRole', {
    region,
    request: { roleArn: roleArn(role), roleSessionName: session },
    ...recorder.issue(role, session, at, accessKeyId),
    sharedEventID: recorder.random.guid(),
  });
  const more = { invokedBy: service.address };
  const identity = roleIdentity({ role, name: session, created: at, more });
  return { accessKeyId, forwarded: { ...service, identity } };
}

/** A signed-in user of the console, who gets a new key for every request. */
export function consoleActor(
  recorder: Recorder,
  actor: Actor,
  created: Time,
  mfa: boolean,
): () => Actor {
  return () => ({
    ...actor,
    console: true,
    identity: {
      ...actor.identity,
      accessKeyId: recorder.temporaryKey(actor.account),
      sessionContext: ownSession(created, mfa),
    } satisfies JsonObject,
  });
}

/** How IAM writes a creation date in a response. */
export function createDate(at: Time): string {
  return new Date(iso(at))
    .toLocaleString('en-US', {
      timeZone: 'UTC',
      month: 'short',
      day: 'numeric',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    })
    .replace(/(\d{4}), /, '$1 ')
    .replace(/\u202f/, ' ');
}
