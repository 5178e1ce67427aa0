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
