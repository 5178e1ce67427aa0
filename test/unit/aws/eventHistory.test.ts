import assert from 'node:assert/strict';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import {
  StoreError,
  type StoreErrorKind,
  type SearchProgress,
} from '../../../src/stores/eventStore';
import { hold, type Fault } from '../../replay/faults';
import { startReplay, type Replay, type ReplayOptions } from '../../replay/server';
import { allPages, eventStoreContract, never, numbersIn } from '../stores/eventStoreContract';
import { SAMPLE_START, sampleEvents } from '../stores/sampleEvents';
import { awsFiles, KEYS, UNASKED, type AwsFiles } from './awsFiles';
import { hastyClock } from './testClock';

const NOW = SAMPLE_START + 24 * 60 * 60_000;
const DAY = 24 * 60 * 60_000;

let replay: Replay;
let files: AwsFiles;

async function start(options: Partial<ReplayOptions> = {}): Promise<void> {
  await stop();
  replay = await startReplay({
    events: sampleEvents(120),
    now: () => NOW,
    requestsPerSecond: Infinity,
    ...options,
  });
  files = await awsFiles(replay.url);
}

async function stop(): Promise<void> {
  await files?.remove();
  await replay?.close();
}

function historyOf(profile: string | undefined = 'demo', clock = hastyClock()) {
  return eventHistoryStore({
    ...(profile === '' ? {} : { profile }),
    region: 'us-east-1',
    pacer: createPacer(2, clock),
    callers: UNASKED,
    now: () => NOW,
  });
}

const search = (profile?: string) => historyOf(profile).search({ filters: [] });

async function rejects(page: Promise<unknown>, kind: StoreErrorKind, message: RegExp) {
  await assert.rejects(page, error => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /wJalr|AKIA/);
    return true;
  });
}

