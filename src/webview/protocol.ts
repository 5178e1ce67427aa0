/**
 * Everything that the identity page and its host say to each other. Both sides import this file, so
 * that a message that one side does not know is a compile error. The page draws what it is shown and
 * reports what was chosen; whatever takes time is told as it goes, so nothing can hang.
 */
import type { SessionPicture } from '../core/picture/sessionPicture';
import type { Picture } from '../core/picture/shape';
import type { Evidence, Queries } from '../core/trace';
import { isObject, list, type JsonValue } from '../core/cloudTrailEvent';

/** What the page draws. Every text in it is to be shown as text, never as markup. */
export interface PageView {
  /** The event in one line, as everywhere else: `12:01:03 AssumeRole — alice → Admin`. */
  readonly title: string;
  readonly picture: Picture;
  /** Absent where nobody can walk from event to event. */
  readonly trace?: TraceView;
  readonly session?: SessionPicture;
  /** Where the event lies in a file: all that is kept of it, to find it again after a restart. */
  readonly source?: Source;
  /** The page's own words and those of the picture, by their English; English stands for what is missing. */
  readonly words: Readonly<Record<string, string>>;
}

export interface Source {
  readonly uri: string;
  /** Of the event in the document. */
  readonly index: number;
  readonly eventID: string;
}

/** Another number when what was kept before is not understood any more, or must not be kept. */
export const SHAPE = 2;

/**
 * What outlives the page: VS Code writes it to its own storage and keeps it there until the page is
 * closed, so it holds nothing of what the events say.
 */
export interface Kept extends Looks {
  readonly shape: typeof SHAPE;
  /** Absent where the event lies in no file. */
  readonly source?: Source;
}

/** How the user has set the page. */
export interface Looks {
  readonly tab: Tab;
  /** Absent until the user zooms. */
  readonly zoom?: Zoom | undefined;
  readonly follows: boolean;
}

/** How large a picture is drawn, and whether it lies from left to right even if there is no room for it. */
export interface Zoom {
  readonly scale: number;
  readonly across: boolean;
}

export interface TraceView {
  /** Whether a search may find more than is drawn. */
  readonly canSearch: boolean;
  /** Whether the event has a session that can be shown. */
  readonly hasSession: boolean;
  /** What was searched, in words. */
  readonly searched: readonly string[];
  /** What would find what is missing, to be copied. */
  readonly queries?: Queries;
}

/** What takes time. */
export type Task = 'search' | 'session';

export type Tab = 'chain' | 'session';

export type ToPage =
  | { readonly type: 'show'; readonly view: PageView; readonly tab?: Tab }
  /** No event is at hand, as after a restart: the page says how to show one. */
  | { readonly type: 'detach'; readonly words: Readonly<Record<string, string>> }
  /** A task is under way; `words` say what it does. */
  | { readonly type: 'progress'; readonly task: Task; readonly words: string }
  /** No task is under way any more; `problem` says why the last one found nothing. */
  | { readonly type: 'idle'; readonly problem?: string };

export const SAVE_FORMATS = ['svg', 'png', 'mermaid', 'markdown', 'text'] as const;
export type SaveFormat = (typeof SAVE_FORMATS)[number];

export type FromPage =
  /**
   * The page is loaded and listens: it is told nothing before. Sent at every load, so that a reload
   * draws again. `words` are all those that it may show, in English, to be translated.
   */
  | { readonly type: 'ready'; readonly words: readonly string[] }
  /** Show this place of an event in its document. */
  | { readonly type: 'reveal'; readonly at: Evidence }
  | { readonly type: 'search' }
  | { readonly type: 'session' }
  | { readonly type: 'cancel' }
  | { readonly type: 'copy'; readonly text: string }
  /** What `tab` shows; `content` is text, in base64 for a PNG. */
  | {
      readonly type: 'save';
      readonly tab: Tab;
      readonly format: SaveFormat;
      readonly content: string;
    }
  /** Whether to show the event at the cursor from now on. */
  | { readonly type: 'follow'; readonly on: boolean };

/** What is kept of a page: named one by one, so that nothing of a view is kept by accident. */
export function keptOf({ tab, zoom, follows }: Looks, source: Source | undefined): Kept {
  return {
    shape: SHAPE,
    tab,
    ...(zoom && { zoom: { scale: zoom.scale, across: zoom.across } }),
    follows,
    ...(source && {
      source: { uri: source.uri, index: source.index, eventID: source.eventID },
    }),
  };
}

/** The state that VS Code kept of a page; `undefined` where it is of another version. */
export function keptBefore(state: unknown): Kept | undefined {
  return (Object(state) as Partial<Kept>).shape === SHAPE ? (state as Kept) : undefined;
}

/** Where the event of a page lies, of the state that VS Code kept; `undefined` where that is not said. */
export function keptSource(state: unknown): Source | undefined {
  const { uri, index, eventID } = Object(keptBefore(state)?.source) as Partial<Source>;
  return typeof uri === 'string' &&
    typeof index === 'number' &&
    Number.isInteger(index) &&
    typeof eventID === 'string'
    ? { uri, index, eventID }
    : undefined;
}

/** The message that a value from the page is; `undefined` when it is none. */
export function fromPage(value: unknown): FromPage | undefined {
  const message = value as JsonValue;
  if (!isObject(message)) return undefined;
  const { type, at, text, tab, format, content, on, words } = message;
  switch (type) {
    case 'ready':
      return { type, words: list(words).filter(word => typeof word === 'string') };
    case 'search':
    case 'session':
    case 'cancel':
      return { type };
    case 'reveal': {
      if (!isObject(at)) return undefined;
      const { eventID, pointer } = at;
      return typeof eventID === 'string' && typeof pointer === 'string'
        ? { type, at: { eventID, pointer } }
        : undefined;
    }
    case 'copy':
      return typeof text === 'string' ? { type, text } : undefined;
    case 'save': {
      const known = SAVE_FORMATS.find(name => name === format);
      return known && typeof content === 'string'
        ? { type, tab: tab === 'session' ? tab : 'chain', format: known, content }
        : undefined;
    }
    case 'follow':
      return typeof on === 'boolean' ? { type, on } : undefined;
    default:
      return undefined;
  }
}
