import type { JsonValue, Path } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { ipAddress } from '../values/ipAddress';
import type { Report, Rule, Severity } from './rule';
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
  usual: RegExp,
  may: readonly Kind[] = [],
  atMost: Severity = 'warning',
): Place => ({
  path: path.split('.'),
  usual,
  inOrder: undefined,
  never: new Set(ALL.filter(kind => !may.includes(kind))),
  forms: FORMS.filter(([kind]) => !may.includes(kind)),
  atMost,
});

const DIGITS = /^\d{12}$/;
const REGION = place('awsRegion', /^[a-z]{2}-[a-z]+-\d$/, ['region']);
const EVENT_SOURCE = place('eventSource', /^[a-z0-9-]+\.amazonaws\.com$/, ['service']);
const EVENT_NAME = place('eventName', /^[A-Z][A-Za-z]+$/);
const SOURCE = place('sourceIPAddress', /^\d+\.\d+\.\d+\.\d+$/, ['address', 'service']);
const EVENT_ID = place('eventID', /^[0-9a-f]{8}-/, ['guid']);
const RECIPIENT = place('recipientAccountId', DIGITS, ['account']);
const ACCOUNT = place('accountId', DIGITS, ['account']);
const CALLER_ACCOUNT = place('userIdentity.accountId', DIGITS, ['account']);
const KEY = place('userIdentity.accessKeyId', /^A[KS]IA/, ['key']);
const ARN = place('userIdentity.arn', /^arn:/, ['arn']);
// A web identity has the ARN of its provider there, and samples of the documentation have keys.
const PRINCIPAL = place(
  'userIdentity.principalId',
  /^A(?:IDA|ROA)/,
  ['arn', 'account', 'guid', 'service'],
  'info',
);
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';
const ISSUER_ACCOUNT = place(`${ISSUER}.accountId`, DIGITS, ['account']);
const ISSUER_ARN = place(`${ISSUER}.arn`, /^arn:/, ['arn']);
const ISSUER_PRINCIPAL = place(`${ISSUER}.principalId`, /^A(?:IDA|ROA)/, ['account'], 'info');

/** Fields whose own rules leave to this one what is plainly of another kind. */
const BY_PATH = new Map(
  [
    [REGION, EVENT_SOURCE, EVENT_NAME, SOURCE, EVENT_ID, RECIPIENT, ACCOUNT],
    [CALLER_ACCOUNT, KEY, ARN, PRINCIPAL, ISSUER_ACCOUNT, ISSUER_ARN, ISSUER_PRINCIPAL],
  ]
    .flat()
    .map(at => [at.path.join('.'), at]),
);

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
  // Field by field: values that are looked up by a path or by a function take twice as long.
  check({ event }, report) {
    look(SOURCE, event.sourceIPAddress, report);
    look(EVENT_ID, event.eventID, report);
  },
  checkCall({ event, eventSource, eventName }, report) {
    look(REGION, event.awsRegion, report);
    look(EVENT_SOURCE, eventSource, report);
    look(EVENT_NAME, eventName, report);
    look(RECIPIENT, event.recipientAccountId, report);
    look(ACCOUNT, event.accountId, report);
  },
  checkCaller({ identity, sessionIssuer }, report) {
    look(CALLER_ACCOUNT, identity['accountId'], report);
    look(KEY, identity['accessKeyId'], report);
    look(ARN, identity['arn'], report);
    look(PRINCIPAL, identity['principalId'], report);
    look(ISSUER_ACCOUNT, sessionIssuer['accountId'], report);
    look(ISSUER_ARN, sessionIssuer['arn'], report);
    look(ISSUER_PRINCIPAL, sessionIssuer['principalId'], report);
  },
};

function look(at: Place, value: JsonValue, report: Report): void {
  const kind = kindElsewhere(at, value);
  if (kind) reportAt(at, kind, value, report);
}

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
