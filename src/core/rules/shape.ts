import type { JsonValue } from '../cloudTrailEvent';
import { CONTENTS, IDENTITY } from '../fields/rows';
import { message } from '../message';
import { only } from './oddities';
import { RECORDS } from './recordShape';
import type { Rule } from './rule';
import { shown } from './shown';
import { NEWEST_MINOR, NEWEST_VERSION } from './version';

export const eventVersion: Rule = {
  id: 'event-version',
  severity: 'error',
  summary: 'eventVersion is two integers with a dot between them, the first of them 1.',
  explanation:
    'Readers decide by the version which fields to expect. AWS advises to refuse a first number that one does not know, and to accept any second number that is at least the one needed.',
  docs: CONTENTS,
  records: ['event', 'insight', 'aggregated'],
  checkCall({ event: { eventVersion: version } }, report) {
    if (typeof version === 'string' && !/^1\.\d+$/.test(version))
      report(
        ['eventVersion'],
        message(
          'eventVersion is "{0}"; versions are written like {1}.',
          shown(version),
          NEWEST_VERSION,
        ),
      );
  },
};

export const eventVersionKnown: Rule = {
  id: 'event-version-known',
  severity: 'info',
  summary: 'eventVersion is one that these rules know.',
  explanation:
    'A newer version may bring fields that are not described here yet. Nothing is wrong with the event.',
  docs: CONTENTS,
  records: ['event', 'insight'],
  checkCall({ event, minorVersion }, report) {
    if (minorVersion > NEWEST_MINOR)
      report(
        ['eventVersion'],
        message(
          'eventVersion {0} is newer than {1}, the newest one described here.',
          shown(event.eventVersion),
          NEWEST_VERSION,
        ),
      );
  },
};

export const fieldRequired: Rule = {
  id: 'field-required',
  severity: 'error',
  summary: 'The fields that every record of its kind has are there.',
  explanation:
    'CloudTrail writes these fields on every record, so one without them was cut or edited after delivery. Exports of Logstash drop eventTime; records of the first years have no eventID or eventType.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ event, oddities }, report) {
    for (const { path, key } of only('missing', oddities)) {
      if (path.length > 0) continue;
      const fromLogstash = key === 'eventTime' && event['@timestamp'] !== undefined;
      const isLater = key === 'eventID' || key === 'eventType';
      const atMost = fromLogstash ? 'info' : isLater ? 'warning' : 'error';
      report(path, message('{0} is missing.', key), { atMost, missing: key });
    }
  },
};

export const partRequired: Rule = {
  id: 'part-required',
  severity: 'info',
  summary: 'An object has the parts that it always comes with.',
  explanation:
    'A session issuer names its type, principal, ARN and account; an Insight its state, source and figures. Where one of them is missing, the record was cut or edited after delivery.',
  docs: IDENTITY,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, key } of only('missing', oddities))
      if (path.length > 0)
        report(path, message('{0} is missing from {1}.', key, path.join('.')), { missing: key });
  },
};

export const fieldType: Rule = {
  id: 'field-type',
  severity: 'error',
  summary: 'A field has the JSON type that AWS documents for it.',
  explanation:
    'Tables and detections are built on the types: a text where a boolean is expected never matches. CloudTrail writes mfaAuthenticated and sessionCredentialFromConsole as text and readOnly as a boolean; tools that convert events get these wrong.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, field, value } of only('type', oddities)) {
      if (value === null && field.required === 'always') continue;
      // Records of AWS hold null where a value is absent, old ones also an empty text.
      const atMost =
        value === null || value === '' || (Array.isArray(value) && OPEN.has(field.path))
          ? 'info'
          : 'error';
      report(
        path,
        message(
          '{0} is of type {1}; AWS writes {2}.',
          String(path.at(-1)),
          typeName(value),
          field.types.join(' | '),
        ),
        { atMost },
      );
    }
  },
};

/** Objects whose content each service shapes on its own. */
const OPEN = new Set([
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
]);

function typeName(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export const fieldSince: Rule = {
  id: 'field-since',
  severity: 'info',
  summary: 'A field is no newer than the eventVersion of its record.',
  explanation:
    'AWS documents for each field the version that brought it. A field before its time is a sign that the record was put together by hand or by a tool.',
  docs: CONTENTS,
  records: ['event', 'insight', 'aggregated'],
  needsOddities: true,
  check({ event, oddities }, report) {
    for (const { path, field } of only('newer', oddities))
      report(
        path,
        message(
          '{0} came with eventVersion {1}; this record says {2}.',
          String(path.at(-1)),
          field.since ?? '',
          shown(event.eventVersion),
        ),
        { target: 'key' },
      );
  },
};

export const keyMisspelt: Rule = {
  id: 'key-misspelt',
  severity: 'warning',
  summary: 'A key is spelled the way AWS spells it.',
  explanation:
    'Queries and detections match keys letter by letter, capitals included. Reported are keys that AWS does not document and that look like one it does, where that one is absent.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, key } of only('misspelt', oddities))
      report(path, message('"{0}" is not documented. Is "{1}" meant?', shown(path.at(-1)), key), {
        target: 'key',
      });
  },
};
