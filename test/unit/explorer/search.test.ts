import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { lookupFilter, matches } from '../../../src/core/query';
import { EventTree } from '../../../src/explorer/eventTree';
import { PRESETS, type Preset } from '../../../src/explorer/presets';
import {
  conditions,
  EVERYTHING,
  parseRange,
  parseSearch,
  queryOf,
  withFilter,
  without,
  withRange,
  type Search,
} from '../../../src/explorer/search';
import { seenValues } from '../../../src/explorer/seenValues';
import { sampleEvent } from '../stores/sampleEvents';
import { manualStore, page, settled } from './manualStore';

const alice = { attribute: 'userName', value: 'alice' } as const;
const bob = { attribute: 'userName', value: 'bob' } as const;
const denied = { attribute: 'errorCode', value: 'AccessDenied' } as const;
const NOON = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;

describe('a search', () => {
  it('moves with the clock until it begins', () => {
    const search: Search = { range: { minutes: 60 }, filters: [alice] };
    assert.deepEqual(queryOf(search, NOON), { from: NOON - 60 * MINUTE, filters: [alice] });
    assert.deepEqual(queryOf(EVERYTHING, NOON), { filters: [] });
    const fixed: Search = { range: { from: 1, to: 2 }, filters: [] };
    assert.deepEqual(queryOf(fixed, NOON), { from: 1, to: 2, filters: [] });
  });

  it('takes alternatives of one attribute together, and gives them up together', () => {
    const search = [alice, denied, bob, alice].reduce<Search>(withFilter, EVERYTHING);
    assert.deepEqual(search.filters, [alice, denied, bob]);
    const [users, errors] = conditions(search.filters);
    assert.deepEqual(users, { attribute: 'userName', values: ['alice', 'bob'] });
    assert.ok(users && errors);
    assert.deepEqual(without(search, users), { filters: [denied] });
    assert.deepEqual(without(search, errors), { filters: [alice, bob] });
  });

  it('asks for every text by itself', () => {
    const texts = ['a', 'b'].map(value => ({ attribute: 'text' as const, value }));
    const found = conditions(texts);
    assert.equal(found.length, 2);
    assert.ok(found[0]);
    assert.deepEqual(without({ filters: texts }, found[0]).filters, [texts[1]]);
  });

  it('loses its range without a trace', () => {
    const search = withRange(withRange({ filters: [alice] }, { minutes: 15 }), undefined);
    assert.deepEqual(search, { filters: [alice] });
  });
});

describe('a typed time range', () => {
  const ranges: Readonly<Record<string, unknown>> = {
    '30m': { minutes: 30 },
    ' 6 h ': { minutes: 360 },
    '2d': { minutes: 2880 },
    '1W': { minutes: 10_080 },
    '2026-01-31': { from: Date.UTC(2026, 0, 31), to: Date.UTC(2026, 1, 1) - 1 },
    '2026-01-31 12:00': { from: NOON },
    '2026-01-31T12:00:00Z': { from: NOON },
    '2026-01-31 12:00 .. 2026-01-31 12:05': { from: NOON, to: NOON + 6 * MINUTE - 1 },
    '2026-01-31 12:00:00..2026-01-31 12:00:30': { from: NOON, to: NOON + 30_999 },
    '2026-01-30 – 2026-01-31': { from: Date.UTC(2026, 0, 30), to: Date.UTC(2026, 1, 1) - 1 },
  };
  for (const [typed, range] of Object.entries(ranges))
    it(`is understood: ${typed}`, () => assert.deepEqual(parseRange(typed), range));

  for (const typed of [
    '',
    'soon',
    '0h',
    '5 years',
    '2026-13-01',
    '2026-01-31 25:00',
    '..',
    '2026-01-31 ..',
    '2026-01-31 .. 2026-01-30',
    '2026-01-01 .. 2026-01-02 .. 2026-01-03',
  ])
    it(`is refused: “${typed}”`, () => assert.equal(parseRange(typed), undefined));
});

describe('a search that was kept', () => {
  for (const search of [
    EVERYTHING,
    { filters: [alice, denied] },
    { range: { minutes: 15 }, filters: [] },
    { range: { from: 1 }, filters: [] },
    { range: { from: 1, to: 2 }, filters: [alice] },
  ] satisfies readonly Search[])
    it(`comes back: ${JSON.stringify(search)}`, () =>
      assert.deepEqual(parseSearch(JSON.parse(JSON.stringify(search))), search));

  for (const kept of [
    undefined,
    null,
    'x',
    {},
    { filters: {} },
    { filters: [{ attribute: 'colour', value: 'red' }] },
    { filters: [{ attribute: 'userName', value: 7 }] },
    { filters: [null] },
    { range: {}, filters: [] },
    { range: null, filters: [] },
    { range: { minutes: 'all' }, filters: [] },
    { range: { from: 1, to: null }, filters: [] },
  ])
    it(`is dropped when it is none: ${JSON.stringify(kept)}`, () =>
      assert.equal(parseSearch(kept), undefined));
});

describe('values seen so far', () => {
  const events = [sampleEvent(1), sampleEvent(2), sampleEvent(10)];

  it('are counted, the most frequent first', () => {
    assert.deepEqual(seenValues(events, 'userName'), [
      ['alice', 2],
      ['bob', 1],
    ]);
    assert.deepEqual(seenValues([], 'userName'), []);
  });

  it('count once in an event, and leave out what is no name', () => {
    const twice: CloudTrailEvent = {
      requestParameters: { a: 'sg-1', b: 'sg-1', policy: 'x'.repeat(5000) },
    };
    assert.deepEqual(seenValues([twice], 'resource'), [['sg-1', 1]]);
  });
});

