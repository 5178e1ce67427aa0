import * as vscode from 'vscode';
import { text, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { oneLine } from '../core/describe';
import type { Evidence } from '../core/trace';
import { isLasting, type EventPlace } from '../host/eventPlace';
import { logFailures } from '../host/failures';
import { output } from '../host/output';
import type { LoadReference } from '../host/reference';
import { localized, reasonOf } from '../host/wording';
import type { PageView, Tab, Task, ToPage } from '../webview/protocol';
import type { FoundSession, FoundTrace, Tracing, Watch } from '../host/tracing';

/** An event to be shown. */
export interface ShownEvent {
  readonly event: CloudTrailEvent;
  /** Where it lies, so that it is found again after a restart where that is a file. */
  readonly place?: EventPlace;
  /** Shows a place of the event, by its JSON pointer; the empty pointer is the whole event. */
  reveal(pointer: string): Thenable<void>;
}

/** One event on the page, and what was found out about it. */
export interface Presentation extends vscode.Disposable {
  readonly event: CloudTrailEvent;
  /** What the page draws now. */
  view(): Promise<PageView>;
  /** Whether something is under way, as the page was told last. */
  status(): ToPage;
  /** Tells the page what the events that were read before say; nothing new is read. */
  open(): Promise<void>;
  search(): Promise<void>;
  session(): Promise<void>;
  /** Ends what is under way. */
  cancel(): void;
  /** Shows a place that the page was given; others are none of its business. */
  reveal(at: Evidence): Promise<void>;
}

export interface Surroundings {
  readonly reference: LoadReference;
  readonly tracing: Tracing | undefined;
  /** The words of the page in the reader's language, by their English. */
  words(): Readonly<Record<string, string>>;
  tell(message: ToPage): void;
}

/** Milliseconds between two looks at the progress: thousands of files would be as many messages. */
const PROGRESS = 100;

export function presentation(
  { event, place, reveal }: ShownEvent,
  { reference, tracing, words, tell }: Surroundings,
): Presentation {
  let status: ToPage = { type: 'idle' };
  const report = (now: ToPage) => {
    status = now;
    tell(now);
  };
  const ownID = text(event.eventID) ?? '';
  let found: FoundTrace | undefined;
  let session: FoundSession | undefined;
  let hasSearched = false;
  let underWay: AbortController | undefined;
  let isOver = false;

  const draw = async (): Promise<PageView> => {
    const { chainPicture, tracePicture, sessionPicture, queriesFor } = await reference();
    const shown = {
      title: oneLine(event, localized),
      words: {},
      ...(place && ownID !== '' && isLasting(place) && { source: { ...place, eventID: ownID } }),
    };
    if (!found) {
      const picture = chainPicture(event);
      if (picture.failed) logFailures('chain', new Map([['parts', picture.failed]]));
      return { ...shown, picture };
    }
    const { trace, searched } = found;
    const { missing } = trace;
    return {
      ...shown,
      picture: tracePicture(
        event,
        { trace, eventOf: id => found?.eventOf(id), hasSearched, session: session?.events },
        localized,
      ),
      trace: {
        // Before a search there may be more than is missing: who made the key of a user, for one.
        canSearch: missing !== undefined || (!hasSearched && trace.session !== undefined),
        hasSession: trace.session !== undefined,
        searched: session && session.searched.length > 0 ? session.searched : searched,
        ...(missing && { queries: queriesFor(missing) }),
      },
      ...(session && { session: sessionPicture(session, localized) }),
    };
  };

  /** Drawn once for what is known: a session of thousands of events takes a tenth of a second. */
  let drawn: Promise<PageView> | undefined;
  const isNew = () => (drawn = undefined);
  const view = async (): Promise<PageView> => {
    drawn ??= draw();
    drawn.catch(isNew);
    return { ...(await drawn), words: words() };
  };

  const show = async (tab?: Tab) => tell({ type: 'show', view: await view(), ...(tab && { tab }) });

  /** One task at a time: a new one takes the place of the one before. */
  const run = async (task: Task, start: string, work: (watch: Watch) => Promise<Tab>) => {
    if (isOver) return;
    underWay?.abort();
    const own = new AbortController();
    underWay = own;
    const { signal } = own;
    let latest = start;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const tellLatest = () => {
      if (underWay === own && !signal.aborted) report({ type: 'progress', task, words: latest });
    };
    const progress = (words: string) => {
      latest = words;
      if (pause !== undefined) return;
      tellLatest();
      pause = setTimeout(() => {
        pause = undefined;
        if (latest !== words) progress(latest);
      }, PROGRESS);
    };
    report({ type: 'progress', task, words: start });
    try {
      const tab = await work({ signal, progress });
      signal.throwIfAborted();
      await show(tab);
      if (underWay === own) report({ type: 'idle' });
    } catch (error) {
      if (underWay !== own) return;
      if (signal.aborted) return report({ type: 'idle' });
      output.failed(`identity: ${task}`, error);
      report({ type: 'idle', problem: reasonOf(error) });
    } finally {
      clearTimeout(pause);
      if (underWay === own) underWay = undefined;
    }
  };

  return {
    event,
    view,
    status: () => status,
    async open() {
      const known = isOver ? undefined : await tracing?.known(event);
      // A search that was quicker has found more.
      found ??= known;
      isNew();
      if (known) await show();
    },
    async search() {
      if (!tracing) return;
      await run('search', vscode.l10n.t('Searching…'), async watch => {
        const trace = await tracing.search(event, watch);
        watch.signal.throwIfAborted();
        found = trace;
        hasSearched = true;
        isNew();
        return 'chain';
      });
    },
    async session() {
      if (!tracing) return;
      await run('session', vscode.l10n.t('Reading the session…'), async watch => {
        const events = await tracing.session(event, watch);
        watch.signal.throwIfAborted();
        if (!events) throw new Error(vscode.l10n.t('The event belongs to no session.'));
        // An event without an id, or one that no source has, is still of its own session.
        session = events.events.length > 0 ? events : { ...events, events: [event] };
        found ??= await tracing.known(event);
        isNew();
        return 'session';
      });
    },
    cancel: () => underWay?.abort(),
    async reveal({ eventID, pointer }) {
      const { picture, session: shown } = await view();
      const isSame = (at: Evidence) => at.eventID === eventID && at.pointer === pointer;
      const isGiven =
        picture.nodes.some(({ facts, observations }) =>
          [...facts, ...observations].some(({ at }) => isSame(at)),
        ) ||
        picture.edges.some(({ evidence }) => evidence.some(isSame)) ||
        (pointer === '' &&
          (shown?.events.some(one => one.eventID === eventID) ||
            shown?.children.some(child => child.startedBy === eventID)));
      if (!isGiven) return;
      if (eventID === ownID) await reveal(pointer);
      else await tracing?.reveal(eventID, pointer);
    },
    dispose() {
      isOver = true;
      underWay?.abort();
    },
  };
}
