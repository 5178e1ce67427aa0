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
  /** Words of the page in the editor's language. */
  readonly words: PageWords;
}

export interface PageWords {
  readonly picture: string;
  readonly asText: string;
  readonly reveal: string;
  readonly from: string;
  readonly to: string;
  readonly observations: string;
}

export type ToPage = { readonly type: 'show'; readonly view: ChainView };

export type FromPage =
  /** The page is loaded and listens. Sent at every load, so that a reload draws again. */
  | { readonly type: 'ready' }
  /** Show this place of the event in its document. */
  | { readonly type: 'reveal'; readonly pointer: string };
