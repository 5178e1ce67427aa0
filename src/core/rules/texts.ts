import type { JsonValue } from '../cloudTrailEvent';
import type { Field } from '../fields';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { isPlaceholder } from '../values/placeholder';
import { isMisplaced } from './misplaced';
import { inDocumentedCase, only } from './oddities';
import { RECORDS } from './recordShape';
import type { Rule } from './rule';
import { shown } from './shown';

export const blanksAround: Rule = {
  id: 'blanks-around',
  severity: 'warning',
  summary: 'There are no blanks around a value.',
  explanation:
    'Queries and detections compare values letter by letter, and a blank is a letter. AWS writes none; they come from copying by hand. Texts that callers choose, such as user agents, are left out.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, value } of only('blanks', oddities))
      report(path, message('There are blanks around "{0}".', shown(String(value).trim())), {
        // People type names, and CloudTrail writes down what they typed.
        atMost: path.at(-1) === 'userName' ? 'info' : 'warning',
      });
  },
};

export const nothingAsText: Rule = {
  id: 'nothing-as-text',
  severity: 'warning',
  summary: 'A value that is absent is absent, not a word such as "null" or "None".',
  explanation:
    'AWS leaves a field out, or writes null. The word comes from tools that turn events into text and back, and makes searches for what is missing fail.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, value } of only('nothing', oddities))
      report(
        path,
        message('{0} is the text "{1}".', String(path.at(-1)), shown(value)),
        // A user may be called so, and services write down what they are given.
        {
          atMost: /^(?:userName|errorCode|requestID)$/.test(String(path.at(-1)))
            ? 'info'
            : 'warning',
        },
      );
  },
};

export const letterCase: Rule = {
  id: 'letter-case',
  severity: 'warning',
  summary: 'A value has the capitals that AWS writes.',
  explanation:
    'Queries and detections compare values letter by letter, so AwsApicall matches no search for AwsApiCall. On records before 1.08 this is information only: AWS itself varied then.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities, minorVersion }, report) {
    for (const { path, field, value } of only('case', oddities))
      report(
        path,
        message(
          '{0} is "{1}"; AWS writes "{2}".',
          String(path.at(-1)),
          shown(value),
          shown(documentedCase(field, value)),
        ),
        { atMost: minorVersion >= 8 || minorVersion === -1 ? 'warning' : 'info' },
      );
  },
};

/** The text with the capitals of the documentation; as it is where more differs. */
export function documentedCase({ enum: values, pattern }: Field, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  return inDocumentedCase(value, { values: values && new Set(values), pattern }) ?? value;
}

export const fieldValue: Rule = {
  id: 'field-value',
  severity: 'info',
  summary: 'A field with few possible values has one of them.',
  explanation:
    'For these fields AWS lists the values. Another one is a typing error, or newer than this list: eventType has grown over the years, so there it is no more than a hint.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, field, value } of only('value', oddities))
      report(
        path,
        message(
          '{0} is "{1}"; AWS documents {2}.',
          String(path.at(-1)),
          shown(value),
          field.enum?.join(', ') ?? '',
        ),
        { atMost: field.enumOpen ? 'hint' : 'info' },
      );
  },
};

export const fieldForm: Rule = {
  id: 'field-form',
  severity: 'hint',
  summary: 'A text is written the way AWS writes it.',
  explanation:
    'Event sources are host names of AWS, Regions look like us-east-1, access keys have 20 characters. Another form is most often an edit; it may also be a service that is newer than this rule.',
  docs: CONTENTS,
  records: RECORDS,
  needsOddities: true,
  check({ oddities }, report) {
    for (const { path, field, value } of only('form', oddities))
      if (!isPlaceholder(value) && !isMisplaced(field.path, value))
        report(
          path,
          message(
            '{0} is "{1}", which is not how AWS writes it.',
            String(path.at(-1)),
            shown(value),
          ),
        );
  },
};
