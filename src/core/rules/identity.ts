import { text } from '../cloudTrailEvent';
import { IDENTITY } from '../fields/rows';
import { message } from '../message';
import { isMisplaced } from './misplaced';
import { has } from './call';
import type { Rule } from './rule';
import { shown } from './shown';
import { own } from '../own';

const ARN = ['userIdentity', 'arn'];
const PRINCIPAL_ID = ['userIdentity', 'principalId'];

export const identityParts: Rule = {
  id: 'identity-parts',
  severity: 'info',
  summary: 'userIdentity has the parts that its type comes with.',
  explanation:
    'AWS documents for each type which fields identify the caller. Sign-ins know little more than the account until they have succeeded. Service events and Cognito have no type.',
  docs: IDENTITY,
  checkCall(call, report) {
    const { kind, type, eventType, eventName, eventSource } = call;
    if (type === undefined) {
      const isService = eventType === 'AwsServiceEvent' || eventSource?.startsWith('cognito');
      if (!kind.keys.has('type') && !isService)
        report(['userIdentity'], message('userIdentity.type is missing.'), { missing: 'type' });
      return;
    }
    const isSignIn = eventType === 'AwsConsoleSignIn' && type !== 'AssumedRole';
    const isSignedIn = eventName === 'ConsoleLogin' && !has(call, 'errorMessage');
    const parts = isSignIn && !isSignedIn ? SIGN_IN_PARTS : own(PARTS, type);
    for (const key of parts ?? NONE)
      if (!kind.keys.has(key))
        report(['userIdentity'], message('{0} has {1}; it is missing.', shown(type), key), {
          missing: key,
        });
  },
};

const NONE: readonly string[] = [];
/** Before the sign-in has succeeded, only the account is certain. */
const SIGN_IN_PARTS = ['accountId'];

/** What identifies a caller, by type. What a rule of its own looks for is not repeated here. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  Root: ['principalId', 'arn', 'accountId'],
  IAMUser: ['principalId', 'arn', 'accountId', 'userName'],
  AssumedRole: ['principalId', 'arn', 'accountId'],
  FederatedUser: ['principalId', 'arn', 'accountId', 'sessionContext'],
  AWSAccount: ['principalId', 'accountId'],
  AWSService: ['invokedBy'],
  IdentityCenterUser: ['accountId'],
  SAMLUser: ['principalId'],
  WebIdentityUser: ['principalId'],
};

export const userArn: Rule = {
  id: 'user-arn',
  severity: 'warning',
  summary: 'The ARN of an IAM user is one of a user.',
  explanation: 'It reads arn:aws:iam::111122223333:user/path/name. Failed sign-ins have no ARN.',
  docs: IDENTITY,
  callers: ['IAMUser'],
  checkCaller({ identity, arn }, report) {
    const value = text(identity['arn']);
    if (!value || (arn?.service === 'iam' && arn.resourceType === 'user')) return;
    if (!isMisplaced('userIdentity.arn', value))
      report(ARN, message('The caller is an IAM user, but its ARN is "{0}".', shown(value)));
  },
};

export const userName: Rule = {
  id: 'user-name',
  severity: 'warning',
  summary: 'The name of an IAM user is the last part of its ARN.',
  explanation:
    'Where userName and arn name different users, one of them was edited. Capitals do not count: names are unique without regard to case.',
  docs: IDENTITY,
  callers: ['IAMUser'],
  checkCaller({ identity, arn }, report) {
    const name = text(identity['userName']);
    if (!name || arn?.userName === undefined) return;
    if (name !== arn.userName && name.trim().toLowerCase() !== arn.userName.toLowerCase())
      report(
        ['userIdentity', 'userName'],
        message('userName is "{0}", but the ARN names "{1}".', shown(name), shown(arn.userName)),
        { compared: [identity['arn']] },
      );
  },
};

export const rootArn: Rule = {
  id: 'root-arn',
  severity: 'warning',
  summary: 'The ARN of a root user ends in :root.',
  explanation:
    'Calls as root are looked for by type and by ARN. Sessions that an organization opened as root of a member account are left out.',
  docs: IDENTITY,
  callers: ['Root'],
  checkCaller({ identity, arn, sessionContext }, report) {
    const value = text(identity['arn']);
    if (!value || sessionContext['assumedRoot'] !== undefined) return;
    if (arn?.service !== 'iam' || arn.resource !== 'root')
      report(ARN, message('The caller is a root user, but its ARN is "{0}".', shown(value)));
  },
};

export const rootPrincipal: Rule = {
  id: 'root-principal',
  severity: 'info',
  summary: 'The principal id of a root user is the id of its account.',
  explanation: 'Some samples of sign-ins show the id of a user there, which no real event does.',
  docs: IDENTITY,
  callers: ['Root'],
  checkCaller({ identity }, report) {
    const principalId = text(identity['principalId']);
    const account = text(identity['accountId']);
    if (!principalId || !account || principalId === account) return;
    report(
      PRINCIPAL_ID,
      message(
        'The principal id of root is "{0}", the account {1}.',
        shown(principalId),
        shown(account),
      ),
      { compared: [account] },
    );
  },
};

export const principalPrefix: Rule = {
  id: 'principal-prefix',
  severity: 'info',
  summary: 'The principal id begins with AIDA for an IAM user and with AROA for a role.',
  explanation:
    'The first four letters of an IAM identifier say what it stands for. Samples of the documentation have access keys or words there.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  callers: ['IAMUser', 'AssumedRole'],
  checkCaller({ identity, type }, report) {
    const prefix = type === 'IAMUser' ? 'AIDA' : 'AROA';
    const principalId = text(identity['principalId']);
    if (!principalId || principalId.trimStart().startsWith(prefix)) return;
    if (isMisplaced('userIdentity.principalId', principalId)) return;
    report(
      PRINCIPAL_ID,
      message(
        'The principal id of {0} begins with {1}; this is "{2}".',
        type ?? '',
        prefix,
        shown(principalId),
      ),
    );
  },
};
