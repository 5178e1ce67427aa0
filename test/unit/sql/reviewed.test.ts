import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { FILTER_ATTRIBUTES, type EventFilter, type EventQuery } from '../../../src/core/query';
import { ANY_TRAIL_TABLE, athenaSql } from '../../../src/core/sql/athenaSql';
import { COPY_FORMS } from '../../../src/core/sql/copyForms';
import { trailTableSql } from '../../../src/core/sql/trailTable';
import { assertExpected } from '../expected';

const NOW = Date.UTC(2026, 0, 31, 23, 30);

const USUAL: Partial<Record<EventFilter['attribute'], string>> = {
  session: 'ASIAIOSFODNN7EXAMPLE',
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  userName: 'alice',
  principal: 'arn:aws:iam::111122223333:user/alice',
  sourceIPAddress: '192.0.2.10',
  errorCode: 'AccessDenied',
  eventName: 'StopLogging',
  eventSource: 'cloudtrail.amazonaws.com',
  recipientAccountId: '111122223333',
  awsRegion: 'eu-west-1',
  readOnly: 'false',
};

const QUERIES: Readonly<Record<string, EventQuery>> = {
  everything: { filters: [] },
  ...Object.fromEntries(
    FILTER_ATTRIBUTES.map(attribute => [
      attribute,
      { filters: [{ attribute, value: USUAL[attribute] ?? 'something' }] },
    ]),
  ),
  'two names and a time': {
    from: Date.UTC(2026, 0, 2, 3, 4, 5),
    to: Date.UTC(2026, 0, 3, 4, 5, 6),
    filters: [
      { attribute: 'eventName', value: 'StopLogging' },
      { attribute: 'eventName', value: 'DeleteTrail' },
      { attribute: 'errorCode', value: 'AccessDenied' },
    ],
  },
  'two accounts, two Regions, two texts': {
    from: Date.UTC(2026, 0, 30),
    filters: [
      { attribute: 'recipientAccountId', value: '111122223333' },
      { attribute: 'recipientAccountId', value: '444455556666' },
      { attribute: 'awsRegion', value: 'eu-west-1' },
      { attribute: 'awsRegion', value: 'us-east-1' },
      { attribute: 'text', value: 'one' },
      { attribute: 'text', value: 'two' },
    ],
  },
};

describe('reviewed searches for other tools', () => {
  // How a shell is quoted has tests of its own, which run the command.
  for (const { id, title, copy } of COPY_FORMS.filter(({ id }) => id !== 'cli'))
    it(`as ${english(title)}`, () => {
      const blocks = Object.entries(QUERIES).map(([name, query]) => {
        const { text, leftOut } = copy(query, { now: NOW });
        return `## ${name}${leftOut.length > 0 ? ` (without ${leftOut.join(', ')})` : ''}\n${text}\n`;
      });
      assertExpected(`searches-${id}`, blocks.join('\n'));
    });

  it('as Athena SQL, by how a table is partitioned', () => {
    const partitionings: readonly (readonly string[])[] = [
      [],
      ['timestamp'],
      ['account', 'region', 'timestamp'],
      ['year', 'month', 'day'],
      ['year', 'month'],
      ['region', 'year', 'month', 'day'],
      ['log_date'],
      ['updated'],
      ['accountid', 'regions', 'dt'],
    ];
    const query: EventQuery = {
      from: Date.UTC(2026, 0, 2),
      to: Date.UTC(2026, 0, 3),
      filters: [
        { attribute: 'awsRegion', value: 'eu-west-1' },
        { attribute: 'recipientAccountId', value: '111122223333' },
      ],
    };
    const blocks = partitionings.flatMap(names =>
      [query, { ...query, filters: [] }].map(asked => {
        const partitions = names.map(name => ({ name, type: 'string' }));
        const sql = athenaSql(asked, { ...ANY_TRAIL_TABLE, partitions }, { now: NOW });
        const conditions = sql.slice(sql.indexOf('WHERE'), sql.indexOf('ORDER BY'));
        return `## ${names.join(', ') || 'no partitions'}\n${conditions}`;
      }),
    );
    assertExpected('partitions', blocks.join('\n'));
  });

  it('a table over the logs of a trail', () => {
    const trail = { bucket: 'logs', accounts: ['111122223333'], regions: ['eu-west-1'] };
    const ofOrganization = {
      ...trail,
      prefix: 'audit/',
      organization: 'o-abc123',
      accounts: ['111122223333', '444455556666'],
      regions: ['eu-west-1', 'us-gov-west-1'],
      since: '2026/01/02',
    };
    const tables = [trailTableSql(trail), trailTableSql(ofOrganization, 'trails')];
    assertExpected('trailTable', tables.join('\n\n'));

    for (const wrong of [
      { bucket: 'a' },
      { bucket: "logs'" },
      { prefix: '/audit' },
      { organization: 'x-abc123' },
      { accounts: ['11112222333'] },
      { accounts: [] },
      { regions: ['eu-west'] },
      { regions: [] },
      { since: '2026-01-02' },
    ])
      assert.throws(() => trailTableSql({ ...trail, ...wrong }), JSON.stringify(wrong));
  });
});
