import type { Path } from '../../src/core/cloudTrailEvent';
import { childFields, type Field } from '../../src/core/fields';

/** As much of a JSON schema as the field table can say: types, values, patterns and required keys. */
export interface Schema {
  readonly type?: readonly Field['types'][number][] | 'object' | 'array';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

/** A schema of log files out of the field table, for validators that know schemas. */
export function logFileSchema(): Schema {
  const event = objectAt([]);
  return {
    type: 'object',
    properties: { Records: { type: 'array', items: { type: 'object', ...event } } },
    required: ['Records'],
  };
}

function objectAt(path: Path): Schema {
  const children = [...childFields(path)].filter(([, { required }]) => required !== 'stub-only');
  if (children.length === 0) return {};
  const isRequired = ({ required }: Field) =>
    required === 'always' || required === 'always-in-parent';
  return {
    properties: Object.fromEntries(
      children.map(([key, field]) => [key, fieldSchema(field, [...path, key])]),
    ),
    required: children.filter(([, field]) => isRequired(field)).map(([key]) => key),
  };
}

function fieldSchema({ types, enum: values, enumOpen, pattern }: Field, path: Path): Schema {
  return {
    type: types,
    ...(types.includes('object') ? objectAt(path) : {}),
    ...(types.includes('array') ? { items: objectAt([...path, 0]) } : {}),
    ...(values && !enumOpen ? { enum: values } : {}),
    ...(pattern ? { pattern: pattern.source } : {}),
  };
}