describe('event history', () => {
  after(stop);

  eventStoreContract('event history', async events => {
    await start({ events });
    return { store: historyOf(), reads: () => replay.requests.count() };
  });

  it('is called what the person chose', async () => {
    const { id, label } = historyOf();
    assert.deepEqual(
      { id, label },
      { id: 'event-history:us-east-1:demo', label: 'demo · us-east-1' },
    );
  });

  it('asks for nothing but events', async () => {
    await start();
    await allPages(search());
    assert.deepEqual(
      [...new Set(replay.requests.all.map(({ operation }) => operation))],
      ['LookupEvents'],
    );
  });

  it('fixes the time range of all pages when the search starts', async () => {
    await start();
    let now = NOW;
    const store = eventHistoryStore({
      profile: 'demo',
      region: 'us-east-1',
      pacer: createPacer(2, hastyClock()),
      callers: UNASKED,
      now: () => now,
    });
    const started = store.search({ filters: [] });
    now += DAY;
    await allPages(started);
    const bodies = replay.requests.all.map(
      ({ body }) => JSON.parse(body) as Record<string, number>,
    );
    assert.equal(bodies.length, 3);
    for (const { StartTime, EndTime } of bodies)
      assert.deepEqual([StartTime, EndTime], [(NOW - 90 * DAY) / 1000, undefined]);
  });

  it('passes over pages on which our own filters leave nothing', async () => {
    await start();
    const filters = [
      { attribute: 'userName', value: 'bob' },
      { attribute: 'eventName', value: 'GetBucketAcl' },
      { attribute: 'readOnly', value: 'false' },
    ] as const;
    const pages = await allPages(historyOf().search({ filters }));
    assert.deepEqual(pages, [{ events: [], problems: [], done: true }]);
    const oldest = await allPages(historyOf().search({ filters: [], to: SAMPLE_START + 60_000 }));
    assert.deepEqual(numbersIn(oldest), [1, 0]);
  });

  it('tells how far back it has come, and how long the rest may take', async () => {
    await start();
    const seen: SearchProgress[] = [];
    const from = SAMPLE_START;
    const started = historyOf().search({ from, to: from + 119 * 60_000, filters: [] });
    const progress = (one: SearchProgress) => void seen.push(one);
    await started.next(never(), progress);
    // 50 of 120 minutes are read in one page: the rest is about another page and a half.
    assert.deepEqual(seen.at(-1), { read: 1, reached: from + 70 * 60_000, left: 500 });
    await started.next(never(), progress);
    await started.next(never(), progress);
    assert.deepEqual(seen.at(-1), { read: 3, reached: from, left: 0 });
  });

  it('asks nothing when the time range is empty', async () => {
    await start();
    const pages = await allPages(historyOf().search({ from: NOW, to: NOW - 1, filters: [] }));
    assert.deepEqual(pages, [{ events: [], problems: [], done: true }]);
    assert.equal(replay.requests.count(), 0);
  });

  it('backs off when throttled, longer each time, and goes on with the same page', async () => {
    await start({ faults: ['none', 'throttle', 'throttle', 'throttle'] });
    const clock = hastyClock();
    const pages = await allPages(historyOf('demo', clock).search({ filters: [] }));
    assert.equal(numbersIn(pages).length, 120);
    assert.deepEqual(clock.waits.map(Math.round), [1000, 2000, 4000]);
  });

  it('gives up when throttling does not end, and can be asked again', async () => {
    await start({ faults: Array<Fault>(6).fill('throttle') });
    const started = search();
    await rejects(started.next(never()), 'throttled', /2 a second/);
    assert.equal(replay.requests.count(), 6);
    assert.equal(numbersIn(await allPages(started)).length, 120);
  });

  it('says what to do when credentials have expired, and takes renewed ones', async () => {
    await start({ faults: ['none', 'expire'] });
    const started = search();
    const first = await started.next(never());
    await rejects(started.next(never()), 'expired', /aws sso login --profile demo/);
    await files.credentials(`[demo]\n${KEYS.replace('EXAMPLE', 'EXAMPLF')}`);
    const others = await allPages(started);
    assert.equal(numbersIn([first, ...others]).length, 120);
    assert.deepEqual(
      [...new Set(replay.requests.all.map(({ accessKeyId }) => accessKeyId))],
      ['AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLF'],
    );
  });

  it('names the permission that is missing', async () => {
    await start({ faults: ['deny'] });
    await rejects(
      search().next(never()),
      'denied',
      /profile demo .*us-east-1.* cloudtrail:LookupEvents\. AWS says: You are not authorized/,
    );
  });

  it('survives one broken connection, and loses no page to more of them', async () => {
    for (const fault of ['drop', 'truncate'] as const) {
      await start({ faults: ['none', fault, 'none', fault, fault] });
      const started = search();
      const pages = [await started.next(never()), await started.next(never())];
      await rejects(started.next(never()), 'network', /did not get through/);
      pages.push(...(await allPages(started)));
      assert.equal(numbersIn(pages).length, 120, fault);
    }
  });

  it('says so when nobody answers', async () => {
    await start();
    process.env['AWS_ENDPOINT_URL_CLOUDTRAIL'] = 'http://127.0.0.1:1';
    await rejects(search().next(never()), 'network', /ECONNREFUSED/);
  });

  it('stops at once while AWS is thinking', async () => {
    const held = hold();
    await start({ faults: ['none', { held }] });
    const started = search();
    const first = await started.next(never());
    const controller = new AbortController();
    const page = started.next(controller.signal);
    await held.arrived;
    controller.abort(new Error('enough'));
    await assert.rejects(page, /enough/);
    held.release();
    assert.equal(numbersIn([first, ...(await allPages(started))]).length, 120);
  });

  it('stops at once while it waits for its turn', async () => {
    await start();
    const clock = { now: () => 0, after: () => () => undefined };
    const store = eventHistoryStore({
      profile: 'demo',
      region: 'us-east-1',
      pacer: createPacer(2, clock),
      callers: UNASKED,
      now: () => NOW,
    });
    const started = store.search({ filters: [] });
    await started.next(never());
    await started.next(never());
    const controller = new AbortController();
    const page = started.next(controller.signal);
    setImmediate(() => controller.abort(new Error('enough')));
    await assert.rejects(page, /enough/);
    assert.equal(replay.requests.count(), 2);
  });

  it('does not know a profile that is not there, until it is', async () => {
    await start();
    const started = search('other');
    await rejects(started.next(never()), 'missing', /no profile other/);
    assert.equal(replay.requests.count(), 0);
    await files.credentials(`[other]\n${KEYS}`);
    assert.equal(numbersIn(await allPages(started)).length, 120);
  });

  it('keeps to a profile whose own credentials fail, whatever else is to be had', async () => {
    await start();
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    });
    await files.config('[profile process]\ncredential_process = false --secret=hunter2\n');
    await assert.rejects(search('process').next(never()), error => {
      assert.ok(error instanceof StoreError);
      assert.equal(error.kind, 'credentials');
      assert.match(error.message, /from profile process: its credential_process failed/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
    assert.equal(replay.requests.count(), 0);
  });

  it('takes the environment when no profile is chosen', async () => {
    await start();
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    });
    await search('').next(never());
    assert.equal(replay.requests.all[0]?.accessKeyId, 'AKIAI44QH8DHBEXAMPLE');
  });

  it('asks for an MFA code where the profile wants one, and says so when none was given', async () => {
    await start();
    await files.config(`[profile mfa]
role_arn = arn:aws:iam::111122223333:role/Auditor
source_profile = demo
mfa_serial = arn:aws:iam::111122223333:mfa/alice
`);
    const asked: string[] = [];
    const store = eventHistoryStore({
      profile: 'mfa',
      region: 'us-east-1',
      async mfaCode(serialNumber) {
        asked.push(serialNumber);
        throw new Error('Canceled');
      },
    });
    const page = store.search({ filters: [] }).next(never());
    await rejects(page, 'credentials', /No code of the MFA device .*mfa\/alice was given/);
    assert.deepEqual(asked, ['arn:aws:iam::111122223333:mfa/alice']);
  });

  it('tells an SSO session that was never begun from a wrong profile', async () => {
    await start();
    await files.config(`[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Auditor
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start/never-signed-in
`);
    await rejects(search('sso').next(never()), 'expired', /aws sso login --profile sso/);
  });
});
