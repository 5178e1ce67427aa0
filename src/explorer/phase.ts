import { wordsOf } from '../core/message';
import { isStoreError, type SearchProgress } from '../stores/eventStore';
import type { Failure, LoadingNode } from './nodes';

/** What a store is doing. `idle` before the first page is asked for, and between pages. */
export type Phase =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'loading';
      readonly controller: AbortController;
      /** The same object for as long as it is shown: the editor redraws only rows that it knows. */
      readonly row: LoadingNode & { progress: SearchProgress | undefined };
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a search failed with, for people. */
export function failure(error: unknown): Failure {
  return {
    kind: isStoreError(error) ? error.kind : 'other',
    words: wordsOf(error),
  };
}

/** Whether the reader has decided against a search, which is no failure. Told by its name. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
