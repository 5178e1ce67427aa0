import type { JsonValue, Path } from '../cloudTrailEvent';
import type { Field, FieldType, RecordKind } from '../fields';
import { childFields } from '../fields';
import { ACCOUNT_ID } from '../fields/rows';
import type { Layout } from './rule';
import { lettersApart, mayBe } from './spelling';
import { minorOf } from './version';

/**
 * A place of the field table, compiled to what one walk over an event asks of it: bits instead of lists
 * of types, integers instead of versions, sets instead of enumerations.
 */
export interface Shape {
  /** The last key of the path; empty at the root and on the items of a list. */
  readonly key: string;
  /** `undefined` at the root and on the items of a list. */
  readonly field: Field | undefined;
  /** Bits of `typeBit`; 0 when any type will do. */
  readonly types: number;
  /** Minor eventVersion that brought the field; -1 when that is not known. */
  readonly since: number;
  /** The values that are known. */
  readonly values: ReadonlySet<string> | undefined;
  readonly pattern: RegExp | undefined;
  /** Text that a caller or a service chooses at will, so that blanks or `null` may well stand in it. */
  readonly isFree: boolean;
  /** Whether nothing can be off in a text. */
  readonly isAnyText: boolean;
  /** Documented keys; empty where AWS leaves the keys open. */
  readonly children: ReadonlyMap<string, Shape>;
  readonly items: Shape | undefined;
  /** Children that are always there. */
  readonly required: readonly Shape[];
  /** Whether it is one of those itself. */
  readonly isRequired: boolean;
  /** The last text that was in order: the events of a log share many of them. */
  inOrder: string | undefined;
  /** Answers of `meant`, kept because the events of a log share their keys. */
  readonly spellings: Map<string, readonly Shape[]>;
  /** Where the forms begin that objects of this shape have. */
  readonly forms: Form;
}

/**
 * The keys that an object has, in their order, with the JSON types of their values: what a log's events
 * have in common. A step in a tree of such keys; the last step stands for the whole.
 */
export interface Form {
  readonly key: string;
  /** The bit of the value's type. */
  readonly type: number;
  /** What is documented at the key. */
  readonly shape: Shape | undefined;
  /** The same, where there is something to look for in a text. */
  readonly text: Shape | undefined;
  /** Whether calls are told apart by the value. */
  readonly ofCall: boolean;
  /** Which keys were seen to come next, the last one first. */
  readonly next: Form[];
  /** The versions at which an object that ends here is in order but for its texts: bits of `versionBit`. */
  tidyAt: number;
}

/** The layouts that the field table describes as CloudTrail writes them. */
export const RECORDS: readonly Layout[] = [
  'event',
  'insight',
  'insightLake',
  'aggregated',
  'lakeIntegration',
  'configurationItem',
  'evidence',
  'legacy',
];

/** Fields whose form a rule of its own looks at. */
const OWN_RULE = new Set([
  'eventVersion',
  'eventTime',
  'eventID',
  'resources[].type',
  'vpcEndpointId',
]);

const FREE =
  /^(?:userAgent|errorMessage|annotation|tlsDetails\..*|resources\[\]\.ARN(?:Prefix)?|addendum\.updatedFields)$|sourceIdentity$|(?:attributions|statistics)\[\]\.|webIdFederationData/;

/** The category under which a kind of record finds its required fields among those of an event. */
const CATEGORY: Partial<Record<RecordKind, string>> = {
  event: 'Management',
  insight: 'Insight',
  insightLake: 'Insight',
};

const compiled = new Map<Layout, Shape>();

/** The shape of a record of this layout, compiled at the first call. */
export function shapeOf(layout: Layout): Shape {
  let shape = compiled.get(layout);
  if (!shape) compiled.set(layout, (shape = compile('', undefined, [], layout)));
  return shape;
}

/** The bit of a value's JSON type. */
export function typeBit(value: JsonValue): number {
  switch (typeof value) {
    case 'string':
      return BITS.string;
    case 'boolean':
      return BITS.boolean;
    case 'number':
      return BITS.number;
    default:
      return value === null ? BITS.null : Array.isArray(value) ? BITS.array : BITS.object;
  }
}

/** Documented keys that an unknown key may be a misspelling of, the nearest first. */
export function meant(key: string, shape: Shape): readonly Shape[] {
  if (key.length > LONGEST_KEY) return [];
  let found = shape.spellings.get(key);
  if (!found) {
    found = [...shape.children.values()]
      .filter(known => mayBe(key, known.key))
      .sort((one, other) => lettersApart(key, one.key) - lettersApart(key, other.key));
    if (shape.spellings.size >= MOST_SPELLINGS) shape.spellings.clear();
    shape.spellings.set(key, found);
  }
  return found;
}

/** No documented key is half as long. */
const LONGEST_KEY = 64;
/** A log with more unknown keys than this is hostile or no log; its keys are looked at anew. */
const MOST_SPELLINGS = 500;

/** JSON has one kind of number: an integer written `1.0` is one. */
export const BITS = {
  string: 1,
  object: 2,
  array: 4,
  boolean: 8,
  number: 16,
  integer: 16,
  null: 32,
} as const satisfies Record<FieldType, number>;

function compile(key: string, field: Field | undefined, path: Path, layout: Layout): Shape {
  const record = layout === 'legacy' ? 'event' : layout;
  const children = new Map<string, Shape>();
  for (const [name, child] of childFields(path, record))
    if (child.required !== 'stub-only')
      children.set(name, compile(name, child, [...path, name], layout));
  const isList = field?.types.includes('array') && childFields([...path, 0], record).size > 0;
  const isFree = field !== undefined && FREE.test(field.path);
  const values = field?.enum && new Set(field.enum);
  const pattern = field && hasOwnRule(field) ? undefined : field?.pattern;
  return {
    key,
    field,
    types: field?.types.reduce((bits, type) => bits | BITS[type], 0) ?? 0,
    since: field?.since === undefined ? -1 : minorOf(field.since),
    values,
    pattern,
    isFree,
    isAnyText: isFree && !values && !pattern,
    children,
    items: isList ? compile('', undefined, [...path, 0], layout) : undefined,
    required: [...children.values()].filter(child => child.isRequired),
    isRequired: isRequired(field, layout),
    inOrder: undefined,
    spellings: new Map(),
    forms: {
      key: '',
      type: 0,
      shape: undefined,
      text: undefined,
      ofCall: false,
      next: [],
      tidyAt: 0,
    },
  };
}

function hasOwnRule(field: Field): boolean {
  return OWN_RULE.has(field.path) || field.pattern === ACCOUNT_ID.pattern;
}

function isRequired(field: Field | undefined, layout: Layout): boolean {
  if (layout === 'legacy' || !field) return false;
  if (field.required === 'always-in-parent') return true;
  if (field.required !== 'always') return false;
  return field.record === layout && layout !== 'event'
    ? true
    : field.categories.includes(CATEGORY[layout] ?? '');
}
