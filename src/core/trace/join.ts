/** How two events belong together. */
export type Join =
  | 'key'
  | 'shared event'
  | 'request'
  | 'sign-in session'
  | 'session start'
  | 'console sign-in'
  /** No event, only a name: of a session that is called like a person or an instance. */
  | 'name';

/** `recorded`: both events have the same id. `joined by time`: same principal, and the times fit. */
export type Confidence = 'recorded' | 'joined by time' | 'inferred';

/** A place in an event that a join rests on. */
export interface Evidence {
  readonly eventID: string;
  /** JSON pointer. */
  readonly pointer: string;
}

const STRENGTH: Readonly<Record<Confidence, number>> = {
  recorded: 0,
  'joined by time': 1,
  inferred: 2,
};

/** The confidence of two steps together: that of the weaker one. */
export function weaker(one: Confidence, other: Confidence): Confidence {
  return STRENGTH[one] >= STRENGTH[other] ? one : other;
}
