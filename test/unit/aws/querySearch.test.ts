import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import type { SearchProgress } from '../../../src/stores/eventStore';
import { hold, type Fault } from '../../replay/faults';
import { BYTES_AN_EVENT } from '../../replay/queryRuns';
import { allPages, eventStoreContract, never, numbersIn } from '../stores/eventStoreContract';
import { sampleEvent, sampleEvents } from '../stores/sampleEvents';
import { KEYS } from './awsFiles';
import { queryStores, rejectsWith, type QueryStores, type QueryStoresOptions } from './queryStores';

const ANY = { filters: [] };

const ENGINES = [
  { name: 'athena', words: 'Athena', start: 'StartQueryExecution', stop: 'StopQueryExecution' },
  { name: 'lake', words: 'CloudTrail Lake', start: 'StartQuery', stop: 'CancelQuery' },
] as const;

for (const { name, words, start, stop } of ENGINES) {
  describe(words, () => {
    let stores: QueryStores | undefined;

    async function open(options: QueryStoresOptions = {}): Promise<QueryStores> {
      await stores?.close();
      return (stores = await queryStores(options));
    }
    after(() => stores?.close());

    const operations = () => stores?.replay.requests.all.map(({ operation }) => operation) ?? [];
    /** Faults for the requests from the n-th question after the query on. */
    const later = (...faults: readonly Fault[]): Fault[] => ['none', ...faults];
    /** Waits until nothing that was left behind is on its way any more. */
    const settled = async () => {
      for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve));
    };

    eventStoreContract(words, async events => {
      const { replay, [name]: store } = await open({ events });
      return { store: store(), reads: () => replay.requests.count() };
    });

    it('shows what it runs before it runs it', async () => {
      const { replay, [name]: store } = await open();
      const search = store().search({ filters: [{ attribute: 'eventName', value: 'PutObject' }] });
      assert.match(search.statement ?? '', /^SELECT [^]*eventName = 'PutObject'/);
      assert.equal(replay.requests.count(), 0);
      await search.next(never());
      assert.deepEqual(
        replay.runs.map(({ statement }) => statement),
        [search.statement],
      );
    });

    it('says how much was read', async () => {
      const { [name]: store } = await open();
      const seen: SearchProgress[] = [];
      await store()
        .search(ANY)
        .next(never(), progress => seen.push(progress));
      assert.deepEqual(seen.at(-1), { read: 1, bytesScanned: 120 * BYTES_AN_EVENT });
    });

    it('says so when there are more events than it reads', async () => {
      const { [name]: store } = await open();
      const search = store({ limit: 40 }).search(ANY);
      const page = await search.next(never());
      assert.equal(page.events.length, 40);
      assert.deepEqual(
        page.problems.map(({ what }) => what),
        ['LIMIT 40'],
      );
      assert.deepEqual(await search.next(never()), { events: [], problems: [], done: true });
    });

    it('runs nothing for a time range in which nothing can be', async () => {
      const { replay, [name]: store } = await open();
      const page = await store().search({ from: 2000, to: 1000, filters: [] }).next(never());
      assert.deepEqual(page, { events: [], problems: [], done: true });
      assert.equal(replay.requests.count(), 0);
    });

    it('shows an event that was delivered twice once', async () => {
      const twice = [sampleEvent(1), sampleEvent(2), sampleEvent(1)];
      const { [name]: store } = await open({ events: twice });
      assert.deepEqual(numbersIn(await allPages(store().search(ANY))), [2, 1]);
    });

    it('stops the query when the reader leaves, and begins anew when asked to', async () => {
      const { replay, [name]: store } = await open({ queries: { polls: 1000 } });
      const search = store().search(ANY);
      const controller = new AbortController();
      const page = search.next(controller.signal, () => {
        if (operations().length >= 4) controller.abort(new Error('enough'));
      });
      await assert.rejects(page, /enough/);
      await settled();
      assert.equal(replay.runs[0]?.state, 'CANCELLED');
      assert.equal(operations().filter(operation => operation === stop).length, 1);
      const asked = operations().length;
      await settled();
      assert.equal(operations().length, asked);
    });

    it('stops a query that was just about to start', async () => {
      const held = hold();
      const { replay, [name]: store } = await open({ faults: [{ held }] });
      const search = store().search(ANY);
      const controller = new AbortController();
      const page = search.next(controller.signal);
      await held.arrived;
      controller.abort(new Error('enough'));
      await assert.rejects(page, /enough/);
      held.release();
      while (replay.runs[0]?.state !== 'CANCELLED') await settled();
      assert.equal(numbersIn(await allPages(search)).length, 120);
      assert.equal(replay.runs.length, 2);
    });

    it('leaves the result where it is when the reader stops between pages', async () => {
      const { replay, [name]: store } = await open();
      const search = store().search(ANY);
      const first = await search.next(never());
      await assert.rejects(search.next(AbortSignal.abort(new Error('enough'))), /enough/);
      assert.equal(numbersIn([first, ...(await allPages(search))]).length, 120);
      assert.deepEqual(
        replay.runs.map(({ state }) => state),
        ['SUCCEEDED'],
      );
    });

    it('is not started again by trouble on the way to it', async () => {
      const faults = later(
        'throttle',
        'none',
        'drop',
        'expire',
        'none',
        'drop',
        'drop',
        'truncate',
      );
      const { replay, files, [name]: store } = await open({ faults });
      const search = store().search(ANY);
      await rejectsWith(search.next(never()), 'expired', /aws sso login --profile demo/);
      await files.credentials(`[demo]\n${KEYS}`);
      await rejectsWith(search.next(never()), 'network', /did not get through/);
      assert.equal(numbersIn(await allPages(search)).length, 120);
      assert.equal(replay.runs.length, 1);
      assert.equal(operations().filter(operation => operation === start).length, 1);
    });

    it('says why a query has failed, and starts another when asked again', async () => {
      const failure =
        "TABLE_NOT_FOUND: line 3:6: Table 'awsdatacatalog.default.gone' does not exist";
      const { replay, [name]: store } = await open({ queries: { failure } });
      const search = store().search(ANY);
      const sentence = new RegExp(`^${words} in us-east-1 does not have .*TABLE_NOT_FOUND`);
      await rejectsWith(search.next(never()), 'missing', sentence);
      await rejectsWith(search.next(never()), 'missing', sentence);
      assert.equal(replay.runs.length, 2);
    });

    const reasons = [
      [
        'denied',
        'Insufficient permissions to execute the query. Access Denied (Service: Amazon S3)',
      ],
      ['other', 'Query exhausted resources at this scale factor'],
    ] as const;
    for (const [kind, failure] of reasons)
      it(`tells ${kind} from the reason: ${failure.slice(0, 20)}…`, async () => {
        const { [name]: store } = await open({ queries: { failure } });
        await rejectsWith(
          store().search(ANY).next(never()),
          kind,
          new RegExp(failure.slice(0, 20)),
        );
      });

    it('names the permission that is missing', async () => {
      const { [name]: store } = await open({ faults: ['deny'] });
      const service = name === 'athena' ? 'athena' : 'cloudtrail';
      await rejectsWith(
        store().search(ANY).next(never()),
        'denied',
        new RegExp(
          `does not let profile demo search with ${words} .*permission ${service}:${start}`,
        ),
      );
    });

    it('waits when there are too many requests, and says so when that does not end', async () => {
      const faults = Array<Fault>(6).fill('throttle');
      const { [name]: store } = await open({ faults });
      const search = store().search(ANY);
      await rejectsWith(search.next(never()), 'throttled', new RegExp(`^${words} in us-east-1`));
      assert.equal(numbersIn(await allPages(search)).length, 120);
    });

    it('asks nothing but what it has to', async () => {
      const { replay, [name]: store } = await open({ events: sampleEvents(3) });
      await allPages(store().search(ANY));
      assert.deepEqual(
        [...new Set(operations())],
        name === 'athena'
          ? ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults']
          : ['StartQuery', 'DescribeQuery', 'GetQueryResults'],
      );
      assert.deepEqual(replay.requests.unknown(), []);
    });

    it('gives events as they were recorded', async () => {
      const event: CloudTrailEvent = {
        ...sampleEvent(1),
        userIdentity: {
          type: 'AssumedRole',
          principalId: 'AROAIOSFODNN7EXAMPLE:alice, arn=x}',
          sessionContext: {
            sessionIssuer: { type: 'Role', userName: 'Admin' },
            attributes: { creationDate: '2026-01-31T11:58:00Z', mfaAuthenticated: 'false' },
          },
        },
        resources: [{ accountId: '111122223333', ARN: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket' }],
        tlsDetails: { tlsVersion: 'TLSv1.3' },
        additionalEventData: { nested: [1, '{"a":', null] },
        sessionCredentialFromConsole: 'true',
        errorMessage: '{not JSON}',
      };
      const { [name]: store } = await open({ events: [event] });
      const [page] = await allPages(store().search(ANY));
      assert.deepEqual(page?.events[0]?.event, event);
    });
  });
}
