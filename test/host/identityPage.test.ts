import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import * as reference from '../../src/core/reference';
import { traceIndex, traceOf } from '../../src/core/trace';
import { presentation, type Presentation } from '../../src/identity/presentation';
import type { FoundSession, FoundTrace, Tracing } from '../../src/host/tracing';
import type { ToPage } from '../../src/webview/protocol';
import { SITUATIONS } from '../unit/picture/situations';
import { equal, ok } from './assert';

const [toAdmin = {}, call = {}] = SITUATIONS.oneHop;

/** The trace of the call as far as some events tell. */
function traced(...events: readonly CloudTrailEvent[]): FoundTrace {
  const index = traceIndex();
  for (const event of events) index.add(event);
  return {
    trace: traceOf(call, index),
    eventOf: eventID => events.find(event => event.eventID === eventID),
    searched: ['Log files: 2'],
  };
}

const session: FoundSession = {
  session: { id: 'key:ASIA000000000001TEST' },
  person: undefined,
  events: [call],
  children: [],
  searched: [],
};

/** A page that shows the call, with all that it was told and all places that were shown. */
function shown(changes: Partial<Tracing> = {}) {
  const told: ToPage[] = [];
  const revealed: string[] = [];
  const tracing: Tracing = {
    known: async () => traced(call),
    search: async () => traced(toAdmin, call),
    session: async () => session,
    reveal: async (eventID, pointer) => void revealed.push(`${eventID} ${pointer}`),
    ...changes,
  };
  const page = presentation(
    { event: call, reveal: async pointer => void revealed.push(pointer) },
    { reference: async () => reference, tracing, words: () => ({}), tell: now => told.push(now) },
  );
  return { page, told, revealed };
}

const names = async (page: Presentation) => (await page.view()).picture.nodes.map(n => n.label);

describe('the identity page', () => {
  it('shows the event alone, and then what is known of where its session came from', async () => {
    const { page, told } = shown();
    equal(await names(page), ['Admin', 'alice', 'DeleteTrail', 'audit']);
    await page.open();
    equal(await names(page), ['Not searched yet', 'Admin', 'alice', 'DeleteTrail', 'audit']);
    const { trace } = await page.view();
    equal(trace?.canSearch, true);
    ok(trace?.queries?.lookupEvents[0]?.includes('ASIA000000000001TEST'), 'has the queries');
    equal(
      told.map(({ type }) => type),
      ['show'],
    );
  });

  it('tells of a search as it goes on, and shows what it found', async () => {
    const { page, told } = shown({
      async search(_, { progress }) {
        progress('Reading 1 of 2');
        return traced(toAdmin, call);
      },
    });
    await page.search();
    equal(
      told.map(now => (now.type === 'progress' ? now.words : now.type)),
      ['Searching…', 'Reading 1 of 2', 'show', 'idle'],
    );
    equal(await names(page), ['alice', 'Admin / alice', 'DeleteTrail', 'audit']);
    equal((await page.view()).trace?.canSearch, false);
  });

  it('says that something was not found only after a search', async () => {
    const { page } = shown({ search: async () => traced(call) });
    await page.search();
    equal((await names(page))[0], 'Not found');
  });

  it('ends a search that is cancelled, without a word', async () => {
    const { page, told } = shown({
      search: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    const searching = page.search();
    page.cancel();
    await searching;
    equal(told.at(-1), { type: 'idle' });
  });

  it('says why a search failed', async () => {
    const { page, told } = shown({
      search: async () => {
        throw new Error('The disk is gone.');
      },
    });
    await page.search();
    equal(told.at(-1), { type: 'idle', problem: 'The disk is gone.' });
    equal(page.status(), { type: 'idle', problem: 'The disk is gone.' });
  });

  it('says so when the event has no session', async () => {
    const { page, told } = shown({ session: async () => undefined });
    await page.session();
    equal(told.at(-1), { type: 'idle', problem: 'The event belongs to no session.' });
  });

  it('shows the session, and opens an event of it', async () => {
    const { page, told, revealed } = shown();
    await page.session();
    const last = told.find(now => now.type === 'show');
    equal(last?.tab, 'session');
    equal(last?.view.session?.total, 1);
    await page.reveal({ eventID: 'delete', pointer: '' });
    equal(revealed, ['']);
  });

  it('shows the places that it was given, in their events, and no others', async () => {
    const { page, revealed } = shown();
    await page.search();
    await page.reveal({ eventID: 'delete', pointer: '/userIdentity/accessKeyId' });
    await page.reveal({
      eventID: 'to-admin',
      pointer: '/responseElements/credentials/accessKeyId',
    });
    await page.reveal({ eventID: 'to-admin', pointer: '/responseElements/credentials' });
    await page.reveal({ eventID: 'stranger', pointer: '' });
    equal(revealed, [
      '/userIdentity/accessKeyId',
      'to-admin /responseElements/credentials/accessKeyId',
    ]);
  });
});
