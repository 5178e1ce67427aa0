import { EDGE_KINDS } from '../core/identity/shape';
import { FACT_LABELS, KIND_WORDS, OBSERVATIONS, OUTCOMES, UNNAMED } from '../core/identity/words';
import {
  CONFIDENCES,
  GAP_KIND,
  GAP_NAMES,
  PICTURE_LABELS,
  PICTURE_OBSERVATIONS,
  SESSION_WORDS,
  VERBS,
} from '../core/picture/words';

/** How a page is filled again whose event is not at hand. */
export const GONE =
  'The event that was shown here is not at hand any more. Put the cursor into a CloudTrail event, or select one in the Events view, and run “CloudTrail: Show Identity Chain”.' as const;

/** What the page says in words of its own, in English; `{0}` is a number or a name. */
export const PAGE_WORDS = [
  ...SESSION_WORDS,
  'Account {0}',
  'As text',
  'at the same time',
  'Cancel',
  'Chain',
  'Copied.',
  'Copy AWS CLI command (bash, zsh)',
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
  GONE,
  'Save as Markdown…',
  'Save as Mermaid…',
  'Save as PNG…',
  'Save as SVG…',
  'Save as text…',
  'Searched: {0}',
  'Session',
  'Show 1 more resource',
  'Show {0} more resources',
  'Show in the event',
  'Show the event',
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
