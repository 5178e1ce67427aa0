import { text } from '../cloudTrailEvent';
import { IDENTITY } from '../fields/rows';
import { message } from '../message';
import { isMisplaced } from './misplaced';
import type { Rule } from './rule';
import { shown } from './shown';

const ISSUER = ['userIdentity', 'sessionContext', 'sessionIssuer'];

export const roleSessionIssuer: Rule = {
  id: 'role-session-issuer',
  severity: 'warning',
  summary: 'The session of a role names the role that issued it.',
  explanation:
    'Without sessionContext.sessionIssuer the role behind a session can only be guessed from its ARN. Sign-ins have no session context at all. Where the whole of it is missing, as in excerpts, and on records before 1.08, this is information only.',
  docs: IDENTITY,
  callers: ['AssumedRole'],
  checkCall({ kind, eventType, minorVersion }, report) {
    if (eventType === 'AwsConsoleSignIn') return;
    const issuer = kind.issuerType;
    if (issuer && issuer !== 'Role')
      report(
        [...ISSUER, 'type'],
        message('The issuer of an assumed role is a Role, not "{0}".', shown(issuer)),
      );
    else if (!kind.keys.has('sessionContext'))
      report(['userIdentity'], message('AssumedRole has a sessionContext; it is missing.'), {
        atMost: 'info',
      });
    else if (!kind.hasIssuer)
      report(
        ['userIdentity', 'sessionContext'],
        message('The session context of a role names its sessionIssuer; it is missing.'),
        { atMost: minorVersion >= 8 ? 'warning' : 'info' },
      );
  },
};

export const roleSessionArn: Rule = {
  id: 'role-session-arn',
  severity: 'warning',
  summary: 'The ARN of an assumed role names role and session.',
  explanation:
    'It reads arn:aws:sts::111122223333:assumed-role/role/session. Samples of the documentation sometimes leave the session out, so that is information only.',
  docs: IDENTITY,
  callers: ['AssumedRole'],
  checkCaller({ identity, arn }, report) {
    const value = text(identity['arn']);
    if (!value) return;
    const isSession = arn?.service === 'sts' && arn.resourceType === 'assumed-role';
    if (!isSession) {
      if (isMisplaced('userIdentity.arn', value)) return;
      report(
        ['userIdentity', 'arn'],
        message('The caller is an assumed role, but its ARN is "{0}".', shown(value)),
      );
    } else if (!arn.sessionName)
      report(['userIdentity', 'arn'], message('The ARN of an assumed role names its session.'), {
        atMost: 'info',
      });
  },
};

export const roleName: Rule = {
  id: 'role-name',
  severity: 'warning',
  summary: 'The session and its issuer name the same role.',
  explanation:
    'The role in userIdentity.arn is the last part of sessionIssuer.arn and the sessionIssuer.userName. A path stands in the ARN of the issuer only, and capitals do not count.',
  docs: IDENTITY,
  callers: ['AssumedRole'],
  checkCaller({ identity, arn, sessionIssuer, issuerArn }, report) {
    const name = text(sessionIssuer['userName']);
    const ofIssuer = issuerArn?.roleName;
    // Without a session the ARN was cut or masked, and what is left of it may not be the role.
    const atMost = arn && !arn.sessionName ? 'info' : 'warning';
    const ofSession = arn?.roleName;
    if (ofSession !== undefined && ofIssuer !== undefined && differ(ofSession, ofIssuer))
      report(
        ['userIdentity', 'arn'],
        message(
          'The session is one of role "{0}", but its issuer is "{1}".',
          shown(ofSession),
          shown(ofIssuer),
        ),
        { compared: [identity['arn'], sessionIssuer['arn']], atMost },
      );
    const role = ofIssuer ?? ofSession;
    if (name && role !== undefined && differ(name, role))
      report(
        [...ISSUER, 'userName'],
        message('userName is "{0}", but the ARN names role "{1}".', shown(name), shown(role)),
        { compared: [identity['arn'], sessionIssuer['arn']], atMost },
      );
  },
};

export const roleSessionPrincipal: Rule = {
  id: 'role-session-principal',
  severity: 'info',
  summary: 'The principal id of an assumed role is the id of the role and the name of the session.',
  explanation:
    'It reads AROA…:session, with the same id as sessionIssuer.principalId and the same session as in the ARN. Samples of the documentation often leave the session out.',
  docs: IDENTITY,
  callers: ['AssumedRole'],
  checkCaller({ identity, arn, sessionIssuer }, report) {
    const principalId = text(identity['principalId']);
    if (!principalId) return;
    const issuer = text(sessionIssuer['principalId']);
    const session = arn?.sessionName;
    // Session names may hold colons, ids do not.
    const colon = principalId.indexOf(':');
    const id = colon < 0 ? principalId : principalId.slice(0, colon);
    const name = colon < 0 ? undefined : principalId.slice(colon + 1);
    const compared = [issuer, identity['arn']];
    if (issuer && id !== issuer)
      report(
        ['userIdentity', 'principalId'],
        message(
          'The principal id is of role {0}, but the issuer is {1}.',
          shown(id),
          shown(issuer),
        ),
        { compared },
      );
    if (session !== undefined && name !== session)
      report(
        ['userIdentity', 'principalId'],
        message(
          'The principal id ends in "{0}", but the session is "{1}".',
          shown(name ?? ''),
          shown(session),
        ),
        { compared },
      );
  },
};

/** Names of roles are unique without regard to case. */
function differ(one: string, other: string): boolean {
  return one !== other && one.trim().toLowerCase() !== other.trim().toLowerCase();
}
