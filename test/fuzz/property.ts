import { isDeepStrictEqual } from 'node:util';
import { type EventLog, openLog } from '../../src/core/eventLog';
import type { CloudTrailEvent } from '../../src/core/cloudTrailEvent';
import type { Random } from './random';

/** Something that holds of every text, whatever it is. */
export interface Property {
  readonly name: string;
  /** Throws where the property does not hold, or where the code under test does. */
  check(input: Input): void | Promise<void>;
}

export interface Input {
  readonly text: string;
  /** The choices of this check: the same for the same text. */
  readonly random: Random;
}

/** A property that does not hold. `what` is the same for the same fault. */
export class Broken extends Error {
  override readonly name = 'Broken';
  constructor(
    readonly what: string,
    detail = '',
  ) {
    super(detail === '' ? what : `${what}: ${detail}`);
  }
}

export function holds(
  condition: boolean,
  what: string,
  detail: () => string = () => '',
): asserts condition {
  if (!condition) throw new Broken(what, detail().slice(0, 600));
}

/** The text as a log, whatever it looks like. */
export function logOf({ text }: Pick<Input, 'text'>): EventLog | undefined {
  return openLog(text, { assumed: true });
}

/** Properties that look at single events look at no more than these. */
export const MOST_EVENTS = 40;

export function eventsOf(log: EventLog | undefined): readonly CloudTrailEvent[] {
  if (!log) return [];
  return Array.from({ length: Math.min(log.count, MOST_EVENTS) }, (_, index) =>
    log.event(index),
  ).filter(event => event !== undefined);
}

/** The indexes of events that are JSON, and not too deep to be walked. */
export function wholeOf(log: EventLog | undefined): readonly number[] {
  if (!log) return [];
  const first = Array.from({ length: Math.min(log.count, MOST_EVENTS) }, (_, index) => index);
  return first.filter(index => log.isWhole(index));
}

export function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Some of a list, at most so many, in their order. */
export function some<T>(list: readonly T[], most: number, random: Random): readonly T[] {
  if (list.length <= most) return list;
  const from = random.below(list.length - most + 1);
  return list.slice(from, from + most);
}

/** Whether two values are the same; what is too deep to be compared counts as the same. */
export function isSame(one: unknown, other: unknown): boolean {
  try {
    return isDeepStrictEqual(one, other);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}
