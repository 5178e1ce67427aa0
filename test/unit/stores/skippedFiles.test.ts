import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import type { EventFilter, EventQuery } from '../../../src/core/query';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logFileStore } from '../../../src/stores/logFiles';
import { allPages } from './eventStoreContract';
import { SAMPLE_START, sampleEvent } from './sampleEvents';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

type Files = Readonly<Record<string, readonly CloudTrailEvent[]>>;

async function searched(files: Files, query: EventQuery) {
  const read: string[] = [];
  const store = logFileStore({
    id: 'logs',
    label: 'Logs',
    gunzip,
    files: {
      async *list() {
        for (const path of Object.keys(files))
          yield { uri: `file:///logs/${path}`, path, name: path.split('/').at(-1) ?? '' };
      },
      read: async ({ path }) => {
        read.push(path);
        return Buffer.from(JSON.stringify({ Records: files[path] }));
      },
    },
  });
  const pages = await allPages(store.search(query));
  return {
    read,
    ids: pages.flatMap(({ events }) => events.map(({ event }) => event.eventID)),
    problems: pages.flatMap(({ problems }) => problems),
  };
}

const stamp = (time: number) =>
  `${new Date(time).toISOString().replace(/[-:]/g, '').slice(0, 13)}Z`;

interface Delivery {
  readonly account?: string;
  readonly region?: string;
  readonly delivered: number;
}

function pathOf(
  { account = '111122223333', region = 'us-east-1', delivered }: Delivery,
  name = `${account}_CloudTrail_${region}_${stamp(delivered)}_0123456789abcdef.json`,
) {
  const day = new Date(delivered).toISOString().slice(0, 10).replaceAll('-', '/');
  return `AWSLogs/${account}/CloudTrail/${region}/${day}/${name}`;
}

