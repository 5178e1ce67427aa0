/**
 * The field table: one row for each field of an event, of the other kinds of records that CloudTrail
 * writes, and of the containers that events come in. Hover, completion and the rules about types,
 * versions and spelling all read it, so a new field is one row in `fields/`.
 */
import type { CloudTrailEvent, Path } from './cloudTrailEvent';
import { AGGREGATED } from './fields/aggregated';
import { DIGEST, EVENT_BRIDGE, LOOKUP_EVENTS } from './fields/containers';
import { EVENT, EVENT_CONTEXT, STUBS } from './fields/event';
import { INSIGHT, INSIGHT_LAKE, INSIGHT_NEWER } from './fields/insight';
import { CONFIGURATION_ITEM, EVIDENCE, LAKE_COLUMNS, LAKE_INTEGRATION } from './fields/lake';
import { USER_IDENTITY } from './fields/userIdentity';
import { canonicalKey } from './legacyEvent';

/** One field of a record as AWS documents it, or as it was measured on records that AWS delivered. */
export interface Field {
  readonly record: RecordKind;
  /** Keys from the record's root, joined by dots; `[]` after a key stands for each item of a list. */
  readonly path: string;
  readonly types: readonly FieldType[];
  readonly required: Required;
  /** The eventVersion that brought the field, `1.08`; absent where AWS names none. */
  readonly since?: string;
  /** The values of eventCategory whose records have the field; none for containers. */
  readonly categories: readonly string[];
  /** What the field is, in one sentence. Markdown: code spans only. */
  readonly description: string;
  /** The page of the AWS documentation that describes it. */
  readonly docs: string;
  readonly pattern?: RegExp;
  /** What the text looks like, in words; the pattern, where there is one. Markdown: code spans only. */
  readonly form?: string;
  /** The only values there are, or with `enumOpen` those known so far. */
  readonly enum?: readonly string[];
  readonly enumOpen?: boolean;
  readonly knownValues?: readonly string[];
  /** Keys that are known inside an open object, by event source; `*` for any. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** What a reader should know besides. Markdown: code spans only. */
  readonly notes?: string;
}

export type RecordKind =
  | 'event'
  | 'insight'
  | 'insightLake'
  | 'aggregated'
  | 'lakeIntegration'
  | 'configurationItem'
  | 'evidence'
  | 'lakeColumns'
  | 'lookupEvents'
  | 'eventBridge'
  | 'digest';

export type FieldType = 'string' | 'object' | 'array' | 'boolean' | 'number' | 'integer' | 'null';

export type Required =
  | 'always'
  | 'always-key-nullable'
  | 'usually'
  | 'conditional'
  | 'since-1.06'
  | 'since-1.07'
  | 'on-error'
  | 'stub-only'
  | 'always-in-parent'
  | 'optional';

export const FIELDS: readonly Field[] = [
  ...EVENT,
  ...EVENT_CONTEXT,
  ...USER_IDENTITY,
  ...STUBS,
  ...INSIGHT,
  ...INSIGHT_NEWER,
  ...INSIGHT_LAKE,
  ...AGGREGATED,
  ...LAKE_INTEGRATION,
  ...CONFIGURATION_ITEM,
  ...EVIDENCE,
  ...LAKE_COLUMNS,
  ...LOOKUP_EVENTS,
  ...EVENT_BRIDGE,
  ...DIGEST,
];

/** Kinds of records that have the fields of an event besides their own. */
const EXTENDS_EVENT: ReadonlySet<RecordKind> = new Set([
  'insight',
  'insightLake',
  'lakeIntegration',
  'configurationItem',
  'evidence',
  'lakeColumns',
]);

/** A place in the tree of documented keys; the items of a list are under `[]`. */
interface Place {
  field?: Field;
  readonly children: Map<string, Place>;
}

/**
 * The table as a tree per kind of record, so that a lookup costs one map access a step, whatever the
 * table's size, and a key with a dot in it is not taken for two.
 */
const ROOTS = new Map<RecordKind, Place>();

for (const field of FIELDS) {
  let place = rootOf(field.record);
  for (const step of field.path.replaceAll('[]', '.[]').split('.')) {
    const next = place.children.get(step) ?? { children: new Map() };
    place.children.set(step, next);
    place = next;
  }
  place.field = field;
}

