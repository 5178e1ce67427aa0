import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/core/check';
import { oneLine } from '../../../src/core/describe';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { explain } from '../../../src/core/explain';
import { prettyJson } from '../../../src/core/format';
import { FORMATS, type FormatId } from '../../../src/core/formats';
import { someEvents } from './sampleEvents';

const FIXTURES = 'test/fixtures/shapes';
const files = new Map(
  readdirSync(FIXTURES).map(name => [
    name.split('.')[0] ?? '',
    readFileSync(join(FIXTURES, name), 'utf8'),
  ]),
);

function open(id: FormatId, change: (text: string) => string = text => text): EventLog {
  const log = openLog(change(files.get(id) ?? ''));
  assert.ok(log, `${id} is not recognised`);
  assert.equal(log.format, id);
  return log;
}

const eventsOf = (log: EventLog) =>
  Array.from({ length: log.count }, (_, index) => log.event(index));
const ids = FORMATS.map(({ id }) => id);
const withEvents = FORMATS.filter(({ holds }) => holds === 'event').map(({ id }) => id);
const single: readonly FormatId[] = ['singleEvent', 'eventBridge'];

describe('shapes', () => {
  it('have a fixture each', () => assert.deepEqual([...files.keys()].sort(), [...ids].sort()));

  for (const id of withEvents) {
    it(`hold the same events: ${id}`, () => {
      const events = someEvents(single.includes(id) ? 1 : 2);
      assert.deepEqual(eventsOf(open(id)), events);
      assert.deepEqual(eventsOf(open(id, prettyJson)), events);
    });

    it(`give JSON of an event by itself: ${id}`, () => {
      const log = open(id);
      assert.deepEqual(JSON.parse(log.json(0)), log.event(0));
    });

    it(`find every field again where it lies: ${id}`, () => {
      const log = open(id);
      for (const key of Object.keys(log.event(0) ?? {})) {
        for (const target of ['key', 'value'] as const) {
          const span = log.locate(0, [key], target);
          const place = log.placeAt(span.start);
          assert.deepEqual([place?.path, place?.target, place?.span], [[key], target, span], key);
        }
      }
      const span = log.locate(0, ['userIdentity', 'userName'], 'value');
      assert.match(log.text.slice(span.start, span.end), /^\\*"alice\\*"$/);
    });
  }

  for (const id of ids) {
    it(`keep the rules as they are: ${id}`, () => {
      const found = [...check(open(id))].flat().filter(({ rule }) => rule !== 'row-struct');
      assert.deepEqual(found, []);
    });

    it(`survive being cut anywhere: ${id}`, () => {
      const text = files.get(id) ?? '';
      for (let length = 0; length < text.length; length += 61) {
        const log = openLog(text.slice(0, length), { assumed: true });
        if (!log) continue;
        for (const findings of check(log)) assert.ok(Array.isArray(findings));
        for (let index = 0; index < log.count; index++) log.placeAt(log.span(index).end - 3);
      }
    });
  }

  it('mark a finding inside a JSON string at its place in the text', () => {
    for (const id of ['lookupEvents', 'cloudWatchLogs'] as const) {
      const log = open(id, text =>
        text.replace('\\"awsRegion\\":\\"us-east-1\\"', '\\"awsRegion\\":7'),
      );
      const marks = [...check(log)]
        .flat()
        .map(({ rule, event, span }) => [rule, event, log.text.slice(span.start, span.end)]);
      assert.deepEqual(marks, [['field-type', 0, '7']], id);
    }
  });

  it('mark broken JSON inside a JSON string at its place in the text', () => {
    const log = open('lookupEvents', text => text.replace('\\"ListUsers\\",', '\\"ListUsers\\"'));
    const [found] = [...check(log)].flat();
    assert.equal(found?.rule, 'json-syntax');
    assert.equal(log.text.slice(found.span.start).startsWith('\\"awsRegion'), true);
  });

  it('map offsets through every kind of escape', () => {
    const event = {
      ...someEvents(1)[0],
      userAgent: 'tab\t "quote" \\ é 😀 \u0001 end',
      errorCode: 'X',
    };
    const literal = JSON.stringify(JSON.stringify(event)).replace('é', '\\u00e9');
    const text = `{"Events":[{"EventId":"1","CloudTrailEvent":${literal}}]}`;
    const log = openLog(text);
    assert.deepEqual(log?.event(0), event);
    const span = log?.locate(0, ['errorCode'], 'value');
    assert.equal(text.slice(span?.start, span?.end), '\\"X\\"');
    assert.deepEqual(log?.placeAt(text.indexOf('😀'))?.path, ['userAgent']);
  });

  it('explain what AWS puts around events', () => {
    for (const [id, needle, path] of [
      ['lookupEvents', '"EventTime"', ['Events', 0, 'EventTime']],
      ['eventBridge', '"detail-type"', ['detail-type']],
    ] as const) {
      const log = open(id);
      const place = log.envelopeAt(log.text.indexOf(needle) + 1);
      assert.ok(place, id);
      assert.deepEqual(place.path, path);
      assert.ok(explain(place.record, place.path).field.length > 0, id);
      assert.equal(
        log.envelopeAt(log.locate(0, ['eventName'], 'value').start + 3),
        undefined,
        'inside the event',
      );
    }
  });

  it('explain a digest', () => {
    const log = open('digest');
    const event = log.event(0) ?? {};
    for (const key of Object.keys(event)) assert.ok(explain(event, [key]).field.length > 0, key);
    assert.ok(explain(event, ['logFiles', 0, 'hashValue']).field.length > 0);
  });

  describe('of rows', () => {
    for (const id of ['lakeRows', 'athenaRows'] as const) {
      it(`give the fields under their own names: ${id}`, () => {
        const log = open(id);
        const event = log.event(0) ?? {};
        assert.equal(event.eventName, 'ListUsers');
        assert.deepEqual(event.requestParameters, { pathPrefix: '/' });
        assert.equal(oneLine(event).startsWith('09:00:00 ListUsers'), true);
        const place = log.placeAt(log.text.indexOf('iam.amazonaws.com'));
        assert.deepEqual([place?.path, place?.target], [['eventSource'], 'value']);
      });

      it(`say that a struct is not JSON: ${id}`, () => {
        const log = open(id);
        const [found] = [...check(log)].flat();
        assert.deepEqual([found?.rule, found?.severity], ['row-struct', 'info']);
        assert.match(log.text.slice(found?.span.start, found?.span.end), /^"\{type=IAMUser/);
      });
    }

    it('take the whole event from eventjson', () => {
      assert.deepEqual(open('lakeRows').event(1), someEvents(2)[1]);
    });
  });

  it('pass over log events that are not of CloudTrail', () => {
    const log = open('cloudWatchLogs', text =>
      text.replace('"logEvents": [', '"logEvents": [\n{"id":"0","message":"START RequestId: 1"},'),
    );
    assert.equal(log.count, 2);
  });
});
