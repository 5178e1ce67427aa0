import type { JsonValue, Path } from '../cloudTrailEvent';
import type { Message } from '../message';

/** What a fix does to one place of an event. Changes speak in paths, as findings do. */
export type Change =
  /** Gives the member another key. Refused where there is one of that key already. */
  | { readonly do: 'rename'; readonly path: Path; readonly key: string }
  | { readonly do: 'set'; readonly path: Path; readonly value: JsonValue }
  | { readonly do: 'remove'; readonly path: Path }
  /** Removes all members of the key but the last, which is the one that is read. */
  | { readonly do: 'keepLast'; readonly path: Path }
  /** Puts a member into the object at the path: behind the member of a key, or first. */
  | {
      readonly do: 'add';
      readonly path: Path;
      readonly key: string;
      readonly value: JsonValue;
      readonly after: string | undefined;
    };

/** What fixes of one kind have in common is worth doing all over a document at once. */
export type FixKind =
  | 'rename-key'
  | 'remove-repeated-key'
  | 'letter-case'
  | 'nearest-value'
  | 'trim'
  | 'unquote'
  | 'quote'
  | 'time-form'
  | 'remove-field'
  | 'add-field'
  | 'account-from-arn'
  | 'account-digits'
  | 'name-from-arn'
  | 'management-event';

/** A way to put right what a rule has found in an event. */
export interface Fix {
  readonly kind: FixKind;
  readonly title: Message;
  readonly changes: readonly Change[];
  /** Whether it is the one obvious way: what was meant is certain. */
  readonly isPreferred: boolean;
}
