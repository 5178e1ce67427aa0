import assert from 'node:assert/strict';
import { createCallers, type Caller } from '../../../src/aws/callers';
import { eventHistoryStore, HISTORY_PACER } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import { hold, type Fault } from '../../replay/faults';
import { startReplay, type Replay, type ReplayOptions } from '../../replay/server';
import { allPages, never, numbersIn } from '../stores/eventStoreContract';
import { SAMPLE_START, sampleEvents } from '../stores/sampleEvents';
import { awsFiles, KEYS, UNASKED, type AwsFiles } from './awsFiles';
import { eagerClock, testClock } from './testClock';

const NOW = SAMPLE_START + 24 * 60 * 60_000;
const OTHER_KEYS = KEYS.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE');

describe('who calls', () => {
  let replay: Replay;
  let files: AwsFiles;
  const asked = () => replay.requests.count('GetCallerIdentity');

  async function start(options: Partial<ReplayOptions> = {}): Promise<void> {
    replay = await startReplay({ events: sampleEvents(120), now: () => NOW, ...options });
    files = await awsFiles(replay.url);
    await files.credentials(`[demo]\n${KEYS}[other]\n${OTHER_KEYS}`);
  }
  afterEach(async () => {
    await files.remove();
    await replay.close();
  });

  const clock = eagerClock();
  function storeOf(profile: string, options: Partial<Parameters<typeof eventHistoryStore>[0]>) {
    const pacer = createPacer(2, clock);
    const fixed = { profile, region: 'us-east-1', pacer, now: () => NOW };
    return eventHistoryStore({ ...fixed, ...options });
  }

  it('is asked with the first page, once for each access key, and told', async () => {
    await start({ requestsPerSecond: Infinity });
    const callers = createCallers();
    const told: Caller[] = [];
    const identified = (caller: Caller) => told.push(caller);
    const stores = ['us-east-1', 'eu-west-1'].map(region =>
      storeOf('demo', { region, callers, identified }),
    );
    const searches = stores.map(store => store.search({ filters: [] }));
    assert.equal(replay.requests.count(), 0);
    await Promise.all(searches.map(search => allPages(search)));
    assert.equal(asked(), 1);
    const arn = 'arn:aws:iam::111122223333:user/analyst';
    assert.deepEqual(told, Array(2).fill({ account: '111122223333', arn }));
    await storeOf('other', { callers, identified }).search({ filters: [] }).next(never());
    assert.equal(asked(), 2);
  });

  it('keeps nobody from reading when STS does not say, and is asked again by the next', async () => {
    const faults: Fault[] = ['deny'];
    await start({ requestsPerSecond: Infinity, faults });
    const callers = createCallers();
    const told: Caller[] = [];
    const identified = (caller: Caller) => told.push(caller);
    const page = () => storeOf('demo', { callers, identified }).search({ filters: [] });
    assert.equal(numbersIn(await allPages(page())).length, 120);
    assert.deepEqual([asked(), told.length], [1, 0]);
    await page().next(never());
    assert.deepEqual([asked(), told.length], [2, 1]);
  });

  it('decides the pace: two profiles of one account share it', async () => {
    let time = NOW;
    const pace = eagerClock();
    await start({
      account: '111122223333',
      now: () => (time = NOW + pace.now()),
    });
    const pacer = createPacer(2, pace);
    const callers = createCallers();
    const found = await Promise.all(
      ['demo', 'other'].map(profile =>
        allPages(storeOf(profile, { pacer, callers }).search({ filters: [] })),
      ),
    );
    assert.deepEqual(
      found.map(pages => numbersIn(pages).length),
      [120, 120],
    );
    assert.ok(time > NOW);
    assert.equal(replay.requests.busiestSecond('111122223333', 'us-east-1'), 2);
    assert.ok(replay.requests.all.every(({ outcome }) => outcome === 'OK'));
  });

  it('takes what was sent before it was known into the account’s pace', async () => {
    const clock = testClock();
    const pacer = createPacer(2, clock);
    const starts: string[] = [];
    const ask = (name: string, key: string) =>
      pacer.turn(key, never()).then(answered => {
        starts.push(`${name} at ${clock.now()}`);
        answered();
      });
    await start();
    void ask('a', 'profile one');
    void ask('b', 'profile one');
    void ask('c', 'profile one');
    void ask('d', 'profile two');
    await clock.advance(500);
    pacer.join('profile one', 'account');
    pacer.join('profile two', 'account');
    void ask('e', 'account');
    await clock.advance(5000);
    assert.deepEqual(starts, ['a at 0', 'b at 0', 'd at 0', 'c at 1000', 'e at 1000']);
    assert.equal(clock.pending(), 0);
  });

  it('is not waited for by whoever has left', async () => {
    const held = hold();
    await start({ faults: [{ held }] });
    const controller = new AbortController();
    const search = storeOf('demo', { callers: createCallers() }).search({ filters: [] });
    const page = search.next(controller.signal);
    await held.arrived;
    controller.abort(new Error('enough'));
    await assert.rejects(page, /enough/);
    held.release();
    assert.equal(replay.requests.count('LookupEvents'), 0);
  });

  it('or not: without a pacer of its own, every store keeps two requests a second', async () => {
    await start({ requestsPerSecond: Infinity });
    const { turn } = HISTORY_PACER;
    const lanes: string[] = [];
    Object.assign(HISTORY_PACER, {
      turn(key: string) {
        lanes.push(key);
        return Promise.resolve(() => undefined);
      },
    });
    try {
      const options = { region: 'us-east-1', callers: UNASKED, now: () => NOW };
      for (const profile of ['demo', 'other'])
        await eventHistoryStore({ ...options, profile })
          .search({ filters: [] })
          .next(never());
    } finally {
      Object.assign(HISTORY_PACER, { turn });
    }
    assert.deepEqual(lanes, ['profile demo us-east-1', 'profile other us-east-1']);

    const virtual = testClock();
    const { now } = performance;
    const { setTimeout, clearTimeout } = globalThis;
    const starts: number[] = [];
    const cancels = new Map<object, () => void>();
    try {
      performance.now = () => 1e9 + virtual.now();
      globalThis.setTimeout = ((run: () => void, milliseconds: number) => {
        const timer = {};
        cancels.set(timer, virtual.after(milliseconds, run));
        return timer;
      }) as typeof setTimeout;
      globalThis.clearTimeout = ((timer: object) => cancels.get(timer)?.()) as typeof clearTimeout;
      for (let n = 0; n < 9; n++)
        void HISTORY_PACER.turn('one account', never()).then(answered => {
          starts.push(virtual.now());
          answered();
        });
      await virtual.advance(10_000);
    } finally {
      performance.now = now;
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
    assert.deepEqual(starts, [0, 0, 1000, 1000, 2000, 2000, 3000, 3000, 4000]);
  });
});
