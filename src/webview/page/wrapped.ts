/**
 * Text in lines of at most so many characters, broken at the joints of words and names where there are
 * any. What is left after the last line is told by an ellipsis.
 */
export function wrapped(text: string, room: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...text.slice(0, room * (most + 1) * 2)];
  while (rest.length > 0 && lines.length < most) {
    if (rest.length <= room) {
      lines.push(rest.join(''));
      break;
    }
    if (lines.length === most - 1) {
      lines.push(`${rest.slice(0, room - 1).join('')}…`);
      break;
    }
    const joint = lastJoint(rest.slice(0, room));
    const end = joint > room / 3 ? joint : room;
    lines.push(rest.slice(0, end).join('').trimEnd());
    rest = rest.slice(end);
  }
  return lines;
}

/** How many characters come up to and with the last joint. */
function lastJoint(characters: readonly string[]): number {
  let joint = 0;
  characters.forEach((character, index) => {
    if (/[\s/_@.:,-]/.test(character)) joint = index + 1;
  });
  return joint;
}
