/**
 * One walk over an event along the field table. It finds everything that the table alone can tell, so
 * that the rules about types, versions, spelling, values and missing keys need no walk of their own.
 * Nothing is allocated for a key that is in order: a walk over a usual event of 50 keys takes about a
 * microsecond.
 */
import type { JsonObject, JsonValue, Path } from '../cloudTrailEvent';
import { isObject } from '../cloudTrailEvent';
import type { Field } from '../fields';
import { hasBlanksAround } from '../values/blanks';
import type { KnownCaller } from './caller';
import { keysIn } from './keysIn';
import type { Shape } from './recordShape';
import { meant, typeBit } from './recordShape';
import { own } from '../own';

export type OddityKind =
  | 'missing'
  | 'type'
  | 'misspelt'
  | 'newer'
  /** Blanks around a text. */
  | 'blanks'
  /** A word that programs write where there is no value: `null`, `None`. */
  | 'nothing'
  /** Right but for capitals. */
  | 'case'
  | 'value'
  | 'form';

export interface Oddity {
  readonly kind: OddityKind;
  /** Where; for a missing field the object that lacks it. */
  readonly path: Path;
  /** The documented field: the one that is missing, or that a misspelt key is meant for. */
  readonly field: Field;
  /** The last key of the documented field's path. */
  readonly key: string;
  readonly value: JsonValue;
}

/**
 * What is off in the record, seen from the field table, and how many keys it has, at any depth. `minor`
 * is -1 when the version is not known. The identity of a caller in whom nothing was off is passed by.
 */
export function odditiesOf(
  record: JsonObject,
  shape: Shape,
  minor: number,
  caller: KnownCaller | false = false,
): { readonly oddities: readonly Oddity[]; readonly members: number } {
  const identity = record['userIdentity'];
  const isTidy = caller && caller.tidyAt === minor && isObject(identity);
  const walk: Walk = {
    minor,
    path: [],
    found: undefined,
    members: isTidy ? caller.keys : 0,
    passedBy: isTidy ? identity : undefined,
  };
  inObject(walk, record, shape);
  const oddities = walk.found ?? NONE;
  if (caller && !oddities.some(({ path }) => path[0] === 'userIdentity')) caller.tidyAt = minor;
  return { oddities, members: walk.members };
}

/** The oddities of one kind; nearly every event has none, and then nothing is allocated. */
export function only(kind: OddityKind, oddities: readonly Oddity[]): readonly Oddity[] {
  return oddities.length === 0 ? NONE : oddities.filter(oddity => oddity.kind === kind);
}

const NONE: readonly Oddity[] = [];

interface Walk {
  readonly minor: number;
  /** Where the walk is: the path of the object that is looked at. */
  readonly path: (string | number)[];
  found: Oddity[] | undefined;
  /** How many keys were met. */
  members: number;
  /** A value that is known to be in order, its keys counted already. */
  readonly passedBy: JsonValue;
}

function inObject(walk: Walk, value: JsonObject, shape: Shape): void {
  let isEmpty = true;
  let present = 0;
  for (const key in value) {
    isEmpty = false;
    walk.members++;
    const child = shape.children.get(key);
    if (child) {
      const member = value[key];
      if (child.isRequired && member !== undefined && member !== null) present++;
      inMember(walk, key, member, child);
    } else {
      walk.members += keysIn(value[key]);
      if (shape.children.size > 0) spell(walk, key, value, shape);
    }
  }
  if (present === shape.required.length) return;
  for (const child of shape.required) {
    const { key, field, since } = child;
    const member = own(value, key);
    const isMissing = member === undefined || member === null;
    if (!isMissing || (walk.minor !== -1 && since > walk.minor)) continue;
    if (isEmpty && field?.required === 'always-in-parent') continue;
    // A misspelt key explains why the field is missing: one finding is enough.
    if (!walk.found?.some(oddity => oddity.kind === 'misspelt' && oddity.field === field))
      odd(walk, 'missing', child, [...walk.path], member);
  }
}

function inMember(walk: Walk, key: string, value: JsonValue, shape: Shape): void {
  if (value === undefined) return;
  if (typeof value === 'object' && value !== null && value === walk.passedBy) return;
  if (shape.since > walk.minor && walk.minor !== -1) odd(walk, 'newer', shape, key, value);
  if ((typeBit(value) & shape.types) === 0) {
    odd(walk, 'type', shape, key, value);
    walk.members += keysIn(value);
  } else if (typeof value === 'string') {
    const kind = oddityOfText(value, shape);
    if (kind) odd(walk, kind, shape, key, value);
  } else if (shape.children.size > 0 && isObject(value)) {
    walk.path.push(key);
    inObject(walk, value, shape);
    walk.path.pop();
  } else if (shape.items && Array.isArray(value)) {
    walk.path.push(key);
    inItems(walk, value, shape.items);
    walk.path.pop();
  } else if (typeof value === 'object') walk.members += keysIn(value);
}

/** What is off in a text: one thing, the plainest. */
export function oddityOfText(value: string, shape: Shape): OddityKind | undefined {
  if (value === '' || value === shape.inOrder) return undefined;
  const kind =
    (shape.isFree ? undefined : oddityOfAnyText(value)) ?? oddityOfKnownText(value, shape);
  if (kind === undefined) shape.inOrder = value;
  return kind;
}

function oddityOfAnyText(value: string): OddityKind | undefined {
  if (hasBlanksAround(value)) return 'blanks';
  if (value.length <= LONGEST_NOTHING && NOTHING.has(value.toLowerCase())) return 'nothing';
  return undefined;
}

function oddityOfKnownText(value: string, shape: Shape): OddityKind | undefined {
  if (shape.values && !shape.values.has(value))
    return inDocumentedCase(value, shape) === undefined ? 'value' : 'case';
  if (shape.pattern && !shape.pattern.test(value))
    return inDocumentedCase(value, shape) === undefined ? 'form' : 'case';
  return undefined;
}

const NOTHING = new Set(['null', 'none', 'undefined', 'nan', 'n/a']);
const LONGEST_NOTHING = 9;

/** The text with the capitals that AWS writes; `undefined` where more than those differs. */
export function inDocumentedCase(value: string, shape: Pick<Shape, 'values' | 'pattern'>) {
  const lower = value.toLowerCase();
  for (const known of shape.values ?? []) if (known.toLowerCase() === lower) return known;
  return [lower, value.toUpperCase()].find(other => shape.pattern?.test(other));
}

function inItems(walk: Walk, items: readonly JsonValue[], shape: Shape): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (!isObject(item)) {
      walk.members += keysIn(item);
      continue;
    }
    walk.path.push(index);
    inObject(walk, item, shape);
    walk.path.pop();
  }
}

/** A key nobody knows, where a documented key that looks like it is absent. */
function spell(walk: Walk, key: string, value: JsonObject, shape: Shape): void {
  const known = meant(key, shape).find(child => !Object.hasOwn(value, child.key));
  if (known) odd(walk, 'misspelt', known, key, own(value, key));
}

/** Puts down a finding, at the path or at a key of the object that is looked at. */
function odd(
  walk: Walk,
  kind: OddityKind,
  { key, field }: Shape,
  at: string | Path,
  value: JsonValue,
): void {
  if (!field) return;
  const path = typeof at === 'string' ? [...walk.path, at] : at;
  (walk.found ??= []).push({ kind, path, field, key, value });
}
