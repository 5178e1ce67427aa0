import { explain, type ExplainOptions } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { assertExpected } from '../expected';
import { EVENT, identity } from './words';

const AT = Date.UTC(2026, 2, 4, 5, 6, 7);
const file = (name: string) => `111122223333_CloudTrail_us-east-1_${name}_abcdefghijklmnop.json.gz`;

const OPTIONS: readonly ExplainOptions[] = [
  {},
  ...[-1, 0, 1, 61_000].map(later => ({ now: AT + later })),
  ...['UTC', 'Europe/Berlin', 'America/Los_Angeles'].map(timeZone => ({ timeZone })),
  { now: AT + 86_400_000, timeZone: 'Asia/Kolkata' },
  ...[
    ...['20260304T0505Z', '20260304T0506Z', '20260304T0507Z', '20260304T0508Z', '20260304T0515Z'],
    ...['20260311T0506Z', '20260311T0507Z', '20260304T0504Z'],
  ].map(name => ({ fileName: file(name) })),
  { fileName: 'events.json' },
];

const CREATED = ['05:06:07', '05:06:06', '05:06:08', '04:05:07'].map(time => `2026-03-04T${time}Z`);

describe('times', () => {
  it('are told to the user as reviewed', () => {
    const event = [...OPTIONS, { now: AT, fileName: file('20260304T0515Z') }].flatMap(options => [
      JSON.stringify(options),
      ...explain(EVENT, ['eventTime'], options).value.map(line => `  ${english(line)}`),
    ]);
    const untimed = explain({ ...EVENT, eventTime: 'x' }, ['eventTime'], {
      fileName: file('20260304T0515Z'),
    });
    const created = [...CREATED, 'x'].flatMap(creationDate =>
      [EVENT, { ...EVENT, eventTime: undefined }].flatMap(({ eventTime }) => [
        `created ${creationDate}, used ${String(eventTime)}`,
        ...explain(
          { ...identity({ sessionContext: { attributes: { creationDate } } }), eventTime },
          ['userIdentity', 'sessionContext', 'attributes', 'creationDate'],
          { now: AT },
        ).value.map(line => `  ${english(line)}`),
      ]),
    );
    const expiry = ['05:06:06', '05:06:07', '05:06:08', '06:06:07'].flatMap(time => [
      `expires ${time}`,
      ...explain({ ...EVENT, responseElements: { expiration: `2026-03-04T${time}Z` } }, [
        'responseElements',
        'expiration',
      ]).value.map(line => `  ${english(line)}`),
    ]);
    const lines = [...event, `without a time: ${untimed.value.length}`, ...created, ...expiry];
    assertExpected('times', `${lines.join('\n')}\n`);
  });
});
