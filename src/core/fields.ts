/** One field of a record as AWS documents it, or as it was measured on records that AWS delivered. */
export interface Field {
  readonly record: RecordKind;
  /** Keys from the record's root, joined by dots; `[]` after a key stands for each item of a list. */
  readonly path: string;
  readonly types: readonly FieldType[];
  readonly required: Required;
  /** The eventVersion that brought the field, `1.08`; absent where AWS names none. */
  readonly since?: string;
  readonly categories: readonly string[];
  readonly description: string;
  /** The page of the AWS documentation that describes it. */
  readonly docs: string;
  readonly pattern?: RegExp;
  /** The only values there are, or with `enumOpen` those known so far. */
  readonly enum?: readonly string[];
  readonly enumOpen?: boolean;
  readonly knownValues?: readonly string[];
  readonly notes?: string;
}

export type RecordKind =
  | 'event' | 'insight' | 'insightLake' | 'aggregated' | 'lakeIntegration'
  | 'lakeOther' | 'lakeColumns' | 'lookupEvents' | 'eventBridge' | 'digest';

export type FieldType = 'string' | 'object' | 'array' | 'boolean' | 'number' | 'integer' | 'null';

export type Required =
  | 'always' | 'always-key-nullable' | 'usually' | 'conditional' | 'since-1.06' | 'since-1.07'
  | 'on-error' | 'stub-only' | 'always-in-parent' | 'optional';

export declare const FIELDS: readonly Field[];
export declare function fieldAt(path: readonly (string | number)[], record?: RecordKind): Field | undefined;
