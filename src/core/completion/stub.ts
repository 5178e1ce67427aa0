import { childFields, type Field } from '../fields';
import { ACCOUNT_ID, GUID } from '../fields/rows';
import type { Place } from './completion';
import { impliedValues } from './implied';
import { hasKnownValues } from './knownValues';
import { NEW_GUID, choice, innerText, jsonText, placeholder } from './snippetText';

/** A value to be filled in, as text of a snippet. */
export interface Stub {
  readonly snippet: string;
  /** Whether a list of what can be filled in is worth to be shown at once. */
  readonly asksNext: boolean;
}

/**
 * The value that a field begins with: what the rest of the event implies, a choice where AWS lists the
 * values, an empty one of its type otherwise.
 */
export function stubOf(field: Field, { event, path, record, options, log }: Place): Stub {
  const [implied] = impliedValues(field.path, event, options.now);
  if (field.enum && !field.enumOpen) {
    const likely = field.enum.filter(value => value === implied);
    return filled(`"${choice(1, [...new Set([...likely, ...field.enum])])}"`);
  }
  const [type] = field.types;
  if (type === 'boolean')
    return filled(choice(1, implied === false ? ['false', 'true'] : ['true', 'false']));
  if (field.required === 'always-key-nullable') return filled(placeholder(1, 'null'));
  const inline = log.format === 'jsonLines';
  const hasChildren = (at: readonly (string | number)[]) =>
    childFields(at, record).size > 0 || field.keys !== undefined;
  if (type === 'object') {
    const asksNext = hasChildren([...path, field.path.slice(field.path.lastIndexOf('.') + 1)]);
    return { snippet: inline ? '{$1}' : '{\n\t$1\n}', asksNext };
  }
  if (type === 'array') {
    const hasItems = hasChildren([...path, field.path.slice(field.path.lastIndexOf('.') + 1), 0]);
    if (!hasItems || inline) return { snippet: hasItems ? '[{$1}]' : '[$1]', asksNext: hasItems };
    return { snippet: '[\n\t{\n\t\t$1\n\t}\n]', asksNext: true };
  }
  if (type === 'number' || type === 'integer') return filled(placeholder(1, '0'));
  if (field.pattern === GUID.pattern || field.path === 'requestID')
    return filled(`"${placeholder(1, NEW_GUID)}"`);
  if (typeof implied === 'string') return filled(`"${placeholder(1, innerText(implied))}"`);
  if (implied !== undefined) return filled(placeholder(1, jsonText(implied)));
  const asksNext =
    hasKnownValues(field.path) ||
    field.pattern === ACCOUNT_ID.pattern ||
    (field.knownValues ?? field.enum) !== undefined;
  return { snippet: '"$1"', asksNext };
}

function filled(snippet: string): Stub {
  return { snippet, asksNext: false };
}
