import { text } from '../cloudTrailEvent';
import { IDENTITY } from '../fields/rows';
import { message } from '../message';
import type { Caller } from './caller';
import type { Report, Rule } from './rule';
import { shown } from './shown';
import { own } from '../own';

export const serviceIdentity: Rule = {
  id: 'service-identity',
  severity: 'info',
  summary: 'The identity of an AWS service is its name and nothing else.',
  explanation:
    'A service that calls on its own behalf has type AWSService and invokedBy. With a principal or keys beside them, the caller was somebody else.',
  docs: IDENTITY,
  callers: ['AWSService'],
  checkCaller({ identity }, report) {
    for (const key in identity)
      if (key !== 'type' && key !== 'invokedBy')
        report(
          ['userIdentity', key],
          message('AWSService has only type and invokedBy, not {0}.', shown(key)),
          { target: 'key' },
        );
  },
};

export const accountIdentity: Rule = {
  id: 'account-identity',
  severity: 'info',
  summary: 'A caller from another account is known by account and principal id only.',
  explanation:
    'CloudTrail hides the names of other accounts: AWSAccount has no ARN, name, key or session. They stand in the copy that the other account got.',
  docs: IDENTITY,
  callers: ['AWSAccount'],
  checkCaller(caller, report) {
    without(caller, ['arn', 'accessKeyId', 'userName', 'sessionContext'], report);
  },
};

export const identityCenterIdentity: Rule = {
  id: 'identity-center-identity',
  severity: 'info',
  summary: 'An Identity Center user is known by onBehalfOf.',
  explanation:
    'onBehalfOf names the user and the identity store. There is no principal id, ARN or user name.',
  docs: IDENTITY,
  callers: ['IdentityCenterUser'],
  checkCaller(caller, report) {
    if (caller.identity['onBehalfOf'] === undefined)
      report(['userIdentity'], message('IdentityCenterUser has onBehalfOf; it is missing.'));
    without(caller, ['principalId', 'arn', 'userName'], report);
  },
};

export const providerIdentity: Rule = {
  id: 'provider-identity',
  severity: 'info',
  summary: 'A SAML or web identity names its provider and its user, and assumes a role.',
  explanation:
    'SAMLUser and WebIdentityUser occur only on the call that trades the assertion or token for a role session: AssumeRoleWithSAML or AssumeRoleWithWebIdentity.',
  docs: IDENTITY,
  callers: ['SAMLUser', 'WebIdentityUser'],
  checkCall({ kind, type, eventName }, report) {
    const call = type === 'SAMLUser' ? 'AssumeRoleWithSAML' : 'AssumeRoleWithWebIdentity';
    for (const key of ['identityProvider', 'userName'])
      if (!kind.keys.has(key))
        report(['userIdentity'], message('{0} has {1}; it is missing.', shown(type), key));
    if (eventName !== undefined && eventName !== call)
      report(
        ['eventName'],
        message(
          '{0} calls {1} and nothing else; this is {2}.',
          shown(type),
          call,
          shown(eventName),
        ),
      );
  },
};

export const federatedUser: Rule = {
  id: 'federated-user',
  severity: 'info',
  summary: 'ARN and principal id of a federated user name account and user alike, and its issuer.',
  explanation:
    'The ARN reads arn:aws:sts::111122223333:federated-user/bob, the principal id 111122223333:bob. The session issuer is the user or root who asked for the session.',
  docs: IDENTITY,
  callers: ['FederatedUser'],
  checkCaller({ identity, arn, sessionIssuer }, report) {
    const value = text(identity['arn']);
    const principalId = text(identity['principalId']);
    if (identity['sessionContext'] !== undefined && Object.keys(sessionIssuer).length === 0)
      report(
        ['userIdentity', 'sessionContext'],
        message('The session of a federated user names its sessionIssuer; it is missing.'),
      );
    if (value && (arn?.service !== 'sts' || arn.resourceType !== 'federated-user'))
      report(
        ['userIdentity', 'arn'],
        message('The caller is a federated user, but its ARN is "{0}".', shown(value)),
      );
    else if (arn && principalId && principalId !== `${arn.account}:${arn.resourceId}`)
      report(
        ['userIdentity', 'principalId'],
        message(
          'The principal id is "{0}", but the ARN names "{1}".',
          shown(principalId),
          shown(arn.resourceId),
        ),
        { compared: [value] },
      );
  },
};

/** Reports the fields that a caller of this type does not have; empty ones are as good as absent. */
function without({ identity, type }: Caller, keys: readonly string[], report: Report): void {
  for (const key of keys) {
    const value = own(identity, key);
    if (value !== undefined && value !== '' && value !== null)
      report(['userIdentity', key], message('{0} has no {1}.', shown(type), key), {
        target: 'key',
      });
  }
}
