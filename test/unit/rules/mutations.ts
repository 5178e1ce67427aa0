/**
 * A small library of mutations: an event that is in order, spoilt in one place, in the ways in which
 * people and tools spoil events. It knows the format from the AWS documentation alone and nothing of
 * the rules, so that it can tell which of them are missing.
 */
import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { isObject, valueAt } from '../../../src/core/cloudTrailEvent';
import { describedPlaces } from './places';
import { DISAGREEMENTS } from './disagreements';

export interface Mutation {
  /** What was done, and where: `misspell userIdentity.arn as aarn`. */
  readonly name: string;
  readonly event: CloudTrailEvent;
}

/** Every mutation of the event, in the same order each time. */
export function* mutationsOf(event: CloudTrailEvent): Generator<Mutation> {
  for (const path of REQUIRED) {
    const steps = path.split('.');
    if (valueAt(event, steps) !== undefined)
      yield { name: `drop ${path}`, event: edited(event, steps, () => undefined) };
  }
  for (const path of describedPlaces(event)) {
    const key = String(path.at(-1));
    for (const other of misspellings(key))
      yield {
        name: `misspell ${path.join('.')} as ${other}`,
        event: renamed(event, path, other),
      };
    for (const value of [
      ...otherTypes(path, valueAt(event, path)),
      ...withBlanks(key, valueAt(event, path)),
    ])
      yield {
        name: `make ${path.join('.')} ${JSON.stringify(value)}`,
        event: edited(event, path, () => value),
      };
  }
  for (const { path, when, values } of DISAGREEMENTS) {
    const steps = path.split('.').map(step => (/^\d+$/.test(step) ? +step : step));
    const before = valueAt(event, steps);
    if (before === undefined || when?.(event) === false) continue;
    for (const change of values) {
      const value: JsonValue = typeof change === 'function' ? change(before, event) : change;
      if (value !== undefined && value !== before)
        yield {
          name: `change ${path} to ${JSON.stringify(value)}`,
          event: edited(event, steps, () => value),
        };
    }
  }
  for (const { path, when, value } of ADDITIONS) {
    if (when(event) && valueAt(event, path) === undefined)
      yield { name: `add ${path.join('.')}`, event: edited(event, path, () => value) };
  }
}

/** Every mutation of an event's text that leaves it JSON: a member that stands in its object twice. */
export function* textMutationsOf(
  json: string,
): Generator<{ readonly name: string; readonly json: string }> {
  for (const [member, key = ''] of json.matchAll(/"(\w+)":(?:"(?:[^"\\]|\\.)*"|[\w.-]+)(?=[,}])/g))
    yield { name: `repeat ${key}`, json: json.replace(member, () => `${member},${member}`) };
}

/** What AWS documents as always there, on the kinds of event that have it. */
const REQUIRED = [
  ...'eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress'.split(
    ' ',
  ),
  ...'eventType eventID requestParameters responseElements recipientAccountId'.split(' '),
  ...'eventCategory managementEvent vpcEndpointAccountId insightDetails'.split(' '),
  ...'accountId eventId timeWindow summary timeWindow.windowStart timeWindow.windowEnd'.split(' '),
  ...['type', 'principalId', 'arn', 'accountId', 'identityProvider', 'onBehalfOf'].map(
    key => `userIdentity.${key}`,
  ),
  'userIdentity.sessionContext.sessionIssuer',
  ...['type', 'principalId', 'arn', 'accountId'].map(
    key => `userIdentity.sessionContext.sessionIssuer.${key}`,
  ),
  ...['state', 'eventSource', 'eventName', 'insightType', 'insightContext'].map(
    key => `insightDetails.${key}`,
  ),
  'insightDetails.insightContext.statistics',
  'insightDetails.insightContext.statistics.baseline.average',
  'insightDetails.insightContext.statistics.baselineDuration',
];

const isInsight = (event: CloudTrailEvent) => event.eventCategory === 'Insight';

/** What an event of its kind never has. */
const ADDITIONS: readonly {
  readonly path: Path;
  readonly when: (event: CloudTrailEvent) => boolean;
  readonly value: JsonValue;
}[] = [
  { path: ['userIdentity'], when: isInsight, value: { type: 'Root' } },
  { path: ['eventSource'], when: isInsight, value: 'ec2.amazonaws.com' },
  { path: ['sourceIPAddress'], when: isInsight, value: '192.0.2.1' },
  {
    path: ['userIdentity', 'accountId'],
    when: ({ userIdentity }) => isObject(userIdentity) && userIdentity['type'] === 'AWSService',
    value: '111122223333',
  },
  {
    path: ['userIdentity', 'arn'],
    when: ({ userIdentity }) => isObject(userIdentity) && userIdentity['type'] === 'AWSAccount',
    value: 'arn:aws:iam::444455556666:user/bob',
  },
];

/** The key with one or two letters wrong, or in another style. */
function misspellings(key: string): readonly string[] {
  const middle = Math.floor(key.length / 2);
  const start = key.slice(0, middle);
  const end = key.slice(middle);
  const spelt = [
    start + end.slice(1),
    start + end.charAt(0) + end,
    start + 'q' + end.slice(1),
    key.slice(0, middle - 1) + end.charAt(0) + start.slice(-1) + end.slice(1),
    `${key}s`,
    key.toLowerCase(),
    key.toUpperCase(),
    key.charAt(0).toUpperCase() + key.slice(1),
    key.replace(/[a-z](?=[A-Z])/g, '$&_').toLowerCase(),
  ];
  return [...new Set(spelt)].filter(other => other !== key);
}

/** Texts of callers, in which a blank may be. */
const FREE = /^(?:userAgent|errorMessage|clientProvidedHostHeader|ARN|value|name|cipherSuite)$/;

function withBlanks(key: string, value: JsonValue): readonly JsonValue[] {
  return typeof value === 'string' && value !== '' && !FREE.test(key)
    ? [` ${value}`, `${value}\t`]
    : [];
}

function otherTypes(path: Path, value: JsonValue): readonly JsonValue[] {
  // A list instead of an object is what some services write into their own part of an event.
  if (typeof value === 'string') return [17, true, [value], { value }];
  if (typeof value === 'boolean') return [String(value), value ? 1 : 0];
  if (typeof value === 'number') return [String(value), { value }];
  if (Array.isArray(value)) return ['none', 3];
  return value === null ? ['null', false] : [JSON.stringify(value), 0, path.length > 1 ? [] : true];
}

/** A copy of the event with another value at the path; `undefined` takes the key away. */
function edited(
  event: CloudTrailEvent,
  path: Path,
  change: (value: JsonValue) => JsonValue,
): CloudTrailEvent {
  const copy = structuredClone(event);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, JsonValue>;
  const key = path.at(-1) ?? '';
  const value = change(parent[key]);
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  return copy;
}

function renamed(event: CloudTrailEvent, path: Path, key: string): CloudTrailEvent {
  const value = valueAt(event, path);
  const without = edited(event, path, () => undefined);
  return edited(without, [...path.slice(0, -1), key], () => value);
}
