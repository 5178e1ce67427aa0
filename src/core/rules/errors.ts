import type { JsonObject } from '../cloudTrailEvent';
import { isObject, text } from '../cloudTrailEvent';
import { CONTENTS, userGuide } from '../fields/rows';
import { message } from '../message';
import { fills } from './call';
import type { Rule } from './rule';
import { shown } from './shown';

const RESPONSE = ['responseElements'];

export const errorResponse: Rule = {
  id: 'error-response',
  severity: 'warning',
  summary: 'A call that failed has no response elements.',
  explanation:
    'responseElements say what a call changed, so they are null on one that failed. Some services write the error there, which is accepted. On records before 1.08 it is information only: services were free to differ.',
  docs: CONTENTS,
  concerns: call => fills(call, 'errorCode') && fills(call, 'responseElements'),
  check({ event, eventType, minorVersion }, report) {
    const code = text(event.errorCode);
    const response = event.responseElements;
    if (!code || !isObject(response) || saysError(response)) return;
    report(
      RESPONSE,
      message('The call failed with {0}, but it has response elements.', shown(code)),
      {
        compared: [code],
        atMost: minorVersion >= 8 && eventType === 'AwsApiCall' ? 'warning' : 'info',
      },
    );
  },
};

/** Whether the response is the error itself: `{"message": "…"}`. An empty one says nothing. */
function saysError(response: JsonObject): boolean {
  const keys = Object.keys(response);
  return keys.length === 0 || keys.some(key => ERROR_KEY.test(key));
}

/** Also the headers that S3 answers with, whatever comes of the call. */
const ERROR_KEY = /message|error|exception|fail|fault|reason|code|__type|omitted|status|^x-amz-/i;

export const errorCode: Rule = {
  id: 'error-code',
  severity: 'info',
  summary: 'An error message comes with an error code.',
  explanation:
    'Detections look for the code. Only failed sign-ins have a message alone; the other way round, a code without a message is legal.',
  docs: CONTENTS,
  concerns: call => fills(call, 'errorMessage') && call.event.errorCode === undefined,
  check({ event, eventType, eventSource }, report) {
    if (!text(event.errorMessage)) return;
    if (eventType === 'AwsConsoleSignIn' || eventSource?.startsWith('signin.')) return;
    report([], message('There is an errorMessage, but errorCode is missing.'));
  },
};

export const endpointDenied: Rule = {
  id: 'endpoint-denied',
  severity: 'info',
  summary: 'VpceAccessDenied occurs on network activity events, with its fixed message.',
  explanation:
    'The code says that the policy of a VPC endpoint denied the call. Other events never have it.',
  docs: userGuide('logging-network-events-with-cloudtrail'),
  concerns: ({ event }) => event.errorCode === 'VpceAccessDenied',
  check({ event, category }, report) {
    if (category !== 'NetworkActivity')
      report(
        ['errorCode'],
        message(
          'VpceAccessDenied occurs on network activity events; this is "{0}".',
          shown(category),
        ),
        { compared: [category] },
      );
    if (!/VPC endpoint policy/i.test(text(event.errorMessage) ?? ''))
      report(
        event.errorMessage === undefined ? [] : ['errorMessage'],
        message('The message of VpceAccessDenied names a VPC endpoint policy.'),
      );
  },
};

export const consoleLogin: Rule = {
  id: 'console-login',
  severity: 'info',
  summary: 'ConsoleLogin says Success or Failure, and a failure says why.',
  explanation:
    'responseElements.ConsoleLogin holds the outcome. A failure has an errorMessage and no errorCode; a success has neither.',
  docs: userGuide('cloudtrail-event-reference-aws-console-sign-in-events'),
  concerns: ({ eventName, eventType }) =>
    eventName === 'ConsoleLogin' && eventType === 'AwsConsoleSignIn',
  check({ event }, report) {
    const response = event.responseElements;
    const outcome = isObject(response) ? response['ConsoleLogin'] : undefined;
    const isFailure = outcome === 'Failure';
    if (outcome !== 'Success' && !isFailure)
      report(
        outcome === undefined ? RESPONSE : [...RESPONSE, 'ConsoleLogin'],
        message('ConsoleLogin ends in Success or Failure.'),
      );
    else if (isFailure && event.errorMessage === undefined)
      report([], message('The sign-in failed, but errorMessage is missing.'));
    else if (!isFailure && text(event.errorMessage))
      report(['errorMessage'], message('The sign-in succeeded, but there is an errorMessage.'));
  },
};
