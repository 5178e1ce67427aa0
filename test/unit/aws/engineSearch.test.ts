import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { querySearch, type QueryState, type ResultPage } from '../../../src/aws/querySearch';
import { english, message } from '../../../src/core/message';
import { StoreError, type EventPage } from '../../../src/stores/eventStore';
import { testClock } from './testClock';

const HOUR = 3_600_000;
const RUNNING: QueryState = { isDone: false };
const DONE: QueryState = { isDone: true };

/** A row of a result with an event in it. */
const row = (eventID: string) => [['eventid', eventID] as const, ['eventname', 'X'] as const];

interface Engine {
  readonly states?: readonly QueryState[];
  readonly pages?: readonly ResultPage[];
  readonly limit?: number;
  readonly range?: { readonly from: number; readonly to: number };
}

/** A search over an engine that answers what a test says; the last state and page again and again. */
function searchOver({ states = [DONE], pages = [], limit = 100, range }: Engine) {
  const clock = testClock();
  const asked: string[] = [];
  const keys = new Set<string>();
  let state = 0;
  let page = 0;
  const search = querySearch({
    range: range ?? { from: 0, to: 1 },
    statement: 'SELECT 1',
    limit,
    clock,
    engine: {
      async start(statement, key) {
        keys.add(key);
        asked.push(`start ${statement}`);
        return `run ${keys.size}`;
      },
      async state(id) {
        asked.push(`state ${id} at ${clock.now()}`);
        return states[Math.min(state++, states.length - 1)] ?? DONE;
      },
      async page(id, token) {
        asked.push(`page ${id} ${token ?? '-'}`);
        return pages[Math.min(page++, pages.length - 1)] ?? { rows: [] };
      },
      stop: id => void asked.push(`stop ${id}`),
    },
  });
  return { search, clock, asked };
}

const ids = ({ events }: EventPage) => events.map(({ event }) => event['eventID']);
const told = ({ problems }: EventPage) =>
  problems.map(({ what, why }) => `${what}: ${english(why)}`);
const never = () => new AbortController().signal;

