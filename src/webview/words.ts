import { EDGE_KINDS } from '../core/identity/shape';
import { FACT_LABELS, KIND_WORDS, OBSERVATIONS, OUTCOMES, UNNAMED } from '../core/identity/words';

/** What the page says in words of its own, in English; `{0}` is a number or a name. */
export const PAGE_WORDS = [
  'Account {0}',
  'As text',
  'Evidence: {0}',
  'Identity chain',
  'More ({0})',
  'Open this event’s chain again to go from a fact to its place in the event.',
  'Show {0} more resources',
  'Show in the event',
] as const;

export type PageWord = (typeof PAGE_WORDS)[number];

/** Every text that the host translates for the page. */
export const TRANSLATED: readonly string[] = [
  ...new Set<string>([
    ...PAGE_WORDS,
    ...FACT_LABELS,
    ...OBSERVATIONS,
    ...OUTCOMES,
    ...EDGE_KINDS,
    ...Object.values(KIND_WORDS),
    UNNAMED,
  ]),
];
