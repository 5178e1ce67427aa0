import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { joined, withEdits, type TextEdit } from '../../../src/core/fixes/edits';
import { fixAll, removeDuplicates, sortEvents, type Edits } from '../../../src/core/fixes/wholeLog';
import { anEvent, someEvents } from '../core/sampleEvents';

function logOf(text: string) {
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  return log;
}

/** The text after the edits, which are also tried as one. */
function after(text: string, edits: Edits): string {
  const all: TextEdit[] = [...edits].flat();
  const result = withEdits(text, all);
  assert.equal(withEdits(text, joined(text, all)), result);
  return result;
}

const records = (text: string) => (JSON.parse(text) as { Records: readonly JsonObject[] }).Records;

describe('sorting', () => {
  const sorted = (text: string) => after(text, sortEvents(logOf(text)));
  const at = (eventTime: string, eventID: string) => anEvent({ eventTime, eventID });
  const [a, b, c, d] = [
    at('2026-11-18T09:00:02Z', 'a'),
    at('2026-11-18T09:00:01Z', 'b'),
    at('2026-11-18T09:00:02Z', 'c'),
    at('later', 'd'),
  ];

  it('puts events in the order of time, equal ones as they were, those without a time last', () => {
    const text = JSON.stringify({ Records: [d, a, b, c], more: 1 }, null, 2);
    assert.equal(sorted(text), JSON.stringify({ Records: [b, a, c, d], more: 1 }, null, 2));
    assert.equal(sorted(sorted(text)), sorted(text));
  });

  it('keeps lines and what is around events', () => {
    const lines = [a, b].map(event => JSON.stringify(event));
    assert.equal(sorted(`${lines.join('\r\n')}\r\n`), `${[...lines].reverse().join('\r\n')}\r\n`);
    const wrapped = (event: JsonObject) => ({
      EventId: event['eventID'],
      CloudTrailEvent: JSON.stringify(event),
    });
    assert.equal(
      sorted(JSON.stringify({ Events: [a, b].map(wrapped) })),
      JSON.stringify({ Events: [b, a].map(wrapped) }),
    );
  });

  it('leaves broken logs alone', () => {
    const broken = JSON.stringify([a, b]).slice(0, -1);
    assert.equal(sorted(broken), broken);
  });
});

describe('removing duplicates', () => {
  const cleaned = (text: string) => after(text, removeDuplicates(logOf(text)));

  it('reads an event a few times, however many others have its eventID', () => {
    const { events, log } = manyOfOneID(300);
    assert.deepEqual([...removeDuplicates(log)].flat(), []);
    assert.ok(events() <= 900, `${events()} events read`);
  });
  const [a, b] = someEvents(2) as [JsonObject, JsonObject];
  const changed = { ...a, eventName: 'GetUser' };

  it('keeps the first of events that are the same, and those that differ', () => {
    const text = JSON.stringify({ Records: [a, b, a, changed, b, changed], more: [] }, null, 2);
    assert.equal(cleaned(text), JSON.stringify({ Records: [a, b, changed], more: [] }, null, 2));
  });

  it('keeps lines', () => {
    const line = (event: JsonObject) => JSON.stringify(event) + '\n';
    assert.equal(cleaned([a, a, b, a].map(line).join('')), [a, b].map(line).join(''));
  });

  it('leaves valid JSON, whatever is removed', () => {
    const events = someEvents(4);
    const order = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(order, fc.constantFrom(undefined, 2), (picked, indent) => {
        const all = picked.map(index => events[index]);
        const left = [...new Set(picked)].map(index => events[index]);
        const text = JSON.stringify({ Records: all }, null, indent);
        assert.deepEqual(records(cleaned(text)), left);
      }),
      { seed: 20261118 },
    );
  });
});

describe('fixing all', () => {
  it('makes the fixes that are meant, all over the log', () => {
    const spoilt = [
      anEvent({ eventType: 'AwsApicall', eventName: ' ListUsers', eventID: 'A'.repeat(8) }),
      anEvent(),
      anEvent({ eventName: 'ListUsers ', readOnly: 'true', awsRegion: undefined }),
    ];
    const text = JSON.stringify({ Records: spoilt }, null, 2);
    const trimmed = after(
      text,
      fixAll(logOf(text), {}, ({ kind }) => kind === 'trim'),
    );
    assert.deepEqual(
      records(trimmed).map(event => [event['eventName'], event['eventType']]),
      [
        ['ListUsers', 'AwsApicall'],
        ['ListUsers', 'AwsApiCall'],
        ['ListUsers', 'AwsApiCall'],
      ],
    );
    const whole = after(
      text,
      fixAll(logOf(text), {}, ({ isPreferred }) => isPreferred),
    );
    assert.deepEqual(
      records(whole).map(({ eventName, eventType, readOnly, awsRegion }) => [
        eventName,
        eventType,
        readOnly,
        awsRegion,
      ]),
      [
        ['ListUsers', 'AwsApiCall', true, 'us-east-1'],
        ['ListUsers', 'AwsApiCall', true, 'us-east-1'],
        ['ListUsers', 'AwsApiCall', true, undefined],
      ],
    );
  });
});

/** A log of different events with one eventID, which counts how often one of them is read. */
function manyOfOneID(count: number) {
  const log = logOf(
    JSON.stringify(
      Array.from({ length: count }, (_, index) => anEvent({ userAgent: `agent ${index}` })),
    ),
  );
  let read = 0;
  const event: EventLog['event'] = index => {
    read++;
    return log.event(index);
  };
  return { events: () => read, log: { ...log, event } };
}
