import { formatting as pieces, prettyJson } from '../../../src/core/format';
import { holds, isSame, parsed, type Property } from '../property';

/** Only white space between tokens changes, and once. */
export const formatting: Property = {
  name: 'formatting',
  check({ text }) {
    const pretty = prettyJson(text);
    holds(compact(pretty) === compact(text), 'only white space changes');
    const value = parsed(text);
    if (value) {
      const after = parsed(pretty);
      holds(after !== undefined && isSame(after.value, value.value), 'the value stays');
      holds(prettyJson(pretty) === pretty, 'formatted once');
    }
    let [at, whole] = [0, ''];
    for (const piece of pieces(text)) {
      holds(piece.end >= at, 'pieces in order');
      holds(
        compact(text.slice(at, piece.end)).length === compact(piece.text).length ||
          value === undefined,
        'a piece is of its part of the text',
      );
      at = piece.end;
      whole += piece.text;
    }
    holds(whole === pretty && at === text.length, 'pieces are the whole');
  },
};

/** The text without white space between its tokens. */
function compact(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\[^])*(?:"|\\?$)|[\s\ufeff]+/g, token =>
    token.startsWith('"') ? token.trimEnd() : '',
  );
}
