import './editor';
import assert from 'node:assert/strict';
import { text } from '../../../src/core/cloudTrailEvent';
import { message } from '../../../src/core/message';
import { createTracing } from '../../../src/trace/tracing';
import { inWindow, signalOf, withProgress } from '../../../src/trace/withProgress';
import * as bundle from '../../../src/trace/index';
import { StoreError } from '../../../src/stores/eventStore';
import { made, at, user } from '../trace/made';
import { CancellationError, OpenedDocument, editor, happens, textIn } from './editor';
import { watching, type MadeSources } from './madeSources';
import { editorToken, openedTracing } from './openedTracing';
import { call, first, second } from './twoRoles';

const stranger = made('stranger', at('09:15'), { userIdentity: user('bob') });
const home = { label: 'home · eu-west-1', region: 'eu-west-1', events: [first, second] };

describe('tracing in the editor', () => {
  const OPEN = 'file:///open.json';

  it('shows an event of an open document, at a place in it', async () => {
    const { tracing } = openedTracing({ documents: { [OPEN]: [stranger, call] } });
    await tracing.reveal('call', '/eventName');
    const [document] = editor.documents;
    const [, from, to] =
      /^file:\/\/\/open\.json (\d+:\d+)-(\d+:\d+)$/.exec(editor.shown[0] ?? '') ?? [];
    const place = (words = '') => {
      const [line = 0, character = 0] = words.split(':').map(Number);
      return { line, character };
    };
    assert.equal(
      textIn(document?.text ?? '', { start: place(from), end: place(to) }),
      '"DeleteTrail"',
    );
    assert.deepEqual(editor.progress, ['notification Looking for the event']);
  });

  it('shows an event of a file, and one that lies in none, in our documents', async () => {
    const { tracing } = openedTracing({
      files: { 'a.json.gz': [stranger, call] },
      loaded: [second],
    });
    const reveal = (eventID: string) => tracing.reveal(eventID, '');
    // No such document is open: the words of the editor say which one was wanted.
    await assert.rejects(
      reveal('call'),
      /^Error: There is no cloudtrail:\/a\.cloudtrail\.json\?log=/,
    );
    await tracing.tracer.known(call);
    await assert.rejects(
      reveal('second'),
      /^Error: There is no cloudtrail:\/AssumeRole .*event=second/,
    );
    await assert.rejects(reveal('nowhere'), /The event nowhere is in none of the logs any more\./);
  });

  it('counts a document of ours as the file that it shows', async () => {
    const shows = 'cloudtrail:/a.cloudtrail.json?log=file%3A%2F%2F%2Fa.json';
    const { tracing } = openedTracing({
      files: { 'a.json': [stranger, call] },
      documents: { [shows]: [stranger, call], 'cloudtrail:/one.cloudtrail.json?event=x': [second] },
    });
    const { searched } = await tracing.tracer.search(call, watching());
    assert.deepEqual(searched.slice(0, -1), ['Log files: 1 file, 2 events']);
    editor.documents.push(new OpenedDocument('file:///notes.json', '{"no":"events"}'));
    const many = Array.from({ length: 1200 }, (_, n) => ({ ...stranger, eventID: `s${n}` }));
    editor.documents.push(new OpenedDocument(OPEN, JSON.stringify(many)));
    const later = await tracing.tracer.search(call, watching());
    assert.deepEqual(later.searched.slice(0, -1), [
      'Log files: 1 file, 2 events',
      'Open documents: 1,200 events',
    ]);
  });

  it('asks before an account is searched, with everything that the answer depends on', async () => {
    const sources: MadeSources = { accounts: [home] };
    const refused = openedTracing(sources);
    await refused.tracing.tracer.search(call, watching());
    assert.equal(refused.requests.length, 0);
    const [asked = ''] = editor.shown;
    assert.match(
      asked,
      /^Search Event history for where this session came from\?\nNo event was found/,
    );
    assert.match(
      asked,
      /\n\nConnections that may have it: home · eu-west-1\.\n\nRequests: 1, .* at most 5 a step/,
    );
    const agreed = openedTracing(sources);
    editor.answer = 'Search Event History';
    const { trace } = await agreed.tracing.tracer.search(call, watching());
    assert.equal(trace.hops.length, 2);
    assert.equal(agreed.requests.length, 2);
  });
});

