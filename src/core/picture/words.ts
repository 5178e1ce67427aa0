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

/** The names of boxes that stand for what is not known. */
export const GAP_NAMES = ['Not found', 'Not searched yet'] as const;

/** In front of the name of such a box. */
export const GAP_KIND = 'Missing step';

export const CONFIDENCES = ['joined by time', 'inferred'] as const;
