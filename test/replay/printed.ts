import {
  isObject,
  list,
  type CloudTrailEvent,
  type JsonValue,
} from '../../src/core/cloudTrailEvent';

/**
 * How Athena gives what a table has for a value: a column of type `string` as it is or as JSON, one with
 * parts as the text `{type=IAMUser, arn=null}`, and as JSON where the statement asks for that. A part
 * that the type does not name is lost. `undefined` stands for no value.
 */
export function printedValue(value: JsonValue, type: string, asJson: boolean): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!/^(struct|array|map)</.test(type))
    return typeof value === 'string' ? value : JSON.stringify(value);
  const shaped = shape(value, type);
  return asJson ? JSON.stringify(shaped) : struct(shaped);
}

/** The value as one of the type: keys in lower case, nothing that the type does not name. */
function shape(value: JsonValue, type: string): JsonValue {
  const [, kind, inner = ''] = /^(struct|array|map)<(.*)>$/.exec(type) ?? [];
  if (kind === 'array') return list(value).map(part => shape(part, inner));
  if (kind === 'map') return value;
  if (kind === 'struct') {
    if (!isObject(value)) return null;
    return Object.fromEntries(
      partsOf(inner).map(part => {
        const [name = '', ...rest] = part.split(':');
        return [name, shape(valueOf(value, name), rest.join(':'))];
      }),
    );
  }
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `a:string,b:struct<c:string,d:string>` → two parts. */
function partsOf(inner: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of inner) {
    depth += character === '<' ? 1 : character === '>' ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

function struct(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(struct).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const parts = Object.entries(value).map(([key, part]) => `${key}=${struct(part)}`);
  return `{${parts.join(', ')}}`;
}

/** The value of a key in whatever case. */
export function valueOf(event: CloudTrailEvent, name: string): JsonValue {
  return Object.entries(event).find(([key]) => key.toLowerCase() === name)?.[1];
}
