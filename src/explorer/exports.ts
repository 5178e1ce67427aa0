/** Events as files for other tools. Records stay as they were stored, down to the digits of numbers. */
import { list, object, text, type CloudTrailEvent, type JsonValue } from '../core/cloudTrailEvent';
import { prettyJson } from '../core/format';
import { canonicalEvent } from '../core/legacyEvent';
import type { StoredEvent } from '../stores/eventStore';
import { own } from '../core/own';
import { valueText } from '../core/valueText';

/** A log as CloudTrail delivers it, indented. */
export function toRecords(events: readonly StoredEvent[]): string {
  return prettyJson(`{"Records":[${events.map(({ json }) => json).join(',')}]}`);
}

/** An event a line. Line breaks can only stand between the tokens of JSON, so none is part of a value. */
export function toJsonLines(events: readonly StoredEvent[]): string {
  return events.map(({ json }) => `${json.replace(/[\r\n]+/g, ' ').trim()}\n`).join('');
}

/**
 * A row an event, as RFC 4180 has it, with a header. Times and names come as they are; parameters and
 * responses as JSON.
 */
export function toCsv(events: readonly StoredEvent[]): string {
  const rows = events.map(({ event }) => {
    const known = canonicalEvent(event);
    return COLUMNS.map(([, value]) => cell(plain(value(known))));
  });
  return [COLUMNS.map(([name]) => name), ...rows].map(row => `${row.join(',')}\r\n`).join('');
}

/**
 * A cell is text even for a spreadsheet, which would run what begins like a formula: such a cell gets an
 * apostrophe in front. Cells that begin so by themselves, with an apostrophe before a formula, get another, so
 * that taking one away from what is left of a formula gives the value back.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Signs that begin a formula, after whatever a spreadsheet may skip; and controls, which divide cells. */
const FORMULA =
  /^(?:[\t\n\v\f\r]|'*[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@|%＝＋－＠｜％−﹢﹣﹦﹫﹪])/u;

function plain(value: JsonValue): string {
  if (value === undefined || value === null) return '';
  return valueText(value);
}

type Column = readonly [name: string, value: (event: CloudTrailEvent) => JsonValue];

const COLUMNS: readonly Column[] = [
  ...topLevel('eventTime', 'eventSource', 'eventName', 'awsRegion'),
  ...identity('type', 'userName', 'arn', 'principalId', 'accountId', 'accessKeyId', 'invokedBy'),
  ...topLevel('sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'readOnly'),
  ['resources', event => arns(event).join(' ')],
  ...topLevel('requestParameters', 'responseElements', 'additionalEventData'),
  ...topLevel('requestID', 'eventID', 'sharedEventID', 'recipientAccountId'),
];

function topLevel(...names: readonly string[]): readonly Column[] {
  return names.map(name => [name, event => own(event, name)]);
}

function identity(...names: readonly string[]): readonly Column[] {
  return names.map(name => [
    `userIdentity.${name}`,
    event => own(object(event.userIdentity), name),
  ]);
}

function arns({ resources }: CloudTrailEvent): readonly string[] {
  return list(resources).flatMap(resource => text(object(resource)['ARN']) ?? []);
}
