import { message, type Message } from '../core/message';

/** The way through the pages of an answer, as far as the tokens that AWS gives lead on. */
export interface PageTokens {
  /** Of the next page; `undefined` for the first one. */
  readonly token: string | undefined;
  /**
   * A page was read: goes on to the next, if there is one. Gives the reason where pages end before AWS has
   * said so. `isEmpty`: nothing new was on the page.
   */
  read(next: unknown, isEmpty: boolean): Message | undefined;
  readonly done: boolean;
}

/** AWS gives empty pages while it searches; so many one after the other take over a minute. */
export const MOST_EMPTY_PAGES = 200;

/**
 * Follows tokens from page to page, to an end in any case: one that was there before would lead round in
 * circles, and pages without anything new may go on for ever.
 */
export function pageTokens(done = false): PageTokens {
  const seen = new Set<string>();
  let token: string | undefined;
  let empty = 0;
  const end = (why?: Message) => {
    done = true;
    return why;
  };
  return {
    get token() {
      return token;
    },
    get done() {
      return done;
    },
    read(next, isEmpty) {
      empty = isEmpty ? empty + 1 : 0;
      if (next === undefined || next === null || next === '') return end();
      if (typeof next !== 'string' || seen.has(next))
        return end(
          message(
            'AWS gave no way to the next page that leads on, so the search ended here. There may be more events. Search again, or a shorter time.',
          ),
        );
      if (empty >= MOST_EMPTY_PAGES)
        return end(
          message(
            'AWS gave {0} pages without a new event, one after the other, so the search ended here. There may be more events. Search again, or a shorter time.',
            MOST_EMPTY_PAGES,
          ),
        );
      seen.add(next);
      token = next;
      return undefined;
    },
  };
}