describe('a search that is a query', () => {
  it('asks soon at first, then every two seconds, and once more for each later page only', async () => {
    const states = [...Array<QueryState>(6).fill(RUNNING), DONE];
    const pages = [{ rows: [row('a')], token: 'next' }, { rows: [row('b')] }];
    const { search, clock, asked } = searchOver({ states, pages });
    const first = search.next(never());
    await clock.advance(20_000);
    assert.deepEqual(ids(await first), ['a']);
    const second = await search.next(never());
    assert.deepEqual([ids(second), second.done], [['b'], true]);
    assert.deepEqual(asked, [
      'start SELECT 1',
      ...[0, 250, 750, 1750, 3750, 5750, 7750].map(time => `state run 1 at ${time}`),
      'page run 1 -',
      'page run 1 next',
    ]);
    assert.equal(clock.pending(), 0);
    assert.equal(search.statement, 'SELECT 1');
  });

  it('tells before it begins, after each question, and at the end', async () => {
    const states = [{ isDone: false, bytesScanned: 5 }, RUNNING, { isDone: true, bytesScanned: 9 }];
    const { search, clock } = searchOver({ states, pages: [{ rows: [row('a')] }] });
    const seen: unknown[] = [];
    const page = search.next(never(), now => seen.push(now));
    await clock.advance(5000);
    assert.equal((await page).done, true);
    assert.deepEqual(seen, [
      { read: 0 },
      { read: 0, bytesScanned: 5 },
      { read: 0, bytesScanned: 5 },
      { read: 0, bytesScanned: 9 },
      { read: 1, bytesScanned: 9 },
    ]);
  });

  it('goes on over pages without a new event', async () => {
    const pages = [
      { rows: [row('a')], token: '1' },
      { rows: [row('a')], token: '2' },
      { rows: [], token: '3' },
      { rows: [row('a'), row('b')] },
    ];
    const { search, asked } = searchOver({ pages });
    assert.deepEqual(ids(await search.next(never())), ['a']);
    const last = await search.next(never());
    assert.deepEqual([ids(last), last.done, last.problems], [['b'], true, []]);
    assert.equal(asked.filter(one => one.startsWith('page')).length, 4);
    assert.deepEqual(await search.next(never()), { events: [], problems: [], done: true });
  });

  it('needs no query for an empty range, and one for a moment', async () => {
    const empty = searchOver({ range: { from: 2, to: 1 } });
    assert.equal((await empty.search.next(never())).done, true);
    assert.deepEqual(empty.asked, []);
    const moment = searchOver({ range: { from: 1, to: 1 } });
    await moment.search.next(never());
    assert.equal(moment.asked.length, 3);
  });

  const limits: readonly (readonly [rows: number, limit: number, isCut: boolean])[] = [
    [2, 3, false],
    [3, 3, true],
    [4, 3, true],
  ];
  for (const [count, limit, isCut] of limits)
    it(`of at most ${limit} rows says ${isCut ? 'that' : 'nothing where'} there are ${count}`, async () => {
      const rows = Array.from({ length: count }, (_, at) => row(`e${at}`));
      const token = count > limit ? { token: 'more' } : {};
      const { search } = searchOver({ limit, pages: [{ rows, ...token }] });
      const page = await search.next(never());
      assert.deepEqual([page.events.length, page.done], [count, true]);
      const cut = 'Older events were left out. Search an earlier or shorter time to see them.';
      assert.deepEqual(told(page), isCut ? [`LIMIT 3: ${cut}`] : []);
    });

  it('reads on where there are as many rows as it wants and AWS has a page more', async () => {
    const rows = ['a', 'b', 'c'].map(row);
    const { search } = searchOver({ limit: 3, pages: [{ rows, token: 'more' }, { rows: [] }] });
    assert.equal((await search.next(never())).done, false);
    assert.match(told(await search.next(never()))[0] ?? '', /^LIMIT 3/);
  });

  it('says where pages end before AWS has said so', async () => {
    const { search } = searchOver({ pages: [{ rows: [row('a')], token: '1' }] });
    await search.next(never());
    const page = await search.next(never());
    assert.equal(page.done, true);
    assert.match(told(page)[0] ?? '', /^GetQueryResults: AWS gave no way to the next page/);
    assert.equal(page.problems.length, 1);
  });

  it('names a row that is no event, and shows every row without an id', async () => {
    const odd = [['eventjson', 'no JSON'] as const];
    const unnamed = [['eventname', 'X'] as const];
    const { search } = searchOver({ pages: [{ rows: [odd, unnamed, unnamed] }] });
    const page = await search.next(never());
    assert.equal(page.events.length, 2);
    assert.deepEqual(told(page), ['An event: AWS returned a record that is not a JSON object.']);
  });

  it('fails with the reason, and is another execution the next time', async () => {
    const failure = new StoreError('denied', message('No.'));
    const { search, asked } = searchOver({ states: [{ isDone: false, failure }, DONE] });
    await assert.rejects(search.next(never()), failure);
    await search.next(never());
    assert.deepEqual(asked.slice(0, 4), [
      'start SELECT 1',
      'state run 1 at 0',
      'start SELECT 1',
      'state run 2 at 0',
    ]);
    assert.ok(!asked.some(one => one.startsWith('stop')));
  });

  it('does not wait longer than a query may run, and goes on with the same one when asked', async () => {
    const { search, clock, asked } = searchOver({ states: [RUNNING] });
    const page = search.next(never());
    const failed = assert.rejects(page, /The query has not finished after 4 hours/);
    await clock.advance(4 * HOUR + 4000);
    await failed;
    const last = asked.at(-1) ?? '';
    const time = Number(last.slice(last.lastIndexOf(' ')));
    assert.ok(time > 4 * HOUR && time <= 4 * HOUR + 2000, last);
    const controller = new AbortController();
    const again = assert.rejects(search.next(controller.signal), /enough/);
    await clock.advance(0);
    assert.equal(asked.at(-1)?.startsWith('state run 1'), true);
    controller.abort(new Error('enough'));
    await again;
  });

  it('is stopped when the user leaves between two questions, and leaves nothing behind', async () => {
    const { search, clock, asked } = searchOver({ states: [RUNNING] });
    const controller = new AbortController();
    const left = assert.rejects(search.next(controller.signal), /enough/);
    await clock.advance(300);
    assert.deepEqual(
      [clock.pending(), getEventListeners(controller.signal, 'abort').length],
      [1, 1],
    );
    controller.abort(new Error('enough'));
    await left;
    assert.equal(asked.at(-1), 'stop run 1');
    assert.deepEqual(
      [clock.pending(), getEventListeners(controller.signal, 'abort').length],
      [0, 0],
    );
    await assert.rejects(search.next(controller.signal), /enough/);
    assert.equal(asked.at(-1), 'stop run 1');
  });
});
