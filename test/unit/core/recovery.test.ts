import assert from 'node:assert/strict';
import { openLog, openingLog, type EventLog } from '../../../src/core/eventLog';
import { formatOf } from '../../../src/core/formats';
import { findingItems } from '../../../src/core/items';
import { allSteps } from '../../../src/core/steps';
import { counted } from '../countedText';
import { anEvent, someEvents } from './sampleEvents';

const events = someEvents(6);
const text = JSON.stringify({ Records: events });
const slips = (whole: string, at: number): Readonly<Record<string, string>> => ({
  'a closing bracket too many': whole.slice(0, at) + ']' + whole.slice(at),
  'a closing brace too many': whole.slice(0, at) + '}' + whole.slice(at),
  'a missing comma': whole.slice(0, at) + ' ' + whole.slice(at + 1),
  'a second comma': whole.slice(0, at) + ',' + whole.slice(at),
  'words between': whole.slice(0, at) + ' and then ' + whole.slice(at),
});

function opened(broken: string): EventLog {
  const log = openLog(broken, { assumed: true });
  assert.ok(log);
  return log;
}

const eventsOf = (log: EventLog) => Array.from({ length: log.count }, (_, at) => log.event(at));

describe('a broken container', () => {
  const pretty = JSON.stringify({ Records: events }, null, 2);
  for (const [form, whole] of Object.entries({ 'on one line': text, formatted: pretty })) {
    const log = opened(whole);
    const at = log.span(2).end;
    for (const [slip, broken] of Object.entries(slips(whole, at)))
      it(`keeps every event of a log ${form} with ${slip}, and marks the place`, () => {
        const found = opened(broken);
        assert.deepEqual(eventsOf(found), events);
        assert.equal(found.problems.length, 1);
        const [{ start, end } = { start: -1, end: -1 }] = found.problems;
        assert.ok(start >= at && start <= at + 10 && end > start, `marked ${start}, not ${at}`);
      });

    it(`keeps the others of a log ${form} where one event does not end`, () => {
      const { start, end } = log.span(2);
      const name = whole.indexOf('"awsRegion"', start);
      for (const broken of [
        whole.slice(0, end - 1) + whole.slice(end),
        whole.slice(0, name) + '"x":{' + whole.slice(name),
      ]) {
        const found = opened(broken);
        assert.equal(found.count, events.length);
        assert.deepEqual(found.event(3), events[3]);
        assert.deepEqual(found.event(5), events[5]);
        assert.equal(found.isWhole(2), false);
        assert.equal(found.at(found.problems[0]?.start ?? -1), 2);
      }
    });

    it(`keeps the others of a log ${form} where one event ends too soon`, () => {
      const name = whole.indexOf('"awsRegion"', log.span(2).start);
      const found = opened(whole.slice(0, name) + '}' + whole.slice(name));
      assert.deepEqual(eventsOf(found).slice(3), events.slice(3));
      assert.equal(found.count, events.length);
    });
  }

  it('is told once for each slip', () => {
    const log = opened(text);
    const [one, other] = [log.span(1).end, log.span(4).end];
    const broken = `${text.slice(0, one)}]${text.slice(one, other)}]${text.slice(other)}`;
    assert.deepEqual(
      opened(broken).problems.map(({ start }) => broken.charAt(start)),
      [',', ','],
    );
  });

  it('that does not end is told at its end', () => {
    const [problem] = opened(text.slice(0, -2)).problems;
    assert.match(problem?.message.template ?? '', /closing bracket is missing/);
    assert.ok((problem?.start ?? 0) >= text.length - 4);
  });

  it('of a list whose items begin differently keeps those before the slip', () => {
    const mixed = `[${JSON.stringify(events[0])},[1],{"a":1}}`;
    const log = opened(mixed);
    assert.deepEqual(log.event(0), events[0]);
    assert.equal(log.count, 3);
    assert.ok(log.problems.length > 0);
  });
});

describe('opening a log in steps', () => {
  const many = JSON.stringify({ Records: Array.from({ length: 400 }, () => events).flat() });
  const lines = events.map(event => JSON.stringify(event));
  const texts = {
    'a log': many,
    'JSON lines': Array.from({ length: 400 }, () => lines.join('\n')).join('\n'),
    'a broken log': many.slice(0, -2),
  };
  for (const [name, whole] of Object.entries(texts))
    it(`reads ${name} as opening it at once does, a part at each step`, () => {
      const steps = openingLog(whole, { assumed: true });
      let count = 0;
      let step = steps.next();
      for (; !step.done; step = steps.next()) count++;
      assert.ok(count >= Math.floor(whole.length / 2 ** 20), `${count} steps`);
      const log = opened(whole);
      assert.equal(step.value?.count, log.count);
      for (const index of [0, 1, log.count >> 1, log.count - 1])
        assert.deepEqual(step.value?.span(index), log.span(index));
    });
});

describe('a log of which many events are broken', () => {
  it('is passed over a few times', () => {
    const open = JSON.stringify(anEvent()).slice(0, -3);
    const logs: readonly ((count: number) => string)[] = [
      count => [JSON.stringify(anEvent()), ...Array<string>(count).fill(open)].join('\n'),
      count => `{"Records":[${Array<string>(count).fill(open).join()}]}`,
    ];
    for (const textOf of logs) {
      const stepsOf = (count: number) => {
        const source = textOf(count);
        const found = formatOf(source);
        assert.ok(found);
        const { text, reads } = counted(source);
        allSteps(findingItems(text, found));
        return reads();
      };
      const [few, many] = [stepsOf(100), stepsOf(800)];
      assert.ok(many < 10 * few, `${few} reads, then ${many}`);
      const log = openLog(textOf(50));
      assert.ok(log && log.count >= 50);
    }
  });
});
