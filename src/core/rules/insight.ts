import type { JsonValue } from '../cloudTrailEvent';
import { list, object } from '../cloudTrailEvent';
import { userGuide } from '../fields/rows';
import { message } from '../message';
import type { Rule } from './rule';
import { shown } from './shown';
import { own } from '../own';

const PAGE = userGuide('cloudtrail-insights-fields-trails');

export const insightRecord: Rule = {
  id: 'insight-record',
  severity: 'error',
  summary: 'An Insights event has its category, type, details and shared id, and no caller.',
  explanation:
    'Insights are about the rate of many calls: they have insightDetails where other events have a caller and a call, and a sharedEventID that joins the start of the unusual activity with its end. Rows of an event data store are laid out differently and are left out.',
  docs: PAGE,
  records: ['insight'],
  check({ event, category, eventType }, report) {
    if (category !== 'Insight')
      report(
        event.eventCategory === undefined ? [] : ['eventCategory'],
        message('An Insights event is of category Insight, not "{0}".', shown(category)),
      );
    if (eventType !== 'AwsCloudTrailInsight')
      report(
        event.eventType === undefined ? [] : ['eventType'],
        message('An Insights event is of type AwsCloudTrailInsight, not "{0}".', shown(eventType)),
      );
    for (const key of ['insightDetails', 'sharedEventID'])
      if (own(event, key) === undefined)
        report([], message('An Insights event has {0}; it is missing.', key), { missing: key });
    for (const key of CALLER)
      if (own(event, key) !== undefined)
        report([key], message('An Insights event has no caller, so no {0} either.', key), {
          target: 'key',
        });
  },
};

const CALLER = ['userIdentity', 'eventSource', 'eventName', 'sourceIPAddress', 'userAgent'];

export const insightContext: Rule = {
  id: 'insight-context',
  severity: 'info',
  summary: 'The figures of an Insight fit its type.',
  explanation:
    'Only an Insight about the rate of errors names an error code. The baseline spans seven days at least, and at most five values are listed for each attribute.',
  docs: PAGE,
  records: ['insight'],
  check({ event }, report) {
    const details = object(event.insightDetails);
    const context = object(details['insightContext']);
    const duration = object(context['statistics'])['baselineDuration'];
    const isErrorRate = details['insightType'] === 'ApiErrorRateInsight';
    if (details['errorCode'] !== undefined && !isErrorRate)
      report(
        ['insightDetails', 'errorCode'],
        message('Only an ApiErrorRateInsight has an errorCode.'),
        { compared: [details['insightType']] },
      );
    if (isErrorRate && details['errorCode'] === undefined)
      report(
        ['insightDetails'],
        message('An ApiErrorRateInsight has an errorCode; it is missing.'),
      );
    if (typeof duration === 'number' && duration < WEEK)
      report(
        ['insightDetails', 'insightContext', 'statistics', 'baselineDuration'],
        message('The baseline spans {0} minutes; it is {1} at least.', duration, WEEK),
      );
    list(context['attributions']).forEach((attribution, index) => {
      for (const key of ['insight', 'baseline'])
        checkValues(own(object(attribution), key), index, key);
    });

    function checkValues(values: JsonValue, index: number, key: string) {
      const { length } = list(values);
      if (length > MOST_VALUES)
        report(
          ['insightDetails', 'insightContext', 'attributions', index, key],
          message('{0} values are listed; there are {1} at most.', length, MOST_VALUES),
        );
    }
  },
};

/** Minutes of seven days. */
const WEEK = 10_080;
const MOST_VALUES = 5;
