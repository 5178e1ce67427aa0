/** Changes of a JSON text that keep what they do not touch: order, indentation, line ends, blanks. */
import type { JsonValue, Path } from '../cloudTrailEvent';
import { OPEN_BRACE, OPEN_BRACKET, eachMember, skipSpace, unquote, type Member } from '../scan';
import type { Change } from './fix';

/** The text after the changes, one after the other. What a change does not find, it leaves alone. */
export function applied(json: string, changes: readonly Change[]): string {
  return changes.reduce(change, json);
}

function change(json: string, one: Change): string {
  if (one.do === 'add') return added(json, one);
  const found = memberAt(json, one.path);
  if (!found) return json;
  const { container, at } = found;
  const member = container.members[at];
  if (!member) return json;
  switch (one.do) {
    case 'rename':
      return member.keyStart === -1 || indexesOf(json, container, one.key).length > 0
        ? json
        : spliced(json, member.keyStart, member.keyEnd, JSON.stringify(one.key));
    case 'set':
      return spliced(json, member.valueStart, member.valueEnd, rendered(json, member, one.value));
    case 'remove':
      return removed(json, container, at);
    case 'keepLast':
      return withoutMembers(
        json,
        container,
        indexesOf(json, container, String(one.path.at(-1))).slice(0, -1),
      );
  }
}

/** An object or list in the text. */
interface Container {
  readonly start: number;
  /** After the closing bracket. */
  readonly end: number;
  readonly members: readonly Readonly<Member>[];
}

function containerAt(json: string, path: Path): Container | undefined {
  let start = skipSpace(json, 0);
  if (path.length > 0) {
    const found = memberAt(json, path);
    const member = found?.container.members[found.at];
    if (!member) return undefined;
    start = member.valueStart;
  }
  const code = json.charCodeAt(start);
  if (code !== OPEN_BRACE && code !== OPEN_BRACKET) return undefined;
  const members: Member[] = [];
  const end = eachMember(json, start, member => {
    members.push({ ...member });
    return false;
  });
  return { start, end, members };
}

/** The member that the path leads to, the last of its key, and the container that it is in. */
function memberAt(json: string, path: Path) {
  const step = path.at(-1);
  const container = step === undefined ? undefined : containerAt(json, path.slice(0, -1));
  if (!container || step === undefined) return undefined;
  const isObject = json.charCodeAt(container.start) === OPEN_BRACE;
  const index = typeof step === 'number' ? step : undefined;
  const at = isObject ? indexesOf(json, container, String(step)).at(-1) : index;
  return at === undefined ? undefined : { container, at };
}

function indexesOf(json: string, { members }: Container, key: string): readonly number[] {
  return members.flatMap(({ keyStart, keyEnd }, index) =>
    keyStart !== -1 && unquote(json, keyStart, keyEnd) === key ? [index] : [],
  );
}

function removed(json: string, { start, end, members }: Container, index: number): string {
  const [before, member, after] = [members[index - 1], members[index], members[index + 1]];
  if (!member) return json;
  if (after) return spliced(json, beginOf(member), beginOf(after), '');
  if (before) return spliced(json, before.valueEnd, member.valueEnd, '');
  return spliced(json, start + 1, end - 1, '');
}

/** Without members, others than the last: in one pass, as a key may be repeated thousands of times. */
function withoutMembers(json: string, { members }: Container, indexes: readonly number[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const index of indexes) {
    const [member, after] = [members[index], members[index + 1]];
    if (!member || !after) continue;
    kept.push(json.slice(from, beginOf(member)));
    from = beginOf(after);
  }
  return kept.join('') + json.slice(from);
}

function added(json: string, { path, key, value, after }: Change & { do: 'add' }): string {
  const object = containerAt(json, path);
  if (!object || json.charCodeAt(object.start) !== OPEN_BRACE) return json;
  if (indexesOf(json, object, key).length > 0) return json;
  const previous =
    after === undefined ? undefined : object.members[indexesOf(json, object, after).at(-1) ?? -1];
  const neighbour = previous ?? object.members[0];
  const member = `${JSON.stringify(key)}${colonOf(json)}${rendered(json, neighbour, value)}`;
  if (!neighbour)
    return spliced(json, object.start + 1, object.end - 1, alone(json, object, member));
  const lead = leadOf(json, neighbour);
  return previous
    ? spliced(json, previous.valueEnd, previous.valueEnd, `,${lead}${member}`)
    : spliced(json, neighbour.keyStart, neighbour.keyStart, `${member},${lead}`);
}

/** The only member of an object, on a line of its own where the text has lines. */
function alone(json: string, { start }: Container, member: string): string {
  const { unit, end } = styleOf(json);
  if (unit === undefined) return member;
  const indent = indentAt(json, start);
  return `${end}${indent}${unit}${member}${end}${indent}`;
}

/** The blanks between a member and what is before it: a comma or the opening bracket. */
function leadOf(json: string, member: Readonly<Member>): string {
  let from = beginOf(member);
  while (/\s/.test(json.charAt(from - 1))) from--;
  return json.slice(from, beginOf(member));
}

function rendered(json: string, near: Readonly<Member> | undefined, value: JsonValue): string {
  const { unit, end } = styleOf(json);
  const indent = near ? indentAt(json, beginOf(near)) : '';
  return JSON.stringify(value, null, unit).replaceAll('\n', end + indent);
}

/** What one level is indented by, `undefined` in a text of one line, and how lines end. */
function styleOf(json: string): { readonly unit: string | undefined; readonly end: string } {
  const [, end = '\n', indent] = /^\s*[{[][ \t]*(\r?\n)([ \t]*)\S/.exec(json) ?? [];
  if (indent === undefined) return { unit: undefined, end };
  const outer = /\n([ \t]*)[\]}]\s*$/.exec(json)?.[1] ?? '';
  return { unit: indent.slice(outer.length) || '  ', end };
}

/** What stands between a key and its value in this text. */
function colonOf(json: string): string {
  return /"(\s*:[ \t]*)/.exec(json)?.[1] ?? ':';
}

function indentAt(json: string, offset: number): string {
  const line = json.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(json.slice(line, offset))?.[0] ?? '';
}

function beginOf({ keyStart, valueStart }: Readonly<Member>): number {
  return keyStart === -1 ? valueStart : keyStart;
}

function spliced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}
