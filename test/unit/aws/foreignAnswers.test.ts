import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { openAthena } from '../../../src/aws/athena';
import { openLake } from '../../../src/aws/eventDataStore';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import { MOST_EMPTY_PAGES } from '../../../src/aws/pageTokens';
import { answeringRegions } from '../../../src/aws/regions';
import type { OpenConnection } from '../../../src/aws/session';
import { english } from '../../../src/core/message';
import { ANY_TRAIL_TABLE } from '../../../src/core/sql/athenaSql';
import type { EventPage, EventSearch } from '../../../src/stores/eventStore';
import { never } from '../stores/eventStoreContract';
import { SAMPLE_START, sampleEvent } from '../stores/sampleEvents';
import { json, rawServer, type Answering, type RawAnswer, type RawServer } from './answers';
import { awsFiles, UNASKED, type AwsFiles } from './awsFiles';
import { rejectsWith } from './queryStores';
import { hastyClock, testClock } from './testClock';

const NOW = SAMPLE_START + 24 * 60 * 60_000;
const FOREIGN = /^The answer does not come from AWS: a proxy or sign-in page\?/;

let server: RawServer | undefined;
let files: AwsFiles | undefined;

async function serve(answering: Answering): Promise<void> {
  await stop();
  server = await rawServer(answering);
  files = await awsFiles(server.url);
}

async function stop(): Promise<void> {
  await files?.remove();
  await server?.close();
  files = server = undefined;
}

function connectionOf(more: Partial<OpenConnection> = {}, clock = hastyClock()) {
  return {
    profile: 'demo',
    region: 'us-east-1',
    pacer: createPacer(4, clock),
    clock,
    callers: UNASKED,
    now: () => NOW,
    ...more,
  };
}

const history = (more?: Partial<OpenConnection>, clock = hastyClock()) =>
  eventHistoryStore(connectionOf(more, clock)).search({ filters: [] });

const table = { ...ANY_TRAIL_TABLE, database: 'default' };
const athena = () =>
  openAthena(connectionOf()).store({ workGroup: 'primary', table }).search({ filters: [] });
const lake = () =>
  openLake(connectionOf())
    .store({ eventDataStore: { id: 'store', name: 'store' } })
    .search({ filters: [] });

const entry = (n: number, more: object = {}) => ({
  EventId: sampleEvent(n).eventID,
  EventName: 'GetUser',
  EventTime: (SAMPLE_START + n * 60_000) / 1000,
  CloudTrailEvent: JSON.stringify(sampleEvent(n)),
  ...more,
});

/** All pages: a search that has no end fails here. */
async function readAll(search: EventSearch): Promise<readonly EventPage[]> {
  const pages: EventPage[] = [];
  for (let done = false; !done;) {
    const page = await search.next(never());
    pages.push(page);
    ({ done } = page);
    assert.ok(pages.length < 1000, 'The search has no end.');
  }
  return pages;
}

const idsOf = (pages: readonly EventPage[]) =>
  pages.flatMap(({ events }) => events.map(({ event }) => event.eventID));
const problemsOf = (pages: readonly EventPage[]) =>
  pages.flatMap(({ problems }) => problems.map(({ what, why }) => `${what}: ${english(why)}`));

