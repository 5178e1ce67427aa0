import { hostileLiteral, hostileText } from './hostile';
import { mutateTree } from './mutateTree';
import type { Random } from './random';
import { literal, spliced, treeOf, written } from './tree';

/** Longer inputs take more time than they find. */
export const LONGEST = 60_000;

/** A text made of one or two others: their JSON is changed, or their characters, or what is around them. */
export function mutate(texts: readonly string[], random: Random): string {
  let text = random.pick(texts);
  const other = random.pick(texts);
  const times = 1 + random.below(random.chance(0.2) ? 12 : 3);
  if (random.chance(0.85)) text = changedJson(text, other, times, random);
  if (random.chance(0.12)) text = wrapped(text, other, random);
  if (random.chance(0.2)) for (let time = 0; time < times; time++) text = changedText(text, random);
  return text.slice(0, LONGEST);
}

/** JSON as a whole, or one line of JSON lines. */
function changedJson(text: string, other: string, times: number, random: Random): string {
  const whole = treeOf(text);
  if (!whole) {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    if (lines.length < 2 || !treeOf(line)) return changedText(text, random);
    return spliced(lines, at, 1, changedJson(line, other, times, random)).join('\n');
  }
  const donor = treeOf(other) ?? literal('{}');
  let tree = whole;
  for (let time = 0; time < times; time++) {
    const next = mutateTree(tree, donor, random);
    if (written(next).length <= LONGEST) tree = next;
  }
  const json = written(tree);
  if (!random.chance(0.3)) return json;
  const [indent, end] = random.pick([[2, '\n'] as const, [1, '\r\n'] as const, [4, '\r'] as const]);
  try {
    return JSON.stringify(JSON.parse(json), null, indent).replaceAll('\n', end);
  } catch {
    return json;
  }
}

/** In a container or envelope, or beside another text. */
function wrapped(text: string, other: string, random: Random): string {
  switch (random.below(11)) {
    case 0:
      return `\ufeff${text}`;
    case 1:
      return `{"Records":[${text}]}`;
    case 2:
      return `[${text},${other}]`;
    case 3:
      return `${text}\n${other}`;
    case 4:
      return text + other;
    case 5:
      return `{"Events":[{"EventId":"e","CloudTrailEvent":${JSON.stringify(text)}}]}`;
    case 6:
      return `{"detail-type":"AWS API Call via CloudTrail","detail":${text}}`;
    case 7:
      return `{"logEvents":[{"message":${JSON.stringify(text)}},{"message":${JSON.stringify(other)}}]}`;
    case 8:
      return `{"QueryResultRows":[[{"eventJson":${JSON.stringify(text)}}]]}`;
    case 9:
      return `{"any":{"event":${text}},"more":[${text}]}`;
    default:
      return JSON.stringify(text);
  }
}

function changedText(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.pick([1, 1, 2, 8, 200]));
  const put = (part: string, end = from) => text.slice(0, from) + part + text.slice(end);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(from);
    case 2:
      return put('', to);
    case 3:
      return put(text.slice(from, to));
    case 4:
      return put(hostileLiteral(random));
    case 5:
      return put(hostileText(random));
    case 6:
      return put(random.pick([...'{}[]",:\\/ \n\r\t0-eE.u\0\ufeff']), to);
    default:
      return put(String.fromCharCode(random.below(0x250)), from + 1);
  }
}
