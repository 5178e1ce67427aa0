import type { JsonValue, Path } from '../cloudTrailEvent';
import { isObject } from '../cloudTrailEvent';
import { message, type Message } from '../message';
import { shown } from '../rules/shown';
import type { Change, Fix, FixKind } from './fix';

export function fix(
  kind: FixKind,
  title: Message,
  changes: readonly Change[],
  isPreferred = true,
): Fix {
  return { kind, title, changes, isPreferred };
}

/** The fix that puts another value at the path. */
export function set(kind: FixKind, path: Path, value: JsonValue, isPreferred = true): Fix {
  const title =
    isObject(value) || Array.isArray(value)
      ? message('Turn the text into JSON')
      : message('Change to {0}', shown(JSON.stringify(value)));
  return fix(kind, title, [{ do: 'set', path, value }], isPreferred);
}

/** The fix that takes the member at the path away. */
export function remove(path: Path): Fix {
  return fix('remove-field', message('Remove "{0}"', shown(path.at(-1))), [{ do: 'remove', path }]);
}
