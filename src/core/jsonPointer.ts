import type { Path } from './cloudTrailEvent';

/** A path as a JSON pointer (RFC 6901): `/resources/0/ARN`; the root is the empty text. */
export function toPointer(path: Path): string {
  return path.map(step => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** The path of a JSON pointer. Steps of digits are array indexes. Throws on text without a leading `/`. */
export function fromPointer(pointer: string): Path {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new SyntaxError(`Not a JSON pointer: ${pointer}`);
  return pointer
    .slice(1)
    .split('/')
    .map(step =>
      /^(0|[1-9]\d*)$/.test(step) ? +step : step.replaceAll('~1', '/').replaceAll('~0', '~'),
    );
}