function rootOf(record: RecordKind): Place {
  const root = ROOTS.get(record) ?? { children: new Map() };
  ROOTS.set(record, root);
  return root;
}

/** The places that a path leads to: in the record's own tree, and in an event's where that counts too. */
function placesAt(path: Path, record: RecordKind): readonly Place[] {
  const kinds: readonly RecordKind[] = EXTENDS_EVENT.has(record) ? [record, 'event'] : [record];
  return kinds.flatMap(kind => {
    let place: Place | undefined = ROOTS.get(kind);
    for (const step of path)
      place = place?.children.get(typeof step === 'number' ? '[]' : step);
    return place ?? [];
  });
}

/** The documented field at a concrete path: `['resources', 0, 'ARN']` is `resources[].ARN`. */
export function fieldAt(path: Path, record: RecordKind = 'event'): Field | undefined {
  for (const { field } of placesAt(path, record)) if (field) return field;
  return undefined;
}

/** The documented fields right under a path, by key; empty where AWS leaves the keys open. */
export function childFields(
  path: Path,
  record: RecordKind = 'event',
): ReadonlyMap<string, Field> {
  const children = new Map<string, Field>();
  for (const place of placesAt(path, record))
    for (const [key, { field }] of place.children)
      if (field && !children.has(key)) children.set(key, field);
  return children;
}

/** What kind of record an object is, by what only that kind has. Anything else is an event. */
export function recordKind(event: CloudTrailEvent): RecordKind {
  // By value: asking for a key with `in` takes three times as long.
  if (event['detail-type'] !== undefined && event['detail'] !== undefined) return 'eventBridge';
  if (Array.isArray(event['Events'])) return 'lookupEvents';
  if (event['digestS3Object'] !== undefined) return 'digest';
  if (event['eventjson'] !== undefined) return 'lakeColumns';
  if (event.insightDetails !== undefined) return 'insight';
  if (event['insightState'] !== undefined || event['insightEventName'] !== undefined)
    return 'insightLake';
  return KIND_BY_NAME.get(event.eventCategory) ?? KIND_BY_NAME.get(event.eventType) ?? 'event';
}

/** By eventCategory and by eventType. */
const KIND_BY_NAME: ReadonlyMap<unknown, RecordKind> = new Map<string, RecordKind>([
  ['Insight', 'insight'],
  ['AwsCloudTrailInsight', 'insight'],
  ['Aggregated', 'aggregated'],
  ['AwsAggregatedEvent', 'aggregated'],
  ['ActivityAuditLog', 'lakeIntegration'],
  ['ActivityLog', 'lakeIntegration'],
  ['ConfigurationItem', 'configurationItem'],
  ['AwsConfigurationItem', 'configurationItem'],
  ['Evidence', 'evidence'],
  ['AwsAuditManagerEvidence', 'evidence'],
]);

/**
 * A path with its keys as AWS documents them today: `['UserIdentity', 'arn']` is
 * `['userIdentity', 'arn']`. Old records write `EventName` and `RequestParamters`, tables in Athena
 * all in lower case. Keys that are documented, and keys that lead nowhere, stay as they are.
 */
export function canonicalPath(path: Path, record: RecordKind = 'event'): Path {
  const result: (string | number)[] = [];
  for (const [at, step] of path.entries()) {
    const places = placesAt(result, record);
    // Below what is not documented nothing is: a path may have 20,000 steps.
    if (places.length === 0) return [...result, ...path.slice(at)];
    result.push(typeof step === 'number' ? step : documentedKey(step, at === 0, places));
  }
  return result;
}

function documentedKey(key: string, isTop: boolean, places: readonly Place[]): string {
  const isKnown = (name: string) => places.some(place => place.children.has(name));
  if (isKnown(key)) return key;
  const legacy = canonicalKey(key);
  if (isTop && isKnown(legacy)) return legacy;
  const lower = key.toLowerCase();
  for (const place of places)
    for (const [name, { field }] of place.children)
      if (name.toLowerCase() === lower && field && field.required !== 'stub-only') return name;
  return key;
}
