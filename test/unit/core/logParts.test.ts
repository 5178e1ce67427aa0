import assert from 'node:assert/strict';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { formatting, prettyJson } from '../../../src/core/format';
import { partText, partsOf } from '../../../src/core/logParts';
import { anEvent, someEvents } from './sampleEvents';

const events = someEvents(60).map((event, index) =>
  index % 7 === 0 ? { ...event, userAgent: 'é漢😀'.repeat(index) } : event,
);
const shapes = {
  'a log file': JSON.stringify({ Records: events, note: 'kept' }),
  'a formatted log file': JSON.stringify({ Records: events }, null, 2),
  'JSON lines': events.map(event => JSON.stringify(event)).join('\n'),
  'a page of LookupEvents': JSON.stringify({
    Events: events.map(event => ({ CloudTrailEvent: JSON.stringify(event) })),
  }),
};

function opened(text: string): EventLog {
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  return log;
}

const eventsOf = (log: EventLog) => Array.from({ length: log.count }, (_, at) => log.event(at));

describe('the parts of a log', () => {
  for (const [shape, text] of Object.entries(shapes)) {
    it(`of ${shape} hold its events in order, each in one of them`, () => {
      const log = opened(text);
      const parts = partsOf(log, 10_000);
      assert.ok(parts.length > 3);
      const texts = parts.map(part => partText(log, part));
      assert.deepEqual(
        texts.flatMap(part => eventsOf(opened(part))),
        events,
      );
      for (const part of texts) assert.equal(opened(part).format, log.format);
    });

    it(`of ${shape} are as large as is allowed, formatted`, () => {
      const log = opened(text);
      const most = 40_000;
      const sizes = partsOf(log, most).map(
        part => Buffer.from(prettyJson(partText(log, part))).byteLength,
      );
      assert.ok(Math.max(...sizes) <= most, `${Math.max(...sizes)} bytes`);
      assert.ok(sizes.slice(0, -1).every(size => size > most / 2));
    });
  }

  it('are one where all of it fits, and what is around the events stays', () => {
    const log = opened(shapes['a log file']);
    const [part, ...others] = partsOf(log, 1e6);
    assert.deepEqual([part, others], [{ from: 0, to: 60 }, []]);
    assert.equal(partText(log, { from: 0, to: 60 }), log.text);
    assert.match(partText(log, { from: 3, to: 4 }), /"note":"kept"/);
  });

  it('have an event at least, however large it is', () => {
    const large = opened(JSON.stringify([anEvent({ userAgent: 'x'.repeat(5000) }), anEvent()]));
    assert.deepEqual(
      partsOf(large, 1000).map(({ from, to }) => [from, to]),
      [
        [0, 1],
        [1, 2],
      ],
    );
  });

  it('that a log does not have are empty', () => {
    const log = opened(shapes['JSON lines']);
    assert.equal(partText(log, { from: 60, to: 61 }), '');
    assert.equal(partText(log, { from: 4, to: 4 }), '');
  });
});

describe('formatting in steps', () => {
  it('gives what formatting at once gives, and can be paused', () => {
    const text = JSON.stringify({ Records: Array.from({ length: 20 }, () => events).flat() });
    const pieces = [...formatting(text)];
    assert.ok(pieces.length >= Math.floor(text.length / 2 ** 18), `${pieces.length} pieces`);
    const whole = `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
    assert.equal(pieces.map(piece => piece.text).join(''), whole);
    // Each piece says what it stands for, so that it can take its place.
    let start = 0;
    for (const { text: pretty, end } of pieces) {
      assert.equal(pretty.replaceAll(/\s/g, ''), text.slice(start, end).replaceAll(/\s/g, ''));
      start = end;
    }
    assert.equal(start, text.length);
  });
});
