import type { Row } from './rows';
import { rows, userGuide } from './rows';

const TYPES = ['ApiCallRateInsight', 'ApiErrorRateInsight'];

const contributors = (list: 'insight' | 'baseline', when: string): readonly Row[] => [
  [
    `insightDetails.insightContext.attributions[].${list}`,
    'array',
    'always-in-parent',
    `The values that contributed most ${when}, at most five, the highest first; may be empty.`,
  ],
  [
    `insightDetails.insightContext.attributions[].${list}[].value`,
    'string',
    'always-in-parent',
    `A value that contributed ${when}.`,
    {
      notes:
        'The text `null` stands for calls without an error. ARNs come without the session name.',
    },
  ],
  [
    `insightDetails.insightContext.attributions[].${list}[].average`,
    'number',
    'always-in-parent',
    `The calls or errors per minute of this value ${when}.`,
  ],
];

/** Insights events as trails deliver them. */
export const INSIGHT = rows(
  {
    record: 'insight',
    categories: ['Insight'],
    since: '1.07',
    docs: userGuide('cloudtrail-insights-fields-trails'),
  },
  [
    [
      'insightDetails.state',
      'string',
      'always',
      'Whether the unusual activity begins or ends with this event.',
      { enum: ['Start', 'End'] },
    ],
    [
      'insightDetails.eventSource',
      'string',
      'always',
      'The service whose API was used in an unusual way.',
    ],
    [
      'insightDetails.eventName',
      'string',
      'always',
      'The operation whose rate of calls or errors was unusual.',
    ],
    [
      'insightDetails.insightType',
      'string',
      'always',
      'Whether the rate of calls or the rate of errors was unusual.',
      { enum: TYPES },
    ],
    [
      'insightDetails.insightContext',
      'object',
      'always',
      'The numbers behind the finding, and who contributed.',
    ],
    [
      'insightDetails.insightContext.statistics',
      'object',
      'always',
      'The usual and the unusual rate, and how long each was measured.',
    ],
    ['insightDetails.insightContext.statistics.baseline', 'object', 'always', 'The usual rate.'],
    [
      'insightDetails.insightContext.statistics.baseline.average',
      'number',
      'always',
      'Calls or errors per minute in usual times.',
      {
        notes: 'May be 0 or a very small number such as 9.8E-5.',
      },
    ],
    ['insightDetails.insightContext.statistics.insight', 'object', 'always', 'The unusual rate.'],
    [
      'insightDetails.insightContext.statistics.insight.average',
      'number',
      'always',
      'Calls or errors per minute: when the activity began, or over all of it when it has ended.',
    ],
    [
      'insightDetails.insightContext.statistics.insightDuration',
      'integer',
      'always',
      'How long the unusual activity lasted, in minutes.',
    ],
    [
      'insightDetails.insightContext.statistics.baselineDuration',
      'integer',
      'always',
      'How long the usual rate was measured, in minutes: about seven days (10,080) or more.',
    ],
    [
      'insightDetails.insightContext.attributions',
      'array',
      'optional',
      'Who and what contributed most, one entry for each attribute.',
    ],
    [
      'insightDetails.insightContext.attributions[].attribute',
      'string',
      'always-in-parent',
      'What this entry ranks.',
      {
        enum: ['userIdentityArn', 'userAgent', 'errorCode'],
      },
    ],
    ...contributors('insight', 'during the unusual activity'),
    ...contributors('baseline', 'in usual times'),
  ],
);

/** What newer Insights events say besides, without a version of AWS for it. */
export const INSIGHT_NEWER = rows(
  {
    record: 'insight',
    categories: ['Insight'],
    docs: userGuide('cloudtrail-insights-fields-trails'),
  },
  [
    [
      'insightDetails.errorCode',
      'string',
      'conditional',
      'The error whose rate was unusual.',
      {
        notes: 'Only with the type `ApiErrorRateInsight`.',
      },
    ],
    [
      'insightDetails.sourceEventCategory',
      'string',
      'optional',
      'The category of the events that were analysed.',
      {
        enum: ['Management', 'Data'],
        notes: 'Since Insights on data events, at the end of 2025.',
      },
    ],
    [
      'insightDetails.insightSource',
      'string',
      'conditional',
      'The ARN of the trail or event data store that was analysed.',
      {
        notes: 'Seen on Insights on data events.',
      },
    ],
  ],
);

/** Insights events as CloudTrail Lake holds them: flat, where trails nest all in `insightDetails`. */
export const INSIGHT_LAKE = rows(
  {
    record: 'insightLake',
    categories: ['Insight'],
    docs: userGuide('cloudtrail-insights-fields-lake'),
  },
  [
    [
      'insightSource',
      'string',
      'always',
      'The event data store whose management events were analysed.',
    ],
    [
      'insightState',
      'string',
      'always',
      'Whether the unusual activity begins or ends with this event.',
      { enum: ['Start', 'End'] },
    ],
    ['insightEventSource', 'string', 'always', 'The service whose API was used in an unusual way.'],
    [
      'insightEventName',
      'string',
      'always',
      'The operation whose rate of calls or errors was unusual.',
    ],
    [
      'insightErrorCode',
      'string',
      'conditional',
      'The error whose rate was unusual.',
      {
        notes: 'Only with the type `ApiErrorRateInsight`.',
      },
    ],
    [
      'insightType',
      'string',
      'always',
      'Whether the rate of calls or the rate of errors was unusual.',
      { enum: TYPES },
    ],
    [
      'insightContext',
      'object',
      'always',
      'The numbers behind the finding, and who contributed.',
      {
        keys: {
          '*': [
            'baselineAverage',
            'insightAverage',
            'baselineDuration',
            'insightDuration',
            'attributions',
          ],
        },
      },
    ],
  ],
);
