import assert from 'node:assert/strict';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createCallers } from '../../../src/aws/callers';
import { createPacer } from '../../../src/aws/pace';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { StoreError, type EventSearch } from '../../../src/stores/eventStore';
import { hold, type Fault, type FaultyRequest } from '../../replay/faults';
import { madeEvent, NOW } from '../../replay/madeHistory';
import { startReplay, type Replay } from '../../replay/server';
import { awsFiles, type AwsFiles } from './awsFiles';
import { randomFrom } from './random';
import { eagerClock } from './testClock';

const ACCOUNT = '111122223333';
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-2'];
/** 200 pages of 50. */
const EVENTS = Array.from({ length: 10_000 }, (_, n) =>
  madeEvent(n, { awsRegion: REGIONS[n % REGIONS.length] }),
) as readonly CloudTrailEvent[];

/** Other seeds are tried with `FAULT_SEEDS=4,5`. */
const SEEDS = (process.env['FAULT_SEEDS'] ?? '1,2,3').split(',').map(Number);

describe('event history on a bad day', function () {
  this.timeout(60_000);
  let replay: Replay;
  let files: AwsFiles;
  afterEach(async () => {
    await files.remove();
    await replay.close();
  });

  for (const seed of SEEDS)
    it(`gives every event once and keeps the pace, whatever happens: seed ${seed}`, async () => {
      const random = randomFrom(seed);
      const clock = eagerClock();
      const met = new Set<string>();
      /** What is asked for in a Region, and when the reader had enough of it. */
      const reading = new Map<string, AbortController>();
      const cancelledAt = new Map<string, number>();

      /** A third of all requests goes wrong, in one of the ways that there are. */
      function faultOf({ region, index }: FaultyRequest): Fault {
        const kind = random() < 1 / 3 ? KINDS[Math.floor(random() * KINDS.length)] : 'none';
        met.add(kind ?? 'none');
        if (kind === 'cancel') {
          cancelledAt.set(region, index + 1);
          reading.get(region)?.abort(new Error('enough'));
          return random() < 0.5 ? 'none' : 'drop';
        }
        if (kind !== 'slow') return kind ?? 'none';
        const held = hold();
        clock.after(random() * 5000, held.release);
        return { held };
      }

      replay = await startReplay({
        events: EVENTS,
        now: () => NOW + clock.now(),
        account: ACCOUNT,
        faults: faultOf,
      });
      files = await awsFiles(replay.url);
      const pacer = createPacer(2, clock);
      const callers = createCallers();

      /** The next page, asked for again for as long as it takes. */
      async function insist(search: EventSearch, region: string) {
        for (;;) {
          const controller = new AbortController();
          reading.set(region, controller);
          try {
            return await search.next(controller.signal);
          } catch (error) {
            if (!controller.signal.aborted) assert.ok(error instanceof StoreError, String(error));
            else {
              assert.equal(error, controller.signal.reason);
              const since = replay.requests.all.slice(cancelledAt.get(region));
              assert.ok(since.every(request => request.region !== region));
            }
          }
        }
      }

      async function readAll(region: string): Promise<void> {
        const store = eventHistoryStore({
          profile: 'demo',
          region,
          pacer,
          callers,
          now: () => NOW,
        });
        const search = store.search({ filters: [] });
        const found: string[] = [];
        for (let done = false; !done;) {
          const page = await insist(search, region);
          assert.deepEqual(page.problems, []);
          found.push(...page.events.map(({ event }) => String(event.eventID)));
          ({ done } = page);
        }
        const wanted = EVENTS.filter(({ awsRegion }) => awsRegion === region);
        assert.deepEqual(
          found,
          wanted.map(({ eventID }) => eventID),
        );
      }

      await Promise.all(REGIONS.map(readAll));
      for (const region of REGIONS)
        assert.ok(replay.requests.busiestSecond(ACCOUNT, region) <= 2, region);
      assert.deepEqual([...met].sort(), ['none', ...KINDS].sort());
      assert.ok(replay.requests.count() > 200);
      assert.deepEqual(replay.requests.unknown(), []);
    });
});

const KINDS = ['throttle', 'expire', 'deny', 'drop', 'truncate', 'slow', 'cancel'] as const;
