/**
 * Whether a record is in order, told by its form: the keys and the types of the values alone decide
 * about everything that the walk along the field table looks for, but for what stands in texts. The
 * 35,000 events of a large log have some dozens of forms. A form that the walk found in order is
 * remembered, and the next record of that form is passed over in a third of the time: a step for each
 * key, without a look into a table.
 *
 * What is said here is only ever "in order" or "not known"; then the walk says what is wrong.
 */
import { isObject, type JsonObject, type JsonValue } from '../cloudTrailEvent';
import { CALL_FIELDS } from './call';
import type { KnownCaller } from './caller';
import { keysIn } from './keysIn';
import { oddityOfText } from './oddities';
import { typeBit, type Form, type Shape } from './recordShape';

/** A record that is in order. */
export interface TidyRecord {
  readonly form: Form;
  /** How many keys it has, at any depth. */
  readonly members: number;
  /** The values by which calls are told apart, in the order of their keys; valid until the next record. */
  readonly ofCall: readonly JsonValue[];
}

/**
 * The form of a record in which nothing is off; `undefined` where that is not known. The texts of the
 * fields by which calls are told are not looked at. `minor` is that of its version.
 */
export function tidyRecord(
  record: JsonObject,
  shape: Shape,
  minor: number,
  caller: KnownCaller,
): TidyRecord | undefined {
  look.version = versionBit(minor);
  const identity = record['userIdentity'];
  const isKnown = caller.tidyAt === minor && isObject(identity);
  look.identity = isKnown ? identity : undefined;
  look.members = isKnown ? caller.keys : 0;
  look.ofCall.length = 0;
  const form = formOf(record, shape);
  look.identity = undefined;
  if (form) caller.tidyAt = minor;
  return form && { form, members: look.members, ofCall: look.ofCall };
}

/** Remembers the form of a record in which nothing is off. */
export function learnTidy(record: JsonObject, shape: Shape, minor: number): void {
  look.version = versionBit(minor);
  learn(record, shape, CALL_FIELDS);
}

/** What is looked at: one for all records, as an object for each would take longer than a key. */
const look: Look = { version: 0, identity: undefined, members: 0, ofCall: [] };

interface Look {
  version: number;
  /** It is in order, its keys are counted already. */
  identity: JsonValue;
  members: number;
  readonly ofCall: JsonValue[];
}

/** A bit for each minor version, and for none (-1). */
function versionBit(minor: number): number {
  return minor < 30 ? 1 << (minor + 1) : 0;
}

function formOf(value: JsonObject, shape: Shape): Form | undefined {
  let form = shape.forms;
  for (const key in value) {
    const member = value[key];
    const type = typeBit(member);
    const likely = form.next[0];
    const next =
      likely?.key === key && likely.type === type ? likely : followed(form.next, key, type);
    if (!next) return undefined;
    form = next;
    look.members++;
    if (next.ofCall) look.ofCall.push(member);
    if (typeof member === 'string') {
      if (next.text && oddityOfText(member, next.text)) return undefined;
    } else if (typeof member === 'object' && member !== null && member !== look.identity) {
      if (!isTidyInside(member, next.shape)) return undefined;
    }
  }
  return form.tidyAt & look.version ? form : undefined;
}

function isTidyInside(value: JsonValue, shape: Shape | undefined): boolean {
  if (shape && shape.children.size > 0 && isObject(value))
    return formOf(value, shape) !== undefined;
  if (shape?.items && Array.isArray(value)) {
    for (const item of value as readonly JsonValue[])
      if (!isObject(item)) look.members += keysIn(item);
      else if (!formOf(item, shape.items)) return false;
  } else look.members += keysIn(value);
  return true;
}

/** The step to a key that was not the last to come next; the next time, it is. */
function followed(next: Form[], key: string, type: number): Form | undefined {
  for (let at = 1; at < next.length; at++) {
    const form = next[at];
    if (form?.key !== key || form.type !== type) continue;
    // One forward: what comes often is found early, and two that alternate change places no more.
    const before = next[at - 1];
    if (before) {
      next[at - 1] = form;
      next[at] = before;
    }
    return form;
  }
  return undefined;
}

/** Keeps the form of an object that is in order, and of those in it. */
function learn(value: JsonObject, shape: Shape, ofCall: ReadonlySet<string> = NONE): void {
  let form = shape.forms;
  beginnings.add(form);
  for (const key in value) {
    const member = value[key];
    if (member === undefined) return;
    const type = typeBit(member);
    let next = form.next.find(one => one.key === key && one.type === type);
    if (!next) {
      if (form.next.length >= MOST_NEXT) return;
      if (++steps > MOST_STEPS) forget();
      next = stepTo(key, type, shape.children.get(key), ofCall.has(key));
      form.next.push(next);
    }
    form = next;
    const known = next.shape;
    if (!known) continue;
    if (known.children.size > 0 && isObject(member)) learn(member, known);
    else if (known.items && Array.isArray(member))
      for (const item of member as readonly JsonValue[])
        if (isObject(item)) learn(item, known.items);
  }
  form.tidyAt |= look.version;
}

/** The forms of a hundred logs. What is hostile makes more of them, but fills no memory. */
const MOST_STEPS = 20_000;
const MOST_NEXT = 8;
const beginnings = new Set<Form>();
let steps = 0;

function forget(): void {
  for (const beginning of beginnings) beginning.next.length = beginning.tidyAt = 0;
  beginnings.clear();
  steps = 0;
}

const NONE: ReadonlySet<string> = new Set();

function stepTo(key: string, type: number, shape: Shape | undefined, ofCall: boolean): Form {
  const text = shape?.isAnyText || ofCall ? undefined : shape;
  return { key, type, shape, text, ofCall, next: [], tidyAt: 0 };
}
