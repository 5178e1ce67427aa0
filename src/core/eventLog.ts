import type { CloudTrailEvent, Path } from './cloudTrailEvent';
import type { FormatId } from './formats';
import type { Message } from './message';

/** A part of a text: offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text that holds CloudTrail events: where they lie, each parsed when it is looked at. */
export interface EventLog {
  readonly text: string;
  readonly format: FormatId;
  /** How many events there are. */
  readonly count: number;
  span(index: number): Span;
  /** The event; `undefined` when its text is not JSON. */
  event(index: number): CloudTrailEvent | undefined;
  /** Index of the event that covers the offset; -1 between events. */
  at(offset: number): number;
  readonly syntaxErrors: readonly SyntaxProblem[];
  /** Where a path of an event lies in the text: its value, or its key. The nearest parent when it is absent. */
  locate(index: number | null, path: Path, target: 'key' | 'value'): Span;
  /** The path at an offset inside an event, and whether the offset is on the key or on the value. */
  pathAt(offset: number): PlaceInEvent | undefined;
}

export interface PlaceInEvent {
  readonly index: number;
  readonly path: Path;
  readonly target: 'key' | 'value';
  readonly span: Span;
}

export interface SyntaxProblem extends Span {
  readonly message: Message;
  /** The event that it breaks; `null` for the container. */
  readonly event: number | null;
}
