import { list } from '../cloudTrailEvent';
import { CONTENTS, userGuide } from '../fields/rows';
import { message } from '../message';
import { has } from './call';
import type { Rule } from './rule';
import { shown } from './shown';

export const managementEvent: Rule = {
  id: 'management-event',
  severity: 'warning',
  summary: 'managementEvent is true exactly when eventCategory is Management.',
  explanation:
    'The two fields say the same thing twice. Where they differ, one of them was edited, and queries by one or the other give different results.',
  docs: CONTENTS,
  checkCall({ event: { managementEvent: isManagement }, category, eventType }, report) {
    // A documented sample of the MCP server has a Data event; what it writes there is not settled.
    if (typeof isManagement !== 'boolean' || !category || eventType === 'AwsMcpEvent') return;
    if (isManagement !== (category === 'Management'))
      report(
        ['managementEvent'],
        message(
          'managementEvent is {0}, but eventCategory is "{1}".',
          String(isManagement),
          shown(category),
        ),
        { compared: [category] },
      );
  },
};

export const categoryPresent: Rule = {
  id: 'category-present',
  severity: 'info',
  summary: 'Newer events say to which category they belong.',
  explanation:
    'managementEvent is there since eventVersion 1.06 and eventCategory since 1.07. Excerpts and events made by hand often lack them.',
  docs: CONTENTS,
  checkCall({ event, minorVersion, eventType }, report) {
    if (minorVersion >= 7 && event.eventCategory === undefined)
      report([], message('eventCategory is missing; events have it since 1.07.'), {
        missing: 'eventCategory',
      });
    if (
      minorVersion >= 6 &&
      event.managementEvent === undefined &&
      eventType !== undefined &&
      HAS_MANAGEMENT_EVENT.has(eventType)
    )
      report([], message('managementEvent is missing; events have it since 1.06.'), {
        missing: 'managementEvent',
      });
  },
};

const HAS_MANAGEMENT_EVENT = new Set([
  'AwsApiCall',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsServiceEvent',
  'AwsMcpEvent',
]);

export const dataEvent: Rule = {
  id: 'data-event',
  severity: 'info',
  summary: 'A data event is no management event and names its resources.',
  explanation:
    'Data events are about what is done on or in a resource, so CloudTrail lists it under resources.',
  docs: userGuide('logging-data-events-with-cloudtrail'),
  concerns: ({ category }) => category === 'Data',
  check({ event }, report) {
    if (event.managementEvent === undefined)
      report([], message('A data event has managementEvent false; here it is missing.'), {
        missing: 'managementEvent',
      });
    if (list(event.resources).length === 0)
      report([], message('A data event names its resources; here there are none.'));
  },
};

export const networkActivity: Rule = {
  id: 'network-activity',
  severity: 'warning',
  summary: 'A network activity event is an AwsVpceEvent and names the VPC endpoint.',
  explanation:
    'Network activity events record calls through a VPC endpoint for its owner: category NetworkActivity, type AwsVpceEvent, the endpoint and the account that owns it. The reference prints the type as AwsVpceEvents, which is accepted as well.',
  docs: userGuide('logging-network-events-with-cloudtrail'),
  checkCall(call, report) {
    const { event, category, eventType } = call;
    const isVpce = eventType === 'AwsVpceEvent' || eventType === 'AwsVpceEvents';
    const isNetwork = category === 'NetworkActivity';
    if (!isVpce && !isNetwork) return;
    if (!isVpce)
      report(
        ['eventType'],
        message('A network activity event is an AwsVpceEvent, not "{0}".', shown(eventType)),
      );
    if (!isNetwork)
      report(
        ['eventCategory'],
        message('An AwsVpceEvent is of category NetworkActivity, not "{0}".', shown(category)),
      );
    if (event.vpcEndpointId === undefined)
      report(
        [],
        message('A network activity event names its endpoint; vpcEndpointId is missing.'),
        { missing: 'vpcEndpointId' },
      );
    if (event.vpcEndpointAccountId === undefined)
      report(
        [],
        message('A network activity event names its owner; vpcEndpointAccountId is missing.'),
        { atMost: 'info', missing: 'vpcEndpointAccountId' },
      );
    if (!has(call, 'sharedEventID'))
      report([], message('A network activity event has a sharedEventID; it is missing.'), {
        atMost: 'hint',
        missing: 'sharedEventID',
      });
  },
};

export const consoleSignIn: Rule = {
  id: 'console-sign-in',
  severity: 'warning',
  summary: 'A sign-in event comes from the sign-in service.',
  explanation:
    'Events of type AwsConsoleSignIn have the event source signin.amazonaws.com. Detections of console sign-ins look for both.',
  docs: userGuide('cloudtrail-event-reference-aws-console-sign-in-events'),
  checkCall({ eventType, eventSource }, report) {
    if (eventType !== 'AwsConsoleSignIn' || eventSource === undefined) return;
    if (!/(^|\.)signin\./.test(eventSource))
      report(
        ['eventSource'],
        message(
          'A console sign-in comes from signin.amazonaws.com, not from "{0}".',
          shown(eventSource),
        ),
      );
  },
};

export const serviceEvent: Rule = {
  id: 'service-event',
  severity: 'info',
  summary: 'A service event has no caller, only the service that it comes from.',
  explanation:
    'No request was made, so userIdentity holds no type, only accountId and invokedBy. Identity Center, sign-in and Cognito record users there and are left out.',
  docs: userGuide('non-api-aws-service-events'),
  checkCall({ eventType, eventSource, type, invokedBy }, report) {
    if (
      eventType !== 'AwsServiceEvent' ||
      /^(sso|signin|identitystore|cognito)/.test(eventSource ?? '')
    )
      return;
    if (type !== undefined)
      report(
        ['userIdentity', 'type'],
        message('A service event has no caller, but userIdentity.type is "{0}".', shown(type)),
      );
    if (invokedBy === undefined)
      report(
        ['userIdentity'],
        message('A service event says from which service it comes; invokedBy is missing.'),
      );
  },
};

export const fieldExpected: Rule = {
  id: 'field-expected',
  severity: 'hint',
  summary: 'The fields that nearly every call has are there.',
  explanation:
    'requestParameters, responseElements (also when they are null), userAgent and recipientAccountId are there on every call that was measured, requestID on all but sign-ins and service events, and readOnly since 1.08. Excerpts leave them out.',
  docs: CONTENTS,
  records: ['event', 'insight'],
  checkCall(call, report) {
    const { layout, minorVersion, category, eventType } = call;
    const isCall = layout === 'event' && category !== 'NetworkActivity';
    for (const { key, since, types } of isCall ? OF_CALLS : OF_OTHERS)
      if (!has(call, key) && minorVersion >= since && (!types || types.has(eventType)))
        report([], message('{0} is missing.', key), { missing: key });
  },
};

interface Expected {
  readonly key: string;
  /** Minor eventVersion from which on it is there. */
  readonly since: number;
  readonly types?: ReadonlySet<string | undefined>;
}

const OF_OTHERS: readonly Expected[] = [{ key: 'recipientAccountId', since: 2 }];
const OF_CALLS: readonly Expected[] = [
  ...OF_OTHERS,
  { key: 'userAgent', since: 0 },
  { key: 'requestParameters', since: 0 },
  { key: 'responseElements', since: 0 },
  { key: 'requestID', since: 1, types: new Set(['AwsApiCall']) },
  { key: 'readOnly', since: 8 },
];