describe('the presets', () => {
  const signIn = (result: string, mfa: string): CloudTrailEvent => ({
    ...sampleEvent(1),
    eventName: 'ConsoleLogin',
    eventSource: 'signin.amazonaws.com',
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: mfa },
  });
  const call = (eventSource: string, eventName: string, rest: CloudTrailEvent = {}) => ({
    ...sampleEvent(1),
    eventSource: `${eventSource}.amazonaws.com`,
    eventName,
    readOnly: false,
    ...rest,
  });
  const cases: Readonly<Record<Preset, readonly [CloudTrailEvent, CloudTrailEvent]>> = {
    signInFailures: [signIn('Failure', 'No'), signIn('Success', 'No')],
    consoleWithoutMfa: [signIn('Success', 'No'), signIn('Success', 'Yes')],
    rootUse: [
      call('iam', 'CreateAccessKey', { userIdentity: { type: 'Root' } }),
      call('iam', 'CreateAccessKey'),
    ],
    iamChanges: [call('iam', 'CreateUser'), call('iam', 'GetUser', { readOnly: true })],
    deniedCalls: [
      call('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }),
      call('ec2', 'RunInstances', { errorCode: 'Client.InvalidParameterValue' }),
    ],
    trailTampering: [call('cloudtrail', 'StopLogging'), call('cloudtrail', 'CreateTrail')],
    publicS3: [call('s3', 'PutBucketPolicy'), call('s3', 'PutBucketTagging')],
  };
  for (const [preset, [yes, no]] of Object.entries(cases)) {
    const search: Search = PRESETS[preset as Preset];
    it(`find what they are named after: ${preset}`, () => {
      assert.equal(matches(search, yes), true);
      assert.equal(matches(search, no), false);
    });
  }

  it('leave work to LookupEvents where it can do it', () => {
    const asked = (preset: Preset) => lookupFilter(PRESETS[preset])?.attribute;
    assert.equal(asked('signInFailures'), 'eventName');
    assert.equal(asked('rootUse'), 'userName');
    assert.equal(asked('trailTampering'), 'eventSource');
    assert.equal(asked('deniedCalls'), undefined);
  });
});

describe('a tree that is searched', () => {
  function opened(searchOf?: () => Search) {
    const tree = new EventTree(() => undefined, { now: () => NOON, ...(searchOf && { searchOf }) });
    const { store, asked, queries } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    return { tree, node, asked, queries };
  }
  const kinds = ({ tree, node }: ReturnType<typeof opened>) =>
    tree.children(node).map(({ kind }) => kind);

  it('shows what it is searched for, above what was found', async () => {
    const { tree, node, asked, queries } = opened();
    const search: Search = { range: { minutes: 15 }, filters: [alice, bob, denied] };
    void tree.find(node, search);
    await asked.at(-1)?.give(page([1], { done: true }));
    assert.deepEqual(queries, [{ from: NOON - 15 * MINUTE, filters: [alice, bob, denied] }]);
    assert.deepEqual(
      tree.children(node).map(row => (row.kind === 'filter' ? row.values : row.kind)),
      ['range', ['alice', 'bob'], ['AccessDenied'], 'group'],
    );
    assert.equal(tree.searchOf(node), search);
  });

  it('shows at once nothing of another search, and never the page that it was waiting for', async () => {
    const it = opened();
    void it.tree.load(it.node);
    await it.asked[0]?.give(page([3]));
    void it.tree.load(it.node);
    void it.tree.find(it.node, { filters: [bob] });
    assert.deepEqual(kinds(it), ['filter', 'loading']);
    assert.ok(it.asked[1]?.signal.aborted);
    await settled();
    await it.asked[2]?.give(page([], { done: true }));
    assert.deepEqual(kinds(it), ['filter', 'empty']);
  });

  it('begins with the search that was kept, and asks for nothing by itself', async () => {
    const it = opened(() => ({ filters: [alice] }));
    assert.deepEqual(kinds(it), ['filter', 'more']);
    assert.deepEqual(it.queries, []);
    void it.tree.load(it.node);
    assert.deepEqual(it.queries, [{ filters: [alice] }]);
  });

  it('moves its time range at every refresh', async () => {
    let now = NOON;
    const tree = new EventTree(() => undefined, { now: () => now });
    const { store, asked, queries } = manualStore();
    tree.show([store]);
    const [node] = tree.stores;
    assert.ok(node);
    void tree.find(node, { range: { minutes: 1 }, filters: [] });
    await asked.at(-1)?.give(page([1], { done: true }));
    now += MINUTE;
    void tree.reload(node);
    assert.deepEqual(
      queries.map(({ from }) => from),
      [NOON - MINUTE, NOON],
    );
  });

  it('says how far it has come, also when it was stopped', async () => {
    const { tree, node, asked } = opened();
    void tree.load(node);
    const progress = { read: 3, reached: NOON, left: 5000 };
    asked.at(-1)?.progress(progress);
    tree.cancel(node);
    await settled();
    const [more] = tree.children(node);
    assert.ok(more?.kind === 'more');
    assert.deepEqual(more.progress, progress);
  });
});