describe('the tracing of the editor', () => {
  function created(sources: MadeSources) {
    const { options, filesChanged, read, files } = openedTracing(sources);
    let loads = 0;
    const failures: Error[] = [];
    const tracing = createTracing(async () => {
      loads++;
      const failure = failures.pop();
      if (failure) throw failure;
      return bundle;
    }, options);
    return { tracing, filesChanged, read, files, failures, loads: () => loads };
  }

  it('loads at the first question, once, and again where that has failed', async () => {
    const { tracing, failures, loads } = created({
      documents: { 'file:///a.json': [call, second] },
    });
    assert.equal(loads(), 0);
    happens('folders');
    failures.push(new Error('not there'));
    await assert.rejects(tracing.known(call), /not there/);
    assert.equal((await tracing.known(call)).trace.hops.length, 1);
    assert.equal((await tracing.search(call, watching())).trace.hops.length, 1);
    const session = await tracing.session(call, watching());
    assert.deepEqual(
      session?.events.map(({ eventID }) => text(eventID)),
      ['call'],
    );
    assert.equal(loads(), 2);
    const { token } = editorToken();
    const key = `key ${text((call['userIdentity'] as typeof call)['accessKeyId']) ?? ''}` as const;
    assert.equal((await tracing.elsewhere.origins(key, token)).length, 1);
    const none = editor.documents[0]?.uri as never;
    assert.deepEqual(await tracing.elsewhere.uses({ values: ['x'] }, none, token), []);
    await assert.rejects(tracing.reveal('nowhere', ''), /nowhere/);
    assert.equal(loads(), 2);
    tracing.dispose();
  });

  for (const [what, change] of [
    ['files outside of the workspace change', (all: Set<() => void>) => all.forEach(one => one())],
    ['folders come or go', () => happens('folders')],
    [
      'other files are excluded',
      () =>
        happens('settings', {
          affectsConfiguration: (id: string) => id === 'cloudtrail.logFiles.exclude',
        }),
    ],
  ] as const)
    it(`reads again when ${what}, until it is disposed of`, async () => {
      const { tracing, filesChanged, files } = created({ files: { 'a.json': [stranger] } });
      const hops = async () => (await tracing.search(call, watching())).trace.hops.length;
      assert.equal(await hops(), 0);
      files['a.json'] = [second];
      assert.equal(await hops(), 0);
      happens('settings', { affectsConfiguration: () => false });
      assert.equal(await hops(), 0);
      change(filesChanged);
      await new Promise(resolve => setImmediate(resolve));
      assert.equal(await hops(), 1);
      tracing.dispose();
      assert.deepEqual(
        [filesChanged.size, editor.listeners.size, editor.providers.length],
        [0, 0, 0],
      );
    });

  it('gives the editor its call hierarchy', async () => {
    const { tracing } = created({ documents: { 'file:///a.json': [call, second] } });
    type Provider = Record<string, (...given: unknown[]) => Promise<unknown>>;
    const [provider] = editor.providers as Provider[];
    const [document] = editor.documents;
    const { token } = editorToken();
    const item = await provider?.['prepareCallHierarchy']?.(document, document?.positionAt(40));
    assert.equal((item as { name: string }).name, 'DeleteTrail');
    const incoming = await provider?.['provideCallHierarchyIncomingCalls']?.(item, token);
    assert.equal((incoming as unknown[]).length, 1);
    const [{ from }] = incoming as [{ from: unknown }];
    const outgoing = await provider?.['provideCallHierarchyOutgoingCalls']?.(from, token);
    assert.equal((outgoing as unknown[]).length, 1);
    tracing.dispose();
  });
});

describe('progress in the editor', () => {
  it('tells how far it is, and stops when it is cancelled', async () => {
    editor.progress = [];
    editor.isCancelled = true;
    const found = await withProgress('Looking', async ({ signal, progress }) => {
      progress('half');
      return signal.reason as unknown;
    });
    editor.isCancelled = false;
    assert.ok(found instanceof CancellationError);
    assert.deepEqual(editor.progress, ['notification Looking', 'half']);
  });

  it('answers nothing for what was cancelled, and fails for what has failed', async () => {
    editor.progress = [];
    const { token, cancel } = editorToken();
    const denied = new StoreError('denied', message('No.'));
    await assert.rejects(
      inWindow(token, () => Promise.reject(denied)),
      denied,
    );
    const found = await inWindow(token, async ({ progress }) => {
      progress('half');
      return [1];
    });
    assert.deepEqual([found, editor.progress], [[1], ['window', 'window', 'half']]);
    const answer = inWindow(token, async ({ signal }) => {
      cancel();
      signal.throwIfAborted();
      return [1];
    });
    assert.deepEqual(await answer, []);
  });

  it('has a signal that follows the token', () => {
    const { token, cancel } = editorToken();
    const signal = signalOf(token);
    assert.equal(signal.aborted, false);
    cancel();
    assert.ok(signal.reason instanceof CancellationError);
    assert.ok(signalOf(editorToken(true).token).aborted);
  });
});
