import assert from 'node:assert/strict';
import { check, type LocatedFinding } from '../../src/core/check';
import { completionsAt } from '../../src/core/completion/completionsAt';
import { describe as describeEvent, storyOf } from '../../src/core/describe';
import { openLog, type EventLog } from '../../src/core/eventLog';
import { explain, markdown } from '../../src/core/explain';
import { FIELDS } from '../../src/core/fields';
import { fixOf } from '../../src/core/fixes/fixesOf';
import { prettyJson } from '../../src/core/format';
import { identityChain } from '../../src/core/identity';
import { english } from '../../src/core/message';
import { occurrences, subjectAt } from '../../src/core/occurrences';
import { overviews } from '../../src/core/overview';
import { FILTER_ATTRIBUTES, valuesOf } from '../../src/core/query';
import { checked, recheck } from '../../src/core/recheck';
import { redact } from '../../src/core/redact';
import { traceOf } from '../../src/core/trace';
import { traceIndex } from '../../src/core/trace/traceIndex';
import { toCsv } from '../../src/explorer/exports';
import { GROUPINGS, groupKey } from '../../src/explorer/grouping';
import type { StoredEvent } from '../../src/stores/eventStore';
import { anEvent } from './core/sampleEvents';

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'then', 'toJSON', 'length'];
const ODD_TEXTS = ['', ' ', '\u0000', '\ud800', '\udc00', '999999-01-01T00:00:00Z', '{0}', '*'];

/** JSON of hostile keys: the names of every object, and odd texts. */
const KEYS = [...NAMES, ...ODD_TEXTS].map(name => JSON.stringify(name));

/** JSON of hostile values. */
const VALUES = [
  ...KEYS,
  JSON.stringify('x'.repeat(2000)),
  ...['{"toString":"x"}', '{"valueOf":1,"toString":2}', '{"toJSON":"x"}', '{"__proto__":{"a":1}}'],
  ...['[{"toString":"x"}]', '{}', '[]', '[[]]', 'null', 'true', '0', '-1', '1e308', '[null,1,"a"]'],
];

/** So many events are in a log: what is completed in one is looked for in all others. */
const FEW = 8;

/** JSON of an event in which a value stands at the path of a field. */
function eventWith(path: string, value: string): string {
  const mark = '@@value@@';
  const put = (here: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return mark;
    const name = step.replace('[]', '');
    const known = Object(here) as Record<string, unknown>;
    const [first] = Array.isArray(known[name]) ? (known[name] as unknown[]) : [];
    const inner = step.endsWith('[]') ? [put(first, rest)] : put(known[name], rest);
    return { ...known, [name]: inner };
  };
  return JSON.stringify(put(anEvent(), path.split('.'))).replace(`"${mark}"`, () => value);
}

/** JSON of an event with a hostile key in each of its objects. */
const eventWithKey = (key: string) =>
  JSON.stringify(anEvent({ requestParameters: { a: {} }, responseElements: {} }))
    .replaceAll('{"', () => `{${key}:{"toString":"x"},"`)
    .replaceAll('{}', () => `{${key}:1}`);

const neighbour = JSON.stringify(anEvent({ eventTime: 'bad' }));
const said = (found: readonly LocatedFinding[], event: number) =>
  found.filter(one => one.event === event).map(({ rule, path }) => `${rule} ${path.join('/')}`);

/** Uses everything that takes an event on a log with an event in order at either end. */
function useAll(events: readonly string[], places?: readonly (readonly string[])[]): void {
  const text = `{"Records":[${[neighbour, ...events, neighbour].join(',')}]}`;
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  assert.equal(log.count, events.length + 2);
  const found = [...check(log)].flat();
  assert.deepEqual(
    found.filter(({ failed }) => failed !== undefined),
    [],
  );
  const alone = [...check(logOf(`[${neighbour},${neighbour}]`))].flat();
  const plain = (findings: readonly string[]) =>
    findings.filter(one => !/^(?:log-|event-id-)/.test(one));
  assert.deepEqual(plain(said(found, 0)), plain(said(alone, 0)));
  assert.deepEqual(plain(said(found, log.count - 1)), plain(said(alone, 1)));
  assert.ok(found.every(({ span }) => span.start >= 0 && span.end <= text.length));
  recheck(checked(log, found), log);
  for (const { event, ...finding } of found) {
    const about = event === null ? undefined : log.event(event);
    if (about) fixOf(finding, about);
  }
  prettyJson(text);
  Array.from(redact(text, { people: true, addresses: true }));
  Array.from(overviews(log));
  const index = traceIndex();
  const stored: StoredEvent[] = [];
  for (let at = 0; at < log.count; at++) useEvent(log, at, index, stored, places);
  toCsv(stored);
}

function logOf(text: string): EventLog {
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  return log;
}

function useEvent(
  log: EventLog,
  at: number,
  index: ReturnType<typeof traceIndex>,
  stored: StoredEvent[],
  places?: readonly (readonly string[])[],
): void {
  const event = log.event(at);
  assert.ok(event);
  describeEvent(event);
  storyOf(event);
  identityChain(event);
  index.add(event, at);
  index.tell(event);
  traceOf(event, index);
  for (const attribute of FILTER_ATTRIBUTES) valuesOf(event, attribute);
  for (const grouping of GROUPINGS) groupKey(event, grouping);
  stored.push({ event, json: log.json(at) } as StoredEvent);
  for (const path of places ?? Object.keys(event).map(key => [key])) useField(log, at, path);
}

function useField(log: EventLog, at: number, path: readonly string[]): void {
  const event = log.event(at);
  assert.ok(event);
  const explanation = explain(event, path, { now: 0, timeZone: 'UTC' });
  assert.equal(explanation.failed, 0);
  markdown(explanation, 'value', english);
  const offset = log.locate(at, path, 'value').start + 1;
  completionsAt(log, offset, { now: 0 } as Parameters<typeof completionsAt>[2]);
  const subject = subjectAt(log, offset);
  if (subject) for (const _ of occurrences(log, subject)) void _;
}

describe('hostile names and values', function () {
  this.timeout(120_000);
  for (const [index, { path }] of FIELDS.entries())
    it(`in ${path} break nothing, and hide nothing of other events`, () => {
      const places = [path.replaceAll('[]', '.0').split('.')];
      // Half of the values, and the other half in the next field: all in each take twice as long.
      const values = VALUES.filter((_, at) => at % 2 === index % 2);
      for (let from = 0; from < values.length; from += FEW)
        useAll(
          values.slice(from, from + FEW).map(value => eventWith(path, value)),
          places,
        );
    });

  it('as keys break nothing, and hide nothing of other events', () =>
    useAll(KEYS.map(eventWithKey)));
});

describe('a log that was cut off', () => {
  it('has all its findings within its text', () => {
    const whole = JSON.stringify({ Records: [anEvent({ eventTime: 'bad' }), anEvent()] });
    for (const text of [whole, prettyJson(whole)])
      for (let end = 1; end <= text.length; end++) {
        const cut = openLog(text.slice(0, end), { assumed: true });
        for (const { rule, span } of cut ? [...check(cut)].flat() : [])
          assert.ok(
            0 <= span.start && span.start <= span.end && span.end <= end,
            `${rule} at ${end}`,
          );
      }
  });
});
