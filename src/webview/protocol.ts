/**
 * Everything that the identity page and its host say to each other. Both sides import this file, so
 * that a message that one side does not know is a compile error. The page asks for nothing and waits
 * for nothing: it draws what it is shown and reports what was chosen.
 */
import type { IdentityChain } from '../core/identity';

/** What the page draws. Every text in it is to be shown as text, never as markup. */
export interface ChainView {
  readonly chain: IdentityChain;
  /** The event in one line, as everywhere else: `12:01:03 AssumeRole — alice → Admin`. */
  readonly title: string;
  /** The page's own words and those of the chain, by their English; English stands for what is missing. */
  readonly words: Readonly<Record<string, string>>;
}

export type ToPage =
  | { readonly type: 'show'; readonly view: ChainView }
  /** The event is no longer at hand, as after a restart: what is drawn stays, but leads nowhere. */
  | { readonly type: 'detach' };

export type FromPage =
  /** The page is loaded and listens. Sent at every load, so that a reload draws again. */
  | { readonly type: 'ready' }
  /** Show this place of the event in its document. */
  | { readonly type: 'reveal'; readonly pointer: string };

/** The message that a value from the page is; `undefined` when it is none. */
export function fromPage(value: unknown): FromPage | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (value.type === 'ready') return { type: 'ready' };
  return value.type === 'reveal' && 'pointer' in value && typeof value.pointer === 'string'
    ? { type: 'reveal', pointer: value.pointer }
    : undefined;
}
