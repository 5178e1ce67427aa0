import type { Row } from './rows';
import { ACCOUNT_ID, EVENT_SOURCE, REGION, rows, userGuide } from './rows';

const dimension = (parent: string): readonly Row[] => [
  [
    `${parent}.dimension`,
    'string',
    'always',
    'What is counted.',
    {
      knownValues: [
        'eventName',
        'resourceARN',
        'userIdentity',
        'userAgent',
        'sourceIpAddress',
        'errorCodes',
      ],
    },
  ],
  [`${parent}.statistics`, 'array', 'always', 'The values that were found, and how often.'],
  [`${parent}.statistics[].name`, 'string', 'always', 'One value that was found.'],
  [`${parent}.statistics[].value`, 'number', 'always', 'How often this value was found.'],
  [
    `${parent}.aggregationType`,
    'string',
    'always',
    'How the numbers were put together.',
    { knownValues: ['Count'] },
  ],
];

/** Data events of a few minutes, counted into one event. */
export const AGGREGATED = rows(
  {
    record: 'aggregated',
    categories: ['Aggregated'],
    since: '1.0',
    docs: userGuide('cloudtrail-event-reference-aggregated-events'),
  },
  [
    [
      'eventVersion',
      'string',
      'always',
      'Version of the aggregated format, which counts on its own, from 1.0.',
    ],
    [
      'accountId',
      'string',
      'always',
      'The account that received the event; other events call it `recipientAccountId`.',
      ACCOUNT_ID,
    ],
    [
      'eventId',
      'string',
      'always',
      'The identifier of this event.',
      { notes: 'Here with a small d, elsewhere `eventID`.' },
    ],
    [
      'eventCategory',
      'string',
      'always',
      'The family of events that this one belongs to.',
      { enum: ['Aggregated'] },
    ],
    ['eventType', 'string', 'always', 'What produced the event.', { enum: ['AwsAggregatedEvent'] }],
    ['awsRegion', 'string', 'always', 'The Region of the data events that were counted.', REGION],
    [
      'eventSource',
      'string',
      'always',
      'The service of the data events that were counted.',
      EVENT_SOURCE,
    ],
    ['timeWindow', 'object', 'always', 'The time that the counts are for.'],
    [
      'timeWindow.windowStart',
      'string',
      'always',
      'The first moment that was counted, in UTC.',
      { form: 'ISO 8601.' },
    ],
    [
      'timeWindow.windowEnd',
      'string',
      'always',
      'The first moment that was not counted any more, in UTC.',
      { form: 'ISO 8601.' },
    ],
    [
      'timeWindow.windowSize',
      'string',
      'always',
      'How long the time is, as an ISO 8601 duration.',
      { knownValues: ['PT5M'] },
    ],
    ['summary', 'object', 'always', 'The counts: one main grouping, and further ones.'],
    [
      'summary.primaryDimension',
      'object',
      'always',
      'The main grouping: by `eventName`, `resourceARN` or `userIdentity`.',
      {
        notes: 'The template decides: API activity, resource access or user actions.',
      },
    ],
    ...dimension('summary.primaryDimension'),
    [
      'summary.details',
      'array',
      'always',
      'Further groupings in the same shape, such as by user agent, source address or error.',
    ],
    ...dimension('summary.details[]'),
  ],
);
