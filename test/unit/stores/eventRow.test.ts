import assert from 'node:assert/strict';
import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { FILTER_ATTRIBUTES, matches, valuesOf } from '../../../src/core/query';
import { ROW, RowWriter } from '../../../src/stores/eventRow';
import { EventTable } from '../../../src/stores/eventTable';
import { NumberLists } from '../../../src/stores/numberLists';
import { rowFilter } from '../../../src/stores/rowFilter';
import { randomFrom } from './randomFrom';

/** Every field of an identity, filled; the types are those on which filters look elsewhere. */
const identity = (type: string) => ({
  type,
  principalId: 'AROAIOSFODNN7EXAMPLE:alice',
  arn: `arn:aws:sts::111122223333:assumed-role/${'deep/'.repeat(60)}Admin/alice`,
  accountId: '111122223333',
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  userName: 'alice-of-the-identity',
  invokedBy: 'config.amazonaws.com',
  sessionContext: {
    attributes: { creationDate: '2026-01-31T11:58:00Z', mfaAuthenticated: 'true' },
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAIOSFODNN7EXAMPLE',
      arn: 'arn:aws:iam::111122223333:role/Admin',
      accountId: '111122223333',
      userName: 'Admin',
    },
  },
});

const event = (userIdentity: JsonValue): CloudTrailEvent => ({
  eventVersion: '1.11',
  eventID: '0a1b2c3d-0000-4000-8000-000000000001',
  requestID: 'EXAMPLE123456789',
  sharedEventID: 'shared',
  eventTime: '2026-01-31T12:00:00Z',
  eventName: 'x'.repeat(200),
  eventSource: 's3.amazonaws.com',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.7',
  recipientAccountId: '111122223333',
  errorCode: 'AccessDenied',
  readOnly: true,
  resources: [{ ARN: 'arn:aws:s3:::logs' }],
  requestParameters: { policy: `${'x'.repeat(300)}end`, list: ['one', { deep: 'two' }] },
  responseElements: null,
  userIdentity,
});

const read = (from: CloudTrailEvent, table: EventTable) => {
  const writer = new RowWriter(table.texts);
  writer.add(from);
  return table.append(writer.rows);
};

describe('the row of an event', () => {
  it('is met by whatever filter the event meets, and by no other of its attribute', async () => {
    const types = ['AssumedRole', 'IAMUser', 'Root', 'AWSService', 'Unknown'];
    const table = new EventTable();
    const rows = types.map(type => read(event(identity(type)), table));
    for (const [at, type] of types.entries())
      for (const attribute of FILTER_ATTRIBUTES) {
        const values = valuesOf(event(identity(type)), attribute);
        assert.ok(values.length > 0 || attribute === 'text', attribute);
        for (const value of values)
          for (const asked of [value, `${value} `]) {
            const query = { filters: [{ attribute, value: asked }] };
            const meets = await rowFilter(query, table, () => undefined);
            assert.equal(
              meets(rows[at] ?? -1),
              matches(query, event(identity(type))),
              `${type}: ${attribute} ${asked}`,
            );
          }
      }
  });

  it('refers to the same lists as that of an event with the same fields', () => {
    const table = new EventTable();
    const [one, other, third] = ['Root', 'IAMUser', 'Root'].map(type =>
      read(event(identity(type)), table),
    ) as [number, number, number];
    assert.equal(table.word(third, ROW.caller), table.word(one, ROW.caller));
    assert.notEqual(table.word(other, ROW.caller), table.word(one, ROW.caller));
    assert.equal(table.action(other), table.action(one));
  });
});

describe('lists of numbers', () => {
  it('are kept once each, and given back as they were', () => {
    const random = randomFrom(1);
    const lists = new NumberLists();
    const codes = new Map<string, number>([['', 0]]);
    for (let n = 0; n < 20_000; n++) {
      const list = Uint32Array.from({ length: Math.floor(random() * 6) }, () =>
        Math.floor(random() * 8),
      );
      const code = lists.codeOf(list);
      assert.equal(codes.get(list.join()) ?? code, code);
      codes.set(list.join(), code);
      assert.deepEqual(lists.at(code), list);
    }
    assert.equal(new Set(codes.values()).size, codes.size);
    assert.equal(lists.count, codes.size);
  });
});
