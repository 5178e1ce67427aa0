import { EDGE_KINDS } from '../core/identity/shape';
import { FACT_LABELS, KIND_WORDS, OBSERVATIONS, OUTCOMES, UNNAMED } from '../core/identity/words';
import {
  CONFIDENCES,
  GAP_KIND,
  GAP_NAMES,
  PICTURE_LABELS,
  PICTURE_OBSERVATIONS,
  VERBS,
} from '../core/picture/words';

/** What the page says in words of its own, in English; `{0}` is a number or a name. */
export const PAGE_WORDS = [
  '{0} calls were denied or failed',
  '{0} events',
  'Account {0}',
  'As text',
  'at the same time',
  'by {0}',
  'Cancel',
  'Chain',
  'Copied.',
  'Copy AWS CLI command',
  'Copy Athena SQL',
  'Copy CloudTrail Lake SQL',
  'Copy Markdown',
  'Copy Mermaid',
  'Copy SVG',
  'Copy text',
  'Evidence: {0}',
  'Export',
  'Fit to the width',
  'Follow the cursor',
  'Identity chain',
  'More ({0})',
  'Only the first {0} of {1} events are shown.',
  'Open this event’s chain again to go from a fact to its place in the event.',
  'Person: {0}',
  'Save as Markdown…',
  'Save as Mermaid…',
  'Save as PNG…',
  'Save as SVG…',
  'Save as text…',
  'Searched: {0}',
  'Session',
  'Session of {0}',
  'Sessions that it started',
  'Show {0} more resources',
  'Show in the event',
  'Show the event',
  'Started {0} ({1} events)',
  'This event',
  'Time line',
  'Where did this session come from?',
  'Zoom in',
  'Zoom out',
] as const;

export type PageWord = (typeof PAGE_WORDS)[number];

/** Every text that the host translates for the page. */
export const TRANSLATED: readonly string[] = [
  ...new Set<string>([
    ...PAGE_WORDS,
    ...FACT_LABELS,
    ...PICTURE_LABELS,
    ...OBSERVATIONS,
    ...PICTURE_OBSERVATIONS,
    ...OUTCOMES,
    ...EDGE_KINDS,
    ...VERBS,
    ...CONFIDENCES,
    ...Object.values(KIND_WORDS),
    ...GAP_NAMES,
    GAP_KIND,
    UNNAMED,
  ]),
];
