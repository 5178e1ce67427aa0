import type { JsonObject, JsonValue } from '../cloudTrailEvent';
import { isObject, list, object, text } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import { fills } from './call';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const resourceArn: Rule = {
  id: 'resource-arn',
  severity: 'info',
  summary: 'The ARN of a resource lies in its account, and its type reads AWS::S3::Object.',
  explanation:
    'Detections across accounts compare the two. ARNs of S3 have no account, and the account of the owner is left out where a caller of another account was denied.',
  docs: CONTENTS,
  concerns: call => fills(call, 'resources'),
  check({ event: { resources } }, report) {
    if (!Array.isArray(resources)) return;
    list(resources).forEach((resource, index) => {
      if (!isObject(resource)) return;
      const { ARN, accountId, type } = resource;
      const account = saysOther(ARN, accountId) ? parseArn(ARN)?.account : undefined;
      if (account && /^\d+$/.test(account) && isAccountId(accountId))
        report(
          ['resources', index, 'ARN'],
          message('The ARN lies in account {0}, but accountId is {1}.', shown(account), accountId),
          { compared: [ARN] },
        );
      if (typeof type === 'string' && !/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(type))
        report(
          ['resources', index, 'type'],
          message('"{0}" is no type of resource; those read AWS::S3::Object.', shown(type)),
        );
    });
  },
};

/** Whether an ARN may be of another account. Nearly none is: no need to take it apart. */
function saysOther(arn: JsonValue, account: JsonValue): boolean {
  if (typeof arn !== 'string' || typeof account !== 'string') return false;
  return !arn.startsWith('arn:aws:s3:::') && !arn.includes(`:${account}:`);
}

export const assumeRole: Rule = {
  id: 'assume-role',
  severity: 'info',
  summary: 'A session is issued for the role and under the name that were asked for.',
  explanation:
    'The request of AssumeRole, its response and the resources name one role and one session, and the key issued is temporary. This is what joins the session with the one who started it.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  concerns: ({ eventName, eventSource }) =>
    eventSource === 'sts.amazonaws.com' && eventName?.startsWith('AssumeRole') === true,
  check({ event }, report) {
    const response = object(event.responseElements);
    const request = object(event.requestParameters);
    const issued = object(response['assumedRoleUser']);
    checkRole(request, issued, report);
    checkSession(request, issued, report);
    const { accessKeyId } = object(response['credentials']);
    if (typeof accessKeyId === 'string' && !accessKeyId.startsWith('ASIA'))
      report(
        ['responseElements', 'credentials', 'accessKeyId'],
        message(
          'The key issued is temporary and begins with ASIA; this is "{0}".',
          shown(accessKeyId),
        ),
      );
    const role = text(request['roleArn']);
    const arns = list(event.resources).flatMap(resource => text(object(resource)['ARN']) ?? []);
    if (role && parseArn(role) && arns.length > 0 && !arns.includes(role))
      report(
        ['resources'],
        message('The role that was asked for, {0}, is not among the resources.', shown(role)),
        { compared: [role, ...arns] },
      );
  },
};

function checkRole(request: JsonObject, issued: JsonObject, report: Report): void {
  const asked = parseArn(request['roleArn']);
  const got = parseArn(issued['arn']);
  if (asked?.roleName === undefined || got?.roleName === undefined) return;
  const differs = asked.roleName.toLowerCase() !== got.roleName.toLowerCase();
  if (differs || asked.account !== got.account)
    report(
      ['responseElements', 'assumedRoleUser', 'arn'],
      message(
        '{0} was asked for, but the session is {1}.',
        shown(request['roleArn']),
        shown(issued['arn']),
      ),
      { compared: [request['roleArn'], issued['arn']] },
    );
}

function checkSession(request: JsonObject, issued: JsonObject, report: Report): void {
  const asked = text(request['roleSessionName']);
  const session = parseArn(issued['arn'])?.sessionName;
  const id = text(issued['assumedRoleId']);
  if (asked && session !== undefined && asked !== session)
    report(
      ['requestParameters', 'roleSessionName'],
      message(
        'The session was asked for as "{0}" and issued as "{1}".',
        shown(asked),
        shown(session),
      ),
      { compared: [issued['arn']] },
    );
  if (id && session !== undefined && !id.endsWith(`:${session}`))
    report(
      ['responseElements', 'assumedRoleUser', 'assumedRoleId'],
      message('The id "{0}" is not of session "{1}".', shown(id), shown(session)),
      { compared: [issued['arn']] },
    );
}
