import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valueAt, type JsonValue, type Path } from '../../../src/core/cloudTrailEvent';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { anEvent, someEvents } from './sampleEvents';

function open(text: string, assumed = false): EventLog {
  const log = openLog(text, { assumed });
  assert.ok(log);
  return log;
}

function* pathsOf(value: JsonValue, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner as JsonValue, [...path, Array.isArray(value) ? +key : key]);
}

describe('event log', () => {
  const events = someEvents(4);
  const shapes = {
    'log file': JSON.stringify({ Records: events }),
    'log file, indented': JSON.stringify({ Records: events }, null, 2),
    array: JSON.stringify(events),
    'JSON lines': events.map(event => JSON.stringify(event)).join('\n'),
  };

  for (const [name, text] of Object.entries(shapes)) {
    it(`holds the events of a ${name}, in order`, () => {
      const log = open(text);
      assert.deepEqual(
        Array.from({ length: log.count }, (_, index) => log.event(index)),
        events,
      );
      assert.deepEqual(log.problems, []);
    });

    it(`finds the event at each offset of a ${name}`, () => {
      const log = open(text);
      for (let index = 0; index < log.count; index++) {
        const { start, end } = log.span(index);
        assert.equal(log.at(start), index);
        assert.equal(log.at(end - 1), index);
        if (index === 0) assert.equal(log.at(start - 1), -1);
      }
    });
  }

  it('locates every path of any event, and finds it again at that place', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 2),
        (extra, indent) => {
          const event = anEvent({ requestParameters: extra as JsonValue });
          const log = open(JSON.stringify([event], null, indent));
          const parsed = JSON.parse(JSON.stringify(event)) as JsonValue;
          for (const path of pathsOf(parsed)) {
            const { start, end } = log.locate(0, path, 'value');
            assert.deepEqual(JSON.parse(log.text.slice(start, end)), valueAt(parsed, path));
            const place = log.placeAt(start);
            // At the start of an object or list lies the object itself.
            assert.deepEqual(place?.path, path);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('counts the keys in the text of an event, in any shape', () => {
    const event = '{"eventVersion":"1.11","eventSource":"x","awsRegion":"y","a":1,"a":{"b":[{}]}}';
    for (const text of [
      `{"Records":[${event},${event}]}`,
      `${event}\n${event}`,
      JSON.stringify({ Events: [{ CloudTrailEvent: event }] }),
      `{"source":"aws.s3","detail-type":"call","detail":${event}}`,
    ])
      assert.equal(open(text).keys(0), 6, text);
  });

  it('locates a missing path at its nearest parent', () => {
    const log = open(JSON.stringify(anEvent()));
    const { start, end } = log.locate(0, ['userIdentity', 'sessionContext', 'attributes'], 'value');
    assert.equal(log.text.slice(start, end), '"userIdentity"');
    assert.deepEqual(log.locate(0, ['nowhere'], 'value'), { start: 0, end: 1 });
  });

  it('tells a key from its value', () => {
    const log = open(JSON.stringify(anEvent()));
    const key = log.placeAt(log.text.indexOf('awsRegion'));
    const value = log.placeAt(log.text.indexOf('us-east-1'));
    assert.deepEqual([key?.path, key?.target], [['awsRegion'], 'key']);
    assert.deepEqual([value?.path, value?.target], [['awsRegion'], 'value']);
  });

  describe('broken', () => {
    const text = JSON.stringify({ Records: events });

    it('keeps the events before and after one that is not JSON', () => {
      const log = open(text.replace('"eventName":"ListUsers"', '"eventName":ListUsers'));
      assert.equal(log.count, 4);
      assert.deepEqual(log.event(1), events[1]);
      assert.equal(log.isWhole(0), false);
      assert.equal(log.eventProblems(0).length > 0, true);
      assert.equal(log.event(0)?.awsRegion, 'us-east-1');
    });

    it('gives the whole events of a file that is cut off, and says where it ends', () => {
      const cut = text.slice(0, text.length - 300);
      const log = open(cut);
      assert.deepEqual(log.event(2), events[2]);
      assert.equal(log.problems.length > 0, true);
      assert.ok(
        log.problems.every(({ start, end }) => start >= 0 && start < cut.length && end > start),
      );
    });

    it('lets an event that is not closed go to the end of the text', () => {
      const first = '{"Records":[{"eventVersion":"1.11","eventSource":"a","awsRegion":"b"},';
      const log = open(first + '{"eventName":"C"');
      assert.deepEqual(log.span(1), { start: first.length, end: log.text.length });
      assert.equal(log.event(1)?.eventName, 'C');
    });

    it('keeps every other line of JSON lines', () => {
      const lines = shapes['JSON lines'].split('\n');
      const log = open([lines[0], '{"eventVersion": "1.', lines[1]].join('\n'));
      assert.equal(log.count, 3);
      assert.deepEqual(log.event(2), events[1]);
      assert.equal(log.eventProblems(1).length > 0, true);
      assert.deepEqual(log.eventProblems(2), []);
    });

    it('says that a record is not an object', () => {
      const log = open(`{"Records":[${JSON.stringify(events[0])},null,"x"]}`);
      assert.equal(log.count, 3);
      assert.equal(log.event(1), undefined);
      assert.match(log.eventProblems(1)[0]?.message.template ?? '', /JSON object/);
    });

    it('survives any cut and any changed character', () => {
      fc.assert(
        fc.property(
          fc.nat(text.length),
          fc.nat(text.length),
          fc.string({ maxLength: 3 }),
          (from, to, put) => {
            const broken = text.slice(0, Math.min(from, to)) + put + text.slice(Math.max(from, to));
            const log = openLog(broken, { assumed: true });
            for (let index = 0; index < (log?.count ?? 0); index++) {
              log?.event(index);
              log?.eventProblems(index);
              log?.placeAt(log.span(index).start + 5);
            }
          },
        ),
      );
    });

    it('survives nesting that would exhaust the stack', () => {
      const deep = '['.repeat(200_000);
      for (const nested of [deep, deep + ']'.repeat(200_000)]) {
        const log = open(`{"eventVersion":"1.11","eventSource":"x","awsRegion":"y","a":${nested}}`);
        const problems = [...log.problems, ...(log.count > 0 ? log.eventProblems(0) : [])];
        assert.match(problems[0]?.message.template ?? '', /nested too deeply/);
      }
    });

    it('takes no value from a prototype', () => {
      const log = open(JSON.stringify(anEvent()).replace('{', '{"__proto__":{"polluted":1},'));
      const event = log.event(0);
      assert.equal((event as { polluted?: unknown } | undefined)?.polluted, undefined);
      assert.equal(valueAt(event, ['constructor']), undefined);
    });
  });
});
