/**
 * JSON of the same meaning in which every character can be seen: controls, which a terminal would obey,
 * marks that turn the direction of writing, and halves of characters are written as escapes. Between tokens
 * only white space can stand, so each of them is inside a string.
 */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, character =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** All but the white space that JSON has between its tokens. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
