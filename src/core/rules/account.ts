import type { JsonValue, Path } from '../cloudTrailEvent';
import { list, object, text } from '../cloudTrailEvent';
import { CONTENTS, IDENTITY } from '../fields/rows';
import { message } from '../message';
import { isAccountId } from '../values/accountId';
import { partitionOf } from '../values/region';
import { isMisplaced } from './misplaced';
import { fills, has } from './call';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const accountId: Rule = {
  id: 'account-id',
  severity: 'warning',
  summary: 'An account id is 12 digits.',
  explanation:
    'Leading zeros count, so an id that went through a number has lost some. S3 writes ANONYMOUS_PRINCIPAL for callers without credentials; other words in place of an id are a hint, and ids of another kind are information.',
  docs: IDENTITY,
  records: ['event', 'insight', 'aggregated', 'legacy'],
  concerns: call => fills(call, 'resources'),
  check({ event }, report) {
    const resources = list(event.resources);
    for (let index = 0; index < resources.length; index++) {
      const { accountId: owner } = object(resources[index]);
      if (owner !== undefined && !isAccountId(owner))
        account(owner, ['resources', index, 'accountId'], report);
    }
  },
  checkCall({ event }, report) {
    account(event.recipientAccountId, RECIPIENT, report);
    account(event.accountId, OWN, report);
    account(event.vpcEndpointAccountId, ENDPOINT, report);
  },
  checkCaller({ identity, sessionIssuer }, report) {
    const { inScopeOf, invokedByDelegate } = identity;
    account(identity['accountId'], CALLER, report);
    account(sessionIssuer['accountId'], ISSUER, report);
    account(object(inScopeOf)['sourceAccount'], SCOPE, report);
    account(object(invokedByDelegate)['accountId'], DELEGATE, report);
  },
};

const RECIPIENT = ['recipientAccountId'];
const OWN = ['accountId'];
const ENDPOINT = ['vpcEndpointAccountId'];
const CALLER = ['userIdentity', 'accountId'];
const SCOPE = ['userIdentity', 'inScopeOf', 'sourceAccount'];
const DELEGATE = ['userIdentity', 'invokedByDelegate', 'accountId'];
const ISSUER = ['userIdentity', 'sessionContext', 'sessionIssuer', 'accountId'];

function account(value: JsonValue, path: Path, report: Report): void {
  if (typeof value !== 'string' || isAccountId(value) || value === 'ANONYMOUS_PRINCIPAL') return;
  if (isMisplaced(path.join('.'), value)) return;
  report(path, message('"{0}" is no account id: those have 12 digits.', shown(value)), {
    atMost: /^\s*\d+\s*$/.test(value) ? 'warning' : /\d/.test(value) ? 'info' : 'hint',
  });
}

export const arnAccount: Rule = {
  id: 'arn-account',
  severity: 'warning',
  summary: 'The ARN of the caller lies in the account of the caller.',
  explanation:
    'userIdentity names the account twice, in arn and in accountId. They agree on every event that was measured, also on calls into other accounts.',
  docs: IDENTITY,
  checkCaller({ identity, arn }, report) {
    const { accountId: caller, arn: value } = identity;
    if (!arn || arn.account === caller || !isAccountId(caller) || !/^\d+$/.test(arn.account))
      return;
    report(
      ['userIdentity', 'arn'],
      message('The ARN lies in account {0}, but accountId is {1}.', shown(arn.account), caller),
      { compared: [value, caller] },
    );
  },
};

export const issuerAccount: Rule = {
  id: 'issuer-account',
  severity: 'warning',
  summary: 'The session issuer lies in the account of the caller, and its ARN too.',
  explanation:
    'A role or user issues sessions of its own account only, so sessionIssuer.accountId, the account in sessionIssuer.arn and userIdentity.accountId are one.',
  docs: IDENTITY,
  checkCaller({ identity, sessionIssuer, issuerArn }, report) {
    const { accountId: issuer, arn } = sessionIssuer;
    if (!isAccountId(issuer)) return;
    const caller = identity['accountId'];
    if (isAccountId(caller) && issuer !== caller)
      report(
        ISSUER,
        message('The session issuer is of account {0}, the caller of {1}.', issuer, caller),
      );
    if (issuerArn && issuerArn.account !== issuer && /^\d+$/.test(issuerArn.account))
      report(
        ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn'],
        message(
          'The ARN lies in account {0}, but accountId is {1}.',
          shown(issuerArn.account),
          issuer,
        ),
        { compared: [arn] },
      );
  },
};

export const arnPartition: Rule = {
  id: 'arn-partition',
  severity: 'warning',
  summary: 'The ARN of the caller lies in the partition of the Region.',
  explanation:
    'Partitions share nothing: a principal of aws-cn calls in the Regions of China, one of aws-us-gov in GovCloud, and every other one elsewhere.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  checkCall({ event, kind }, report) {
    const region = text(event.awsRegion);
    if (kind.partition === undefined || !region) return;
    const partition = partitionOf(region);
    // Anonymisers make up Regions such as cn-west-3r, which say nothing of a partition.
    if (partition !== undefined && partition !== kind.partition && /-\d+$/.test(region))
      report(
        ['userIdentity', 'arn'],
        message(
          'The ARN is of partition {0}, but {1} lies in {2}.',
          shown(kind.partition),
          region,
          partition,
        ),
        { compared: [region], atMost: known(kind.partition) ? 'warning' : 'info' },
      );
  },
};

/** Partitions have names like `aws-cn`; one that is new is not wrong. */
function known(partition: string): boolean {
  return PARTITIONS.has(partition);
}

const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov']);

export const sharedEvent: Rule = {
  id: 'shared-event',
  severity: 'hint',
  summary: 'An event about a caller of another account has a sharedEventID.',
  explanation:
    'CloudTrail delivers such an event to both accounts, each with an eventID of its own, and joins the copies by sharedEventID.',
  docs: CONTENTS,
  checkCall(call, report) {
    const { recipientAccountId: recipient } = call.event;
    const caller = call.kind.account;
    if (recipient === caller || has(call, 'sharedEventID')) return;
    if (isAccountId(caller) && isAccountId(recipient))
      report(
        [],
        message(
          'The caller is of account {0}, the event is of {1}; sharedEventID is missing.',
          caller,
          recipient,
        ),
      );
  },
};
