/** What a picture says beyond the words of a chain, in English. */
export const VERBS = [
  'switched to',
  'signed in to',
  'got a token for',
  'created the key of',
  'granted',
  'led to',
] as const;

export type Verb = (typeof VERBS)[number];

export const PICTURE_LABELS = ['Call', 'Earliest', 'Latest', 'On behalf of', 'Regions'] as const;

export type PictureLabel = (typeof PICTURE_LABELS)[number];

export const PICTURE_OBSERVATIONS = [
  'New address in this session',
  'New tool in this session',
] as const;

/** What is said of a session; `{0}` is a number or a name. */
export const SESSION_WORDS = [
  '1 call was denied or failed',
  '1 event',
  '{0} calls were denied or failed',
  '{0} events',
  'by {0}',
  'Only the first {0} of {1} events are shown.',
  'Person: {0}',
  'Session of {0}',
  'Sessions that it started',
  'Started {0} (1 event)',
  'Started {0} ({1} events)',
] as const;

/** The names of boxes that stand for what is not known. */
export const GAP_NAMES = ['Not found', 'Not searched yet'] as const;

/** In front of the name of such a box. */
export const GAP_KIND = 'Missing step';

export const CONFIDENCES = ['joined by time', 'inferred'] as const;
