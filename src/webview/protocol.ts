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
  /** Where the event lies: all that is kept of it to find it again after a restart. */
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

/** Another number when pages of before cannot be drawn any more. */
export const SHAPE = 1;

/** What outlives the page: VS Code throws a hidden page away and keeps this. */
export interface Kept {
  readonly shape: typeof SHAPE;
  readonly view: PageView;
  readonly reveals: boolean;
  readonly tab: Tab;
  /** Absent until the reader zooms. */
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
  /** The event is no longer at hand, as after a restart: what is drawn stays, but leads nowhere. */
  | { readonly type: 'detach' }
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

/** What a page drew and where its event lies, of the state that VS Code kept; `undefined` for others. */
export function keptView(state: unknown): (PageView & { readonly source: Source }) | undefined {
  const { view, shape } = Object(state) as Partial<Kept>;
  const { uri, index, eventID } = Object(view?.source) as Partial<Source>;
  const isSource =
    shape === SHAPE &&
    typeof uri === 'string' &&
    Number.isInteger(index) &&
    typeof eventID === 'string';
  return isSource ? (view as PageView & { readonly source: Source }) : undefined;
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