/** Numbers from 0 up to 1 that look random and are the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('log files whose path excludes what is searched', () => {
  const at = (time: number, n = 1, more: CloudTrailEvent = {}): CloudTrailEvent => ({
    ...sampleEvent(n),
    eventTime: new Date(time).toISOString(),
    ...more,
  });
  const files = {
    [pathOf({ delivered: SAMPLE_START - 5 * DAY })]: [at(SAMPLE_START - 5 * DAY)],
    [pathOf({ delivered: SAMPLE_START })]: [at(SAMPLE_START - HOUR, 2)],
    [pathOf({ delivered: SAMPLE_START + 5 * DAY })]: [at(SAMPLE_START + 5 * DAY, 3)],
    'notes.json': [at(SAMPLE_START, 4)],
  };
  const [early = '', due, late = ''] = Object.keys(files);

  it('are not read, and named with the reason', async () => {
    const { read, ids, problems } = await searched(files, {
      from: SAMPLE_START - 2 * HOUR,
      to: SAMPLE_START,
      filters: [],
    });
    assert.deepEqual(read, [due, 'notes.json']);
    assert.equal(ids.length, 2);
    assert.deepEqual(
      problems.map(({ why, ...rest }) => ({ ...rest, why: english(why) })),
      [
        {
          what: early,
          uri: `file:///logs/${early}`,
          cause: 'date',
          why: 'Delivered on 2026-01-26, before the time that is searched.',
        },
        {
          what: late,
          uri: `file:///logs/${late}`,
          cause: 'date',
          why: 'Delivered on 2026-02-05, more than 48 hours after the time that is searched.',
        },
      ],
    );
  });

  it('are all read when nothing is asked of the time', async () => {
    const { read, problems } = await searched(files, { filters: [] });
    assert.equal(read.length, 4);
    assert.deepEqual(problems, []);
  });

  it('may hold events of the day before, which are found', async () => {
    const midnight = Date.UTC(2026, 1, 1);
    const { ids } = await searched(
      { [pathOf({ delivered: midnight + 60_000 }, 'renamed.json')]: [at(midnight - 60_000)] },
      { from: midnight - HOUR, to: midnight - 1, filters: [] },
    );
    assert.equal(ids.length, 1);
  });

  it('are skipped by account and by Region where they lie as delivered', async () => {
    const delivered = SAMPLE_START;
    const layout = {
      [pathOf({ delivered, account: '444455556666' })]: [],
      [pathOf({ delivered, region: 'eu-west-1' })]: [],
      [pathOf({ delivered, region: 'eu-north-1' })]: [],
      [pathOf({ delivered, account: '444455556666' }).split('/').at(-1) ?? '']: [],
    };
    const skipped = async (...filters: EventFilter[]) =>
      (await searched(layout, { filters })).problems.map(({ cause, why }) => [cause, english(why)]);
    assert.deepEqual(await skipped({ attribute: 'recipientAccountId', value: '111122223333' }), [
      ['account', 'Of account 444455556666.'],
    ]);
    assert.deepEqual(
      await skipped(
        { attribute: 'awsRegion', value: 'eu-west-1' },
        { attribute: 'awsRegion', value: 'eu-west-3' },
      ),
      [
        ['region', 'Of Region us-east-1.'],
        ['region', 'Of Region eu-north-1.'],
      ],
    );
    // Old trails wrote what is recorded in us-east-1 to the files of every Region.
    assert.deepEqual(await skipped({ attribute: 'awsRegion', value: 'us-east-1' }), []);
  });

  it('leave out no event, whatever the layout, the lag and the query', async () => {
    let skippedInAll = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomFrom(seed);
      const pick = <T>(values: readonly [T, ...T[]]): T =>
        values[Math.floor(random() * values.length)] ?? values[0];
      const layout: Record<string, CloudTrailEvent[]> = {};
      for (let n = 0; n < 80; n++) {
        const time = SAMPLE_START + Math.floor(random() * 12 * DAY);
        // Most within minutes, as measured; some as late as an outage makes them.
        const lag = random() < 0.8 ? random() * 15 * 60_000 : random() * 47 * HOUR;
        const account = pick(['111122223333', '444455556666']);
        const region = pick(['us-east-1', 'eu-west-1', 'eu-north-1']);
        const isGlobal = random() < 0.1;
        const path = pathOf(
          { account, region, delivered: time + lag },
          ...(random() < 0.3 ? [`renamed-${n % 5}.json`] : []),
        );
        const more = { recipientAccountId: account, awsRegion: isGlobal ? 'us-east-1' : region };
        (layout[path] ??= []).push(at(time, n, more));
      }
      const unnamed = Object.fromEntries(
        Object.entries(layout).map(([, events], index) => [`${index}.json`, events]),
      );
      const from = SAMPLE_START + Math.floor(random() * 12 * DAY);
      const query: EventQuery = {
        ...(random() < 0.8 ? { from } : {}),
        ...(random() < 0.8 ? { to: from + Math.floor(random() * 2 * DAY) } : {}),
        filters: [
          ...(random() < 0.5
            ? [{ attribute: 'recipientAccountId', value: pick(['111122223333', '444455556666']) }]
            : []),
          ...(random() < 0.5
            ? [{ attribute: 'awsRegion', value: pick(['us-east-1', 'eu-west-1', 'eu-north-1']) }]
            : []),
        ] as EventFilter[],
      };
      const [some, all] = [await searched(layout, query), await searched(unnamed, query)];
      assert.deepEqual(some.ids, all.ids, `seed ${seed}`);
      assert.equal(all.problems.length, 0);
      assert.equal(some.read.length + some.problems.length >= Object.keys(layout).length, true);
      skippedInAll += some.problems.length;
    }
    assert.ok(skippedInAll > 500, 'hardly anything was skipped');
  });

  it('are no digests: those hold no events and are left alone', async () => {
    const digest =
      '111122223333_CloudTrail-Digest_us-east-1_management_us-east-1_20260304T051010Z.json';
    assert.deepEqual(await searched({ [digest]: [] }, { filters: [] }), {
      read: [],
      ids: [],
      problems: [],
    });
  });
});
