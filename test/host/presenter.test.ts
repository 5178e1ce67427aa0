import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import * as reference from '../../src/core/reference';
import { traceIndex, traceOf } from '../../src/core/trace';
import type { ShownEvent } from '../../src/identity/presentation';
import { presenter } from '../../src/identity/presenter';
import type { FoundTrace, Tracing } from '../../src/host/tracing';
import type { ToPage } from '../../src/webview/protocol';
import { SITUATIONS } from '../unit/picture/situations';
import { equal, ok } from './assert';

const [toAdmin = {}, call = {}] = SITUATIONS.oneHop;

const shown = (event: CloudTrailEvent): ShownEvent => ({ event, reveal: async () => undefined });

const traced = (event: CloudTrailEvent): FoundTrace => ({
  trace: traceOf(event, traceIndex()),
  eventOf: () => undefined,
  searched: [],
});

/** A presenter whose words are loaded when a test says so, and what its page was told. */
function slow(changes: Partial<Tracing> = {}) {
  const told: ToPage[] = [];
  const waiting: (() => void)[] = [];
  const pages = presenter({
    reference: () =>
      new Promise(resolve => {
        waiting.push(() => resolve(reference));
      }),
    tracing: {
      known: async event => traced(event),
      search: async event => traced(event),
      session: async event => ({
        session: { id: 'one' },
        person: undefined,
        events: [event],
        children: [],
        searched: [],
      }),
      reveal: async () => undefined,
      ...changes,
    },
    tell: message => told.push(message),
    translated: word => word,
  });
  /** The newest question for words is answered first. */
  const loaded = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      next();
      await turn();
    }
  };
  return { pages, told, loaded };
}

const turn = () => new Promise<void>(resolve => void setTimeout(resolve));
const ready = { type: 'ready', words: [] } as const;
const titles = (told: readonly ToPage[]) =>
  told.flatMap(now => (now.type === 'show' ? [/\S+ —/.exec(now.view.title)?.[0]] : []));

describe('the presenter of the identity page', () => {
  it('ends with the event that was asked for last, however long the words take', async () => {
    const { pages, told, loaded } = slow();
    await pages.begin(ready);
    const first = pages.present(shown(toAdmin));
    const last = pages.present(shown(call));
    await loaded();
    equal(await first, undefined);
    ok((await last) === pages.current, 'the last one is shown');
    equal(titles(told), ['DeleteTrail —']);
  });

  it('tells nothing of an event whose place another one has taken', async () => {
    let found: (trace: FoundTrace) => void = () => undefined;
    const { pages, told, loaded } = slow({
      known: () =>
        new Promise(resolve => {
          found = resolve;
        }),
    });
    await pages.begin(ready);
    const first = pages.present(shown(toAdmin));
    await loaded();
    const opening = (await first)?.open();
    const last = pages.present(shown(call));
    await loaded();
    await last;
    found(traced(toAdmin));
    await turn();
    await loaded();
    await opening;
    equal(titles(told).at(-1), 'DeleteTrail —');
  });

  it('survives that the page is closed while it is drawn', async () => {
    const { pages, told, loaded } = slow();
    await pages.begin(ready);
    const drawing = pages.present(shown(call));
    const again = pages.begin(ready);
    pages.end();
    await loaded();
    equal(await drawing, undefined);
    await again;
    equal(titles(told), []);
  });

  it('shows a session to a page that began to listen only after it was read', async () => {
    const { pages, told, loaded } = slow();
    const presenting = pages.present(shown(call));
    await loaded();
    const reading = (await presenting)?.session();
    await turn();
    await loaded();
    await reading;
    equal(told, []);
    const beginning = pages.begin(ready);
    await loaded();
    await beginning;
    const [first] = told;
    equal(first?.type === 'show' && first.tab, 'session');
  });

  it('keeps the place of an event in a file, and none of a document that is gone after a restart', async () => {
    const sourceOf = async (uri: string) => {
      const { pages, told, loaded } = slow();
      const presenting = pages.present({ ...shown(call), place: { uri, index: 0 } });
      await loaded();
      await presenting;
      const beginning = pages.begin(ready);
      await loaded();
      await beginning;
      const [first] = told;
      return first?.type === 'show' ? first.view.source?.uri : 'nothing shown';
    };
    const formatted = 'cloudtrail:/a.cloudtrail.json?log%3Dfile%253A%252F%252F%252Fa.json.gz';
    for (const uri of ['file:///a.json', formatted]) equal(await sourceOf(uri), uri);
    equal(await sourceOf('cloudtrail:/DeleteTrail.cloudtrail.json?event%3Ddelete'), undefined);
  });

  it('says in the words of the page that no event is at hand', async () => {
    const { pages, told } = slow();
    await pages.begin({ type: 'ready', words: ['Chain'] });
    equal(told, [{ type: 'detach', words: { Chain: 'Chain' } }]);
  });
});
