import { object } from '../cloudTrailEvent';
import { userGuide } from '../fields/rows';
import { message } from '../message';
import { parseTime } from '../values/time';
import type { Rule } from './rule';
import { shown } from './shown';

export const aggregatedRecord: Rule = {
  id: 'aggregated-record',
  severity: 'error',
  summary: 'An aggregated event has its category and type, and its window is as long as it says.',
  explanation:
    'Aggregated events count the data events of some minutes. The window begins with windowStart, ends before windowEnd and lasts windowSize.',
  docs: userGuide('cloudtrail-event-reference-aggregated-events'),
  records: ['aggregated'],
  check({ event, category, eventType }, report) {
    if (eventType && eventType !== 'AwsAggregatedEvent')
      report(
        ['eventType'],
        message('An aggregated event is of type AwsAggregatedEvent, not "{0}".', shown(eventType)),
      );
    if (category && category !== 'Aggregated')
      report(
        ['eventCategory'],
        message('An aggregated event is of category Aggregated, not "{0}".', shown(category)),
      );
    const window = object(event['timeWindow']);
    const { windowStart, windowEnd, windowSize } = window;
    const start = parseTime(windowStart);
    const end = parseTime(windowEnd);
    const size = parseDuration(windowSize);
    for (const [key, read] of [
      ['windowStart', start],
      ['windowEnd', end],
      ['windowSize', size],
    ] as const)
      if (typeof window[key] === 'string' && read === undefined)
        report(['timeWindow', key], message('{0} "{1}" cannot be read.', key, shown(window[key])), {
          atMost: 'warning',
        });
    if (start !== undefined && end !== undefined && size !== undefined && end - start !== size)
      report(
        ['timeWindow'],
        message(
          'From {0} to {1} is not as long as windowSize says, {2}.',
          shown(windowStart),
          shown(windowEnd),
          shown(windowSize),
        ),
        { compared: [windowStart, windowEnd, windowSize], atMost: 'warning' },
      );
  },
};

/** `PT5M` in milliseconds (ISO 8601, hours to seconds). */
function parseDuration(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value);
  if (!match) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return ((+hours * 60 + +minutes) * 60 + +seconds) * 1000;
}
