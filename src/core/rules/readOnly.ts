import { isObject } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { fills } from './call';
import type { Rule } from './rule';
import { shown } from './shown';

export const readResponse: Rule = {
  id: 'read-response',
  severity: 'info',
  summary: 'A call that only reads has no response elements.',
  explanation:
    'CloudTrail records what a call changed, not what it read. STS and the sign-in services are the exception: they count as reads and record the session they issue. A failed call may hold its error there.',
  docs: CONTENTS,
  concerns: call =>
    call.event.readOnly === true &&
    call.event.errorCode === undefined &&
    fills(call, 'responseElements') &&
    !/^(sts|sso|signin)[.-]/.test(call.eventSource ?? ''),
  check({ event: { responseElements: response } }, report) {
    if (!isObject(response)) return;
    for (const key in response) {
      report(
        ['responseElements'],
        message('The call only reads, but there are response elements: {0}.', shown(key)),
      );
      return;
    }
  },
};

export const readOnlyVerb: Rule = {
  id: 'read-only-verb',
  severity: 'hint',
  summary: 'readOnly fits the first word of the operation.',
  explanation:
    'Get, List, Describe and Head read; Create, Delete, Put and the like do not. GetFederationToken and GetSessionToken count as writes, and services may differ.',
  docs: CONTENTS,
  checkCall({ event, eventName }, report) {
    const { readOnly } = event;
    if (typeof readOnly !== 'boolean' || !eventName || EXCEPT.has(eventName)) return;
    if ((readOnly ? WRITES : READS).test(eventName))
      report(
        ['readOnly'],
        message('readOnly is {0}, which does not fit {1}.', String(readOnly), shown(eventName)),
      );
  },
};

const EXCEPT = new Set(['GetFederationToken', 'GetSessionToken', 'GetSigninToken']);
const READS = /^(Get|List|Describe|Head)[A-Z]/;
const WRITES =
  /^(Create|Delete|Put|Update|Modify|Attach|Detach|Add|Remove|Revoke|Authorize|Terminate|Run|Start|Stop|Enable|Disable)[A-Z]/;