const HTML = '<!DOCTYPE html><html><body>Sign in to Guest Wi-Fi</body></html>';
const html = (status: number, headers = {}): RawAnswer => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: HTML,
});
const FOREIGN_ANSWERS: Readonly<Record<string, RawAnswer>> = {
  'a sign-in page': html(200),
  'a redirect': html(302, { location: 'http://127.0.0.1:1/login' }),
  'a redirect without a body': { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
  'a redirect with JSON': { ...json({ Events: [] }), status: 301 },
  'a refusing page': html(403),
  'a proxy that wants a password': html(407),
  'a broken gateway': html(502),
  'text under the type of JSON': { ...json({}), body: 'blocked by policy' },
  'half of an answer': { ...json({}), body: '{"Events":[{"EventId":"1"' },
  nothing: { body: '' },
  'white space': { body: ' \n' },
  null: { body: 'null' },
  'a list': { body: '[]' },
  'a word': { body: '"welcome"' },
  'bytes that are not text': { body: Buffer.from([0xff, 0xfe, 0, 1]) },
  "another's refusal": { ...json({ error: 'blocked' }), status: 403 },
};

describe('answers that do not come from AWS', () => {
  after(stop);

  for (const [name, answer] of Object.entries(FOREIGN_ANSWERS))
    it(`are said to be that: ${name}`, async () => {
      await serve(() => answer);
      for (const search of [history(), athena(), lake()])
        await rejectsWith(search.next(never()), 'network', FOREIGN);
      await rejectsWith(answeringRegions(connectionOf(), never()), 'network', FOREIGN);
      await rejectsWith(openAthena(connectionOf()).workGroups(never()), 'network', FOREIGN);
      await rejectsWith(openLake(connectionOf()).eventDataStores(never()), 'network', FOREIGN);
    });

  it('do not end a search for good', async () => {
    await serve(({ index }) => (index === 0 ? html(200) : json({ Events: [entry(1)] })));
    const search = history();
    await rejectsWith(search.next(never()), 'network', FOREIGN);
    assert.equal(idsOf(await readAll(search)).length, 1);
  });

  it('are told when a role of the profile is to be assumed', async () => {
    await serve(() => html(200));
    await files?.config(
      '[profile demo]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\n',
    );
    await files?.credentials(
      '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = example\n',
    );
    await rejectsWith(history().next(never()), 'network', FOREIGN);
    assert.equal(server?.count(), 1);
  });

  it('do not keep a query waiting that no engine knows', async () => {
    await serve(() => json({ welcome: true }));
    for (const search of [athena(), lake()])
      await rejectsWith(search.next(never()), 'network', FOREIGN);
    await serve(({ index }) =>
      json(index % 2 === 0 ? { QueryExecutionId: '1', QueryId: '1' } : { welcome: true }),
    );
    for (const search of [athena(), lake()])
      await rejectsWith(search.next(never()), 'network', FOREIGN);
    assert.equal(server?.count(), 4);
  });

  it('send a request nowhere else: redirects are not followed', async () => {
    const other = await rawServer(() => json({ Events: [] }));
    for (const status of [301, 302, 303, 307, 308]) {
      await serve(() => ({ status, headers: { location: `${other.url}/` }, body: '' }));
      await rejectsWith(history().next(never()), 'network', FOREIGN);
    }
    assert.equal(other.count(), 0);
    await other.close();
  });
});

describe('pages without an end', () => {
  after(stop);

  const TOKENS: Readonly<Record<string, (index: number) => unknown>> = {
    'the same token': () => 'A',
    'two tokens in turn': index => 'AB'[index % 2],
    'a circle after a while': index => `t${index < 5 ? index : 3 + (index % 4)}`,
    'a token that is not text': () => 7,
  };
  for (const [name, tokenOf] of Object.entries(TOKENS))
    it(`end, and keep what was found: ${name}`, async () => {
      await serve(({ index }) => json({ Events: [entry(index)], NextToken: tokenOf(index) }));
      const pages = await readAll(history());
      assert.match(problemsOf(pages).join(), /^LookupEvents: AWS gave no way to the next page/);
      assert.equal(new Set(idsOf(pages)).size, server?.count());
      assert.ok(Number(server?.count()) < 12, String(server?.count()));
    });

  it('are left after many empty ones, each with a new token', async () => {
    await serve(({ index }) =>
      json({ Events: index === 0 ? [entry(1)] : [], NextToken: `t${index}` }),
    );
    const pages = await readAll(history());
    assert.equal(idsOf(pages).length, 1);
    assert.match(problemsOf(pages).join(), /200 pages without a new event/);
    assert.equal(server?.count(), MOST_EMPTY_PAGES + 1);
  });

  it('are left when they hold the same event again and again', async () => {
    await serve(({ index }) => json({ Events: [entry(1)], NextToken: `t${index}` }));
    const pages = await readAll(history());
    assert.equal(idsOf(pages).length, 1);
    assert.match(problemsOf(pages).join(), /pages without a new event/);
  });

  it('are not a few empty ones before the next event', async () => {
    await serve(({ index }) =>
      json({
        Events: index % 100 === 99 ? [entry(index)] : [],
        ...(index < 499 && { NextToken: `t${index}` }),
      }),
    );
    const pages = await readAll(history());
    assert.equal(idsOf(pages).length, 5);
    assert.deepEqual(problemsOf(pages), []);
  });

  const engineAnswer = (operation: string, page: object): RawAnswer => {
    const answers: Readonly<Record<string, object>> = {
      StartQueryExecution: { QueryExecutionId: '1' },
      StartQuery: { QueryId: '1' },
      GetQueryExecution: { QueryExecution: { Status: { State: 'SUCCEEDED' } } },
      DescribeQuery: { QueryStatus: 'FINISHED' },
    };
    return json(answers[operation] ?? page);
  };

  it('end for results of queries, too', async () => {
    for (const tokenOf of [() => 'A', (n: number) => 'AB'[n % 2], (n: number) => `t${n}`]) {
      let asked = 0;
      await serve(({ operation }) =>
        engineAnswer(operation, {
          ResultSet: { Rows: [] },
          QueryResultRows: [],
          NextToken: operation === 'GetQueryResults' ? tokenOf(asked++) : undefined,
        }),
      );
      for (const search of [athena(), lake()]) {
        asked = 0;
        const pages = await readAll(search);
        assert.match(problemsOf(pages).join(), /^GetQueryResults: AWS gave /);
        assert.ok(asked <= MOST_EMPTY_PAGES, String(asked));
      }
    }
  });

  it('end for lists to choose from', async () => {
    await serve(({ index }) =>
      json({
        WorkGroups: [{ Name: `w${index}` }],
        EventDataStores: [{ EventDataStoreArn: `arn:x/s${index}` }],
        NextToken: 'A',
      }),
    );
    const groups = await openAthena(connectionOf()).workGroups(never());
    assert.deepEqual(groups, ['w0', 'w1']);
    assert.equal((await openLake(connectionOf()).eventDataStores(never())).length, 2);
  });

  it('do not have results of other types', async () => {
    const ODD = [
      {},
      { ResultSet: 7, QueryResultRows: 'x' },
      { ResultSet: { Rows: [null, 7, {}] } },
    ];
    for (const page of [...ODD, { QueryResultRows: [null, [null], {}, 3] }]) {
      await serve(({ operation }) => engineAnswer(operation, page));
      for (const search of [athena(), lake()])
        await readAll(search).catch((error: unknown) => {
          assert.equal((error as Error).name, 'StoreError', String(error));
        });
    }
  });

  it('do not wait for a query that runs for ever', async () => {
    await serve(({ operation }) =>
      operation === 'GetQueryExecution' || operation === 'DescribeQuery'
        ? json({ QueryExecution: { Status: { State: 'RUNNING' } }, QueryStatus: 'RUNNING' })
        : engineAnswer(operation, {}),
    );
    const clock = hastyClock();
    const ahead = { ...clock, now: () => clock.now() * 1000 };
    for (const search of [
      openAthena(connectionOf({}, ahead)).store({ workGroup: 'primary', table }),
      openLake(connectionOf({}, ahead)).store({ eventDataStore: { id: 's', name: 's' } }),
    ])
      await rejectsWith(
        search.search({ filters: [] }).next(never()),
        'other',
        /not finished after 4 hours/,
      );
  });
});

describe('answers of AWS with something odd in them', () => {
  after(stop);

  it('have each event once, however often pages repeat it', async () => {
    await serve(({ index }) =>
      json({
        Events: [entry(index), entry(index + 1), entry(index + 1)],
        ...(index < 3 && { NextToken: `t${index}` }),
      }),
    );
    const ids = idsOf(await readAll(history()));
    assert.deepEqual(
      ids,
      [0, 1, 2, 3, 4].map(n => sampleEvent(n).eventID),
    );
  });

  for (const [name, Events] of Object.entries({ object: { a: 1 }, text: 'abc', null: null, no: 7 }))
    it(`have no list of events: ${name}`, async () => {
      await serve(({ index }) =>
        json(index === 0 ? { Events, NextToken: 'A' } : { Events: [entry(2)] }),
      );
      const pages = await readAll(history());
      assert.deepEqual(problemsOf(pages), [
        'LookupEvents: AWS returned a page without a list of events.',
      ]);
      assert.equal(idsOf(pages).length, 1);
    });

  it('lose no event to the type of another or of its time', async () => {
    await serve(() =>
      json({
        Events: [
          entry(1, { EventTime: 'yesterday' }),
          entry(2, { EventTime: null }),
          entry(3, { EventTime: 1e300 }),
          null,
          'text',
          [],
          entry(4, { CloudTrailEvent: '{oops' }),
          entry(5, { CloudTrailEvent: 'null' }),
          entry(6, { CloudTrailEvent: { a: 1 } }),
          entry(7, { CloudTrailEvent: null, EventName: { a: 1 } }),
          entry(8, { EventTime: undefined }),
        ],
      }),
    );
    const pages = await readAll(history());
    assert.deepEqual(
      idsOf(pages),
      [1, 2, 3, 8].map(n => sampleEvent(n).eventID),
    );
    assert.equal(problemsOf(pages).length, 7);
    assert.doesNotMatch(problemsOf(pages).join(), /\[object|undefined/);
  });

  it('wait as long as they ask, where that is not long', async () => {
    const throttling = (retry: string, date = '') =>
      json(
        { __type: 'ThrottlingException', message: 'Rate exceeded' },
        { status: 400, headers: { 'retry-after': retry, ...(date && { date }) } },
      );
    const date = 'Sat, 31 Jan 2026 12:00:00 GMT';
    for (const [answer, wait] of [
      [throttling('7'), 7000],
      [throttling('0'), 1000],
      [throttling('soon'), 1000],
      [throttling('Sat, 31 Jan 2026 12:00:09 GMT', date), 9000],
    ] as const) {
      await serve(({ index }) => (index === 0 ? answer : json({ Events: [] })));
      const clock = hastyClock();
      await history({}, clock).next(never());
      assert.deepEqual(clock.waits.map(Math.round), [wait]);
    }
    await serve(() => throttling('3600'));
    await rejectsWith(history().next(never()), 'throttled', /2 a second/);
    assert.equal(server?.count(), 1);
  });

  it('say that the clock of the machine is wrong', async () => {
    for (const [name, words] of [
      ['InvalidSignatureException', 'Signature expired: 20260131T1 is now earlier than 20260131T2'],
      ['InvalidSignatureException', 'Signature not yet current: 20260131T2 is still later than'],
      [
        'RequestTimeTooSkewed',
        'The difference between the request time and the server is too large',
      ],
    ]) {
      await serve(() => json({ __type: name, message: words }, { status: 403 }));
      for (const search of [history(), athena(), lake()])
        await rejectsWith(
          search.next(never()),
          'other',
          /its clock is too far off\. Set the clock/,
        );
    }
  });

  it('have no reason of megabytes', async () => {
    await serve(() => json({ __type: 'Odd', message: 'x'.repeat(2_000_000) }, { status: 400 }));
    await assert.rejects(history().next(never()), (error: Error) => error.message.length < 2000);
  });
});

describe('answers without an end', () => {
  after(stop);

  it('are cut off when they come a byte at a time', async () => {
    let arrived = (): void => undefined;
    const begun = new Promise<void>(resolve => (arrived = resolve));
    await serve(() => response => {
      response.writeHead(200);
      // Each byte when the one before has gone: nothing is ever silent.
      response.write('{"Events":[', () => arrived());
      const drip = () => void (response.destroyed || response.write(' ', () => setImmediate(drip)));
      drip();
    });
    const clock = testClock();
    const page = history({ limits: { clock } }).next(never());
    page.catch(() => undefined);
    await begun;
    await clock.advance(119_000);
    assert.equal(clock.pending(), 1);
    await clock.advance(1000);
    await rejectsWith(page, 'network', /AWS in us-east-1 did not finish its answer within 120 sec/);
    assert.equal(clock.pending(), 0);
  });

  it('are cut off when nothing comes at all', async () => {
    let arrived = (): void => undefined;
    const begun = new Promise<void>(resolve => (arrived = resolve));
    await serve(() => () => arrived());
    const clock = testClock();
    const page = history({ limits: { clock } }).next(never());
    page.catch(() => undefined);
    await begun;
    await clock.advance(120_000);
    await rejectsWith(page, 'network', /within 120 seconds/);
  });

  it('are not read beyond a size', async () => {
    const limits = { sizeLimit: 1024 * 1024 };
    let written = 0;
    const endless = (response: ServerResponse) => {
      response.writeHead(200);
      const more = () => {
        written += 65_536;
        if (!response.destroyed) response.write(Buffer.alloc(65_536, ' '), more);
      };
      more();
    };
    await serve(() => endless);
    await rejectsWith(history({ limits }).next(never()), 'other', /more than 1 MB/);
    assert.ok(written < 64 * 1024 * 1024, String(written));
    await serve(() => response => {
      response.writeHead(200, { 'content-length': String(2 ** 40) });
      response.write('{');
    });
    await rejectsWith(history({ limits }).next(never()), 'other', /more than 1 MB/);
  });

  it('stop when nobody wants them any more', async () => {
    let arrived = (): void => undefined;
    const begun = new Promise<void>(resolve => (arrived = resolve));
    let closed = (): void => undefined;
    const ended = new Promise<void>(resolve => (closed = resolve));
    await serve(() => response => {
      response.on('close', () => closed());
      response.writeHead(200);
      response.write('{', () => arrived());
    });
    const controller = new AbortController();
    const page = history().next(controller.signal);
    await begun;
    controller.abort(new Error('enough'));
    await assert.rejects(page, /enough/);
    await ended;
  });
});
