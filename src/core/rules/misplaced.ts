import type { JsonValue, Path } from '../cloudTrailEvent';
import { valueAt } from '../cloudTrailEvent';
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

function kindOf(value: string): Kind | undefined {
  if (value.length > LONGEST) return undefined;
  const form = FORMS.find(([, form]) => form.test(value));
  return form?.[0] ?? (ipAddress(value) ? 'address' : undefined);
}

/** Which kinds a field never holds, and how grave it is where it does. */
interface Place {
  readonly path: Path;
  readonly never: ReadonlySet<Kind>;
  readonly atMost: Severity;
  /** What nearly every value looks like, so that it is not looked at any further. */
  readonly usual: RegExp;
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
  never: new Set(ALL.filter(kind => !may.includes(kind))),
  atMost,
});

const DIGITS = /^\d{12}$/;
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';
const PLACES: readonly Place[] = [
  place('awsRegion', /^[a-z]{2}-[a-z]+-\d$/, ['region']),
  place('eventSource', /^[a-z0-9-]+\.amazonaws\.com$/, ['service']),
  place('eventName', /^[A-Z][A-Za-z]+$/),
  place('sourceIPAddress', /^\d+\.\d+\.\d+\.\d+$/, ['address', 'service']),
  place('eventID', /^[0-9a-f]{8}-/, ['guid']),
  place('recipientAccountId', DIGITS, ['account']),
  place('accountId', DIGITS, ['account']),
  place('userIdentity.accountId', DIGITS, ['account']),
  place('userIdentity.accessKeyId', /^A[KS]IA/, ['key']),
  place('userIdentity.arn', /^arn:/, ['arn']),
  // A web identity has the ARN of its provider there, and samples of the documentation have keys.
  place('userIdentity.principalId', /^A(?:IDA|ROA)/, ['arn', 'account', 'guid', 'service'], 'info'),
  place(`${ISSUER}.accountId`, DIGITS, ['account']),
  place(`${ISSUER}.arn`, /^arn:/, ['arn']),
  place(`${ISSUER}.principalId`, /^A(?:IDA|ROA)/, ['account'], 'info'),
];

/** Other names of fields in which accounts are looked at. */
const BY_PATH = new Map(PLACES.map(at => [at.path.join('.'), at]));

/** Whether the value of a documented field is plainly that of another. */
export function isMisplaced(path: string, value: JsonValue): boolean {
  const at = BY_PATH.get(path);
  return at !== undefined && kindElsewhere(at, value) !== undefined;
}

function kindElsewhere({ never, usual }: Place, value: JsonValue): Kind | undefined {
  if (typeof value !== 'string' || value === '' || usual.test(value)) return undefined;
  const kind = kindOf(value);
  return kind && never.has(kind) ? kind : undefined;
}

export const valueMisplaced: Rule = {
  id: 'value-misplaced',
  severity: 'warning',
  summary: 'A value is of the kind that its field holds.',
  explanation:
    'An ARN, an account id, an IP address, a Region or an access key tells by its form what it is. Where one stands in the field of another, columns were mixed up or an event was put together by hand.',
  docs: CONTENTS,
  records: ['event', 'insight', 'aggregated', 'legacy'],
  check({ event }, report) {
    for (const at of PLACES) reportAt(at, valueAt(event, at.path), report);
  },
};

function reportAt(at: Place, value: JsonValue, report: Report): void {
  const kind = kindElsewhere(at, value);
  if (!kind) return;
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
