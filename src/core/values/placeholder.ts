import type { JsonValue } from '../cloudTrailEvent';

/**
 * Marks of text that stands for a value: `EXAMPLE` in samples, what anonymisers write, what AWS masks
 * (`HIDDEN_DUE_TO_SECURITY_REASONS`, `****`, `<sensitiveDataRemoved>`), templates and ellipses.
 * Capital letters matter: a bucket `example.com-logs` is a real name. Square brackets alone do not,
 * as S3 writes user agents in them, and so do angle brackets in XML.
 */
const MARKS = new RegExp(
  [
    'EXAMPLE',
    'EX_PRINCIPAL_ID',
    'HIDDEN_DUE_TO_SECURITY_REASONS',
    'X{4}|x{4}',
    '\\bREDACTED\\b|\\bredacted\\b',
    '\\*{3}',
    '\\{\\{[^{}]*\\}\\}',
    '\\[[A-Z][A-Z0-9_ -]+\\]',
    '^\\[(?:[a-z]+(?:[_-][a-z]+)*|\\.+|…)\\]$',
    '^[^\\s<>]*<[A-Za-z][\\w .:-]*>[^\\s<>]*$',
    '^\\S*(?:\\.{3}|…)$|^(?:\\.{3}|…)\\S*$',
    '^[A-Z0-9]+(?:\\.{3}|…)[A-Z0-9]+$',
  ].join('|'),
);

/** Longer text is a document, not a value: a mark in it says nothing about the whole. */
const LONGEST = 2048;

/**
 * Whether a value is made up or masked, so that nothing can be concluded from its form or from
 * comparing it with another. Numbers, lists and objects never are.
 */
export function isPlaceholder(value: JsonValue): boolean {
  return typeof value === 'string' && value.length <= LONGEST && MARKS.test(value);
}

/** Whether AWS, or who passed the event on, hid what stood here. */
export function isMasked(value: JsonValue): boolean {
  return (
    typeof value === 'string' &&
    /^\[?(?:HIDDEN_DUE_TO_SECURITY_REASONS|REDACTED|\*{3,}|<sensitiveDataRemoved>)\]?$/i.test(value)
  );
}
