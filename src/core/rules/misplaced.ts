import type { JsonValue, Path } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { ipAddress } from '../values/ipAddress';
import type { EventView, Report, Rule, Severity } from './rule';
import { shown } from './shown';

/** Kinds of values that tell by their form alone what they are. */
type Kind = 'arn' | 'account' | 'address' | 'region' | 'service' | 'key' | 'time' | 'guid';

const FORMS: readonly (readonly [kind: Kind, form: RegExp])[] = [
  ['arn', /^arn:[a-z-]+:[a-z0-9-]+:/],
  ['account', /^\d{12}$/],
  ['region', /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|eusc-de)-[a-z]+-\d$/],
  ['service', /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/],
  ['key', /^A[KS]IA[A-Z0-9]{16}$/],
  ['time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/],
  ['guid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
];

/** A value longer than this is of none of the kinds, or is an ARN. */
const LONGEST = 2048;

/** Which of the kinds a value is of. No value is of two, so that those alone are tried that matter. */
function kindOf(value: string, { never, forms }: Place): Kind | undefined {
  if (value.length > LONGEST) return undefined;
  for (const [kind, form] of forms) if (form.test(value)) return kind;
  return never.has('address') && ADDRESS_BEGINS.test(value) && ipAddress(value)
    ? 'address'
    : undefined;
}

/** Taking an address apart costs more than all the forms. */
const ADDRESS_BEGINS = /^[0-9a-f]{0,4}[.:]/i;

/** Which kinds a field never holds, and how grave it is where it does. */
interface Place {
  readonly path: Path;
  /** Its value. A lookup by path takes ten times as long. */
  readonly of: (view: EventView) => JsonValue;
  readonly never: ReadonlySet<Kind>;
  /** The forms of those. */
  readonly forms: typeof FORMS;
  readonly atMost: Severity;
  /** What nearly every value looks like, so that it is not looked at any further. */
  readonly usual: RegExp;
  /** The last value that was in order: the events of a log share many of them. */
  inOrder: JsonValue;
}

const ALL = FORMS.map(([kind]) => kind).concat('address');
const place = (
  path: string,
  of: (view: EventView) => JsonValue,
  usual: RegExp,
  may: readonly Kind[] = [],
  atMost: Severity = 'warning',
): Place => ({
  path: path.split('.'),
  of,
  usual,
  inOrder: undefined,
  never: new Set(ALL.filter(kind => !may.includes(kind))),
  forms: FORMS.filter(([kind]) => !may.includes(kind)),
  atMost,
});

const DIGITS = /^\d{12}$/;
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';
const PLACES: readonly Place[] = [
  place('awsRegion', ({ event }) => event.awsRegion, /^[a-z]{2}-[a-z]+-\d$/, ['region']),
  place('eventSource', ({ event }) => event.eventSource, /^[a-z0-9-]+\.amazonaws\.com$/, [
    'service',
  ]),
  place('eventName', ({ event }) => event.eventName, /^[A-Z][A-Za-z]+$/),
  place('sourceIPAddress', ({ event }) => event.sourceIPAddress, /^\d+\.\d+\.\d+\.\d+$/, [
    'address',
    'service',
  ]),
  place('eventID', ({ event }) => event.eventID, /^[0-9a-f]{8}-/, ['guid']),
  place('recipientAccountId', ({ event }) => event.recipientAccountId, DIGITS, ['account']),
  place('accountId', ({ event }) => event['accountId'], DIGITS, ['account']),
  place('userIdentity.accountId', ({ identity }) => identity['accountId'], DIGITS, ['account']),
  place('userIdentity.accessKeyId', ({ identity }) => identity['accessKeyId'], /^A[KS]IA/, ['key']),
  place('userIdentity.arn', ({ identity }) => identity['arn'], /^arn:/, ['arn']),
  // A web identity has the ARN of its provider there, and samples of the documentation have keys.
  place(
    'userIdentity.principalId',
    ({ identity }) => identity['principalId'],
    /^A(?:IDA|ROA)/,
    ['arn', 'account', 'guid', 'service'],
    'info',
  ),
  place(`${ISSUER}.accountId`, ({ sessionIssuer }) => sessionIssuer['accountId'], DIGITS, [
    'account',
  ]),
  place(`${ISSUER}.arn`, ({ sessionIssuer }) => sessionIssuer['arn'], /^arn:/, ['arn']),
  place(
    `${ISSUER}.principalId`,
    ({ sessionIssuer }) => sessionIssuer['principalId'],
    /^A(?:IDA|ROA)/,
    ['account'],
    'info',
  ),
];

/** Other names of fields in which accounts are looked at. */
const BY_PATH = new Map(PLACES.map(at => [at.path.join('.'), at]));

/** Whether the value of a documented field is plainly that of another. */
export function isMisplaced(path: string, value: JsonValue): boolean {
  const at = BY_PATH.get(path);
  return at !== undefined && kindElsewhere(at, value) !== undefined;
}

function kindElsewhere(at: Place, value: JsonValue): Kind | undefined {
  if (typeof value !== 'string' || value === '' || value === at.inOrder) return undefined;
  const kind = at.usual.test(value) ? undefined : kindOf(value, at);
  if (kind === undefined) at.inOrder = value;
  return kind;
}

export const valueMisplaced: Rule = {
  id: 'value-misplaced',
  severity: 'warning',
  summary: 'A value is of the kind that its field holds.',
  explanation:
    'An ARN, an account id, an IP address, a Region or an access key tells by its form what it is. Where one stands in the field of another, columns were mixed up or an event was put together by hand.',
  docs: CONTENTS,
  records: ['event', 'insight', 'aggregated', 'legacy'],
  check(view, report) {
    for (const at of PLACES) {
      const value = at.of(view);
      const kind = kindElsewhere(at, value);
      if (kind) reportAt(at, kind, value, report);
    }
  },
};

function reportAt(at: Place, kind: Kind, value: JsonValue, report: Report): void {
  const key = String(at.path.at(-1));
  report(at.path, message(WORDS[kind], key, shown(value)), { atMost: at.atMost });
}

const WORDS: Readonly<Record<Kind, string>> = {
  arn: '{0} is "{1}", which is an ARN.',
  account: '{0} is "{1}", which is an account id.',
  address: '{0} is "{1}", which is an IP address.',
  region: '{0} is "{1}", which is a Region.',
  service: '{0} is "{1}", which is a service.',
  key: '{0} is "{1}", which is an access key id.',
  time: '{0} is "{1}", which is a time.',
  guid: '{0} is "{1}", which is a GUID.',
};
