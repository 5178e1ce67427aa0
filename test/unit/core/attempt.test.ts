import assert from 'node:assert/strict';
import { check } from '../../../src/core/check';
import {
  addFailures,
  attempt,
  countOf,
  failureList,
  type Failures,
} from '../../../src/core/attempt';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { completionsAt } from '../../../src/core/completion/completionsAt';
import { describe as describeEvent, oneLine } from '../../../src/core/describe';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { explain } from '../../../src/core/explain';
import { fixAll } from '../../../src/core/fixes/wholeLog';
import { identityChain } from '../../../src/core/identity';
import { logChecker } from '../../../src/core/rules/logChecker';
import { anEvent } from './sampleEvents';

/** The event, in which asking for a key throws: a stand-in for a fault of ours with what it holds. */
function throwingAt(key: string, event: CloudTrailEvent = anEvent()): CloudTrailEvent {
  return Object.defineProperty({ ...event }, key, {
    enumerable: true,
    get() {
      throw new TypeError('of the event');
    },
  });
}

function logOf(...events: readonly CloudTrailEvent[]): EventLog {
  const log = openLog(JSON.stringify({ Records: events }), { assumed: true });
  assert.ok(log);
  return log;
}

describe('a part that throws', () => {
  it('is counted by its id', () => {
    const failures: Failures = new Map();
    const fail = () => {
      throw new Error('secret');
    };
    assert.equal(attempt('one', failures, fail, 'other'), 'other');
    attempt('one', failures, fail, undefined);
    attempt('two', failures, fail, undefined);
    assert.equal(
      attempt('two', failures, () => 1, 2),
      1,
    );
    addFailures(failures, new Map([['two', 3]]));
    assert.equal(countOf(failures), 6);
    assert.equal(failureList(failures), 'one: 2, two: 4');
  });

  it('that places findings leaves them at the beginning of their event, counted', () => {
    const log = logOf(anEvent({ eventTime: 'bad', eventVersion: 'bad' }), anEvent());
    const found = [...check(log)].flat();
    const lost = found.find(({ path }) => path[0] === 'eventTime');
    assert.ok(lost);
    const broken = changed(log, {
      locate(index, path, target) {
        if (path[0] === 'eventTime') throw new TypeError('of the event');
        return log.locate(index, path, target);
      },
    });
    const now = [...check(broken)].flat();
    assert.equal(now.length, found.length);
    assert.deepEqual(
      now
        .filter(({ failed }) => failed !== undefined)
        .map(one => [one.failed, one.event, one.span]),
      found
        .filter(({ path }) => path[0] === 'eventTime')
        .map(({ rule }) => [rule, 0, { start: log.span(0).start, end: log.span(0).start + 1 }]),
    );
  });

  it('that begins a rule about files costs that rule, on each event', () => {
    const base = { severity: 'warning', summary: 'It.', explanation: 'It.', reads: [] } as const;
    const ask = logChecker([
      {
        ...base,
        id: 'throws',
        start() {
          throw new TypeError('of the file');
        },
      },
    ]);
    assert.deepEqual(
      [0, 1].map(index => ask(anEvent(), index).map(({ failed }) => failed)),
      [['throws'], ['throws']],
    );
  });

  it('that reads the place of an explanation costs the explanation', () => {
    const { field, value, failed } = explain(throwingAt('userIdentity'), ['eventName']);
    assert.deepEqual([field, value, failed], [[], [], 1]);
  });

  it('of an identity chain is left out of it', () => {
    const whole = identityChain(anEvent());
    assert.equal(whole.failed, undefined);
    for (const key of Object.keys(anEvent())) {
      const chain = identityChain(throwingAt(key));
      const ids = chain.nodes.map(({ id }) => id);
      assert.ok(ids.includes('call'), key);
      assert.ok(chain.edges.every(({ from, to }) => ids.includes(from) && ids.includes(to)));
      if (chain.nodes.length < whole.nodes.length) assert.ok((chain.failed ?? 0) > 0, key);
    }
    const noTargets = identityChain(throwingAt('requestParameters'));
    assert.equal(noTargets.failed, 1);
    assert.deepEqual(
      noTargets.nodes,
      whole.nodes.filter(({ kind }) => kind !== 'resource'),
    );
  });

  it('of the words for an event leaves it a plain label', () => {
    const failures: Failures = new Map();
    const event = throwingAt('userIdentity');
    assert.equal(describeEvent(event, undefined, failures).name, '?');
    assert.equal(oneLine(event, undefined, failures), '? —');
    assert.deepEqual([...failures], [['description', 2]]);
  });

  it('of a fix leaves the others', () => {
    const log = logOf(
      anEvent({ eventID: 'F1234567-89AB-4DEF-8123-456789ABCDEF', readOnly: 'true' }),
    );
    const edits = (of: EventLog, failures: Failures) =>
      [...fixAll(of, {}, () => true, failures)]
        .flat()
        .map(({ text }) => text)
        .join();
    assert.equal(edits(log, new Map()), 'f1234567-89ab-4def-8123-456789abcdef","readOnly":true');
    // The rules look at the event first, then the fixes.
    let looks = 0;
    const broken = changed(log, {
      event: index => (looks++ === 0 ? log.event(index) : throwingAt('readOnly', log.event(index))),
    });
    const failures: Failures = new Map();
    assert.equal(edits(broken, failures), 'f1234567-89ab-4def-8123-456789abcdef');
    assert.deepEqual([...failures], [['fix of field-type', 1]]);
  });

  it('of the completions leaves the others', () => {
    const log = logOf(anEvent(), anEvent({ eventName: 'ListRoles' }));
    const offset = log.locate(0, ['eventName'], 'value').start + 1;
    const labels = (from: EventLog, failures?: Failures) =>
      completionsAt(from, offset, { now: 0, ...(failures && { failures }) }).map(
        ({ label }) => label,
      );
    const all = labels(log);
    assert.ok(all.includes('ListRoles'));
    const failures: Failures = new Map();
    const broken = changed(log, {
      event: index => (index === 1 ? throwingAt('eventName') : log.event(index)),
    });
    assert.ok(!labels(broken, failures).includes('ListRoles'));
    assert.deepEqual([...failures], [['values seen', 1]]);
  });
});

/** The log with some of its parts replaced. */
function changed(log: EventLog, parts: Partial<EventLog>): EventLog {
  return Object.assign(Object.create(log) as EventLog, parts);
}
