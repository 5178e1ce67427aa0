// Event history of several Regions at once, by the real SDK from the replay, which allows what AWS does.
import { createCallers } from '../../../src/aws/callers';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import { awsFiles } from '../../unit/aws/awsFiles';
import { madeEvent, NOW } from '../../replay/madeHistory';
import { startReplay } from '../../replay/server';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-2'];
const PAGE = 50;
/** Of each Region. */
const PAGES = 22;
/** Those that may be asked for at once are over before it is measured. */
const FIRST = 2;

/** Milliseconds for a hundred events of a Region, the slowest of them. */
async function hundredEvents(): Promise<number> {
  const events = Array.from({ length: PAGES * PAGE * REGIONS.length }, (_, n) =>
    madeEvent(n, { awsRegion: REGIONS[n % REGIONS.length] }),
  );
  const replay = await startReplay({
    events,
    now: () => NOW + performance.now(),
    account: '111122223333',
  });
  const files = await awsFiles(replay.url);
  const pacer = createPacer(2);
  const callers = createCallers();

  async function read(region: string): Promise<number> {
    const store = eventHistoryStore({ profile: 'demo', region, pacer, callers, now: () => NOW });
    const search = store.search({ filters: [] });
    const { signal } = new AbortController();
    let started = NaN;
    let found = 0;
    for (let page = 0, done = false; !done; page++) {
      if (page === FIRST) started = performance.now();
      const next = await search.next(signal);
      if (page >= FIRST) found += next.events.length;
      ({ done } = next);
    }
    return (100 * (performance.now() - started)) / found;
  }

  try {
    return Math.max(...(await Promise.all(REGIONS.map(read))));
  } finally {
    await files.remove();
    await replay.close();
  }
}

export const historyTasks = { hundredEvents };
