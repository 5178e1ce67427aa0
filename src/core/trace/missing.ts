import { message, type Message } from '../message';
import type { EventQuery, FilterAttribute } from '../query';
import { parseArn } from '../values/arn';
import { isRegionName } from '../values/region';
import type { Call } from './call';
import { sessionName } from './credentials';
import { isPortalSession } from './origin';

/** The event that would lead on, and where to look for it. Times are milliseconds since 1970. */
export interface Missing {
  readonly words: Message;
  /** The account in whose log it stands. */
  readonly account: string | undefined;
  /** The Region to begin with. */
  readonly region: string | undefined;
  /** All Regions in which it may stand, as far as can be told, that one first. */
  readonly regions: readonly string[];
  readonly from: number;
  readonly to: number;
  /** The access key that it gave out, where it gave out one. */
  readonly key: string | undefined;
  /** What finds it, in any store; from and to are in it. */
  readonly query: EventQuery;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The event that gave out the credential of the last call of a trace; `undefined` where there is no gap. */
export function missingFor(call: Call): Missing | undefined {
  const { type, key, signIn, created, time = 0 } = call;
  if (type === 'AWSAccount') return callersCopy(call);
  if (call.forwarded || isPortalSession(call) || type === 'AWSService') return undefined;
  if (signIn !== undefined) return grant(call, signIn);
  if (call.switchedFrom !== undefined)
    return signInOf(call, call.switchedFrom, [time - 12 * HOUR, time]);
  if (type === 'AssumedRole')
    return issuer(call, ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'], 12);
  if (type === 'FederatedUser') return issuer(call, ['GetFederationToken'], 36);
  if (call.assumedRoot) return issuer(call, ['AssumeRoot'], 1);
  const isUser = type === 'IAMUser' || type === 'Root';
  if (!isUser || key?.startsWith('ASIA') !== true) return undefined;
  if (call.client === 'program') return issuer(call, ['GetSessionToken'], 36);
  return created === undefined || call.arn === undefined
    ? undefined
    : signInOf(call, call.arn, [created - 5000, created]);
}

/** Why there is nothing to look for, where a reader could think that there is. */
export function noteOn(call: Call): Message | undefined {
  if (call.type === 'AWSService' || call.type === 'AWSAccount' || !call.forwarded) return undefined;
  return message(
    '{0} forwarded the call with a key that no event issued: there is nothing to look for.',
    call.invokedBy ?? 'AWS Internal',
  );
}

function issuer(call: Call, names: readonly string[], hours: number): Missing | undefined {
  const { created, time, principalId } = call;
  // The console has a new key for each request, and no event issues those.
  const key = call.client === 'console' ? undefined : call.key;
  const at = created ?? time;
  const role = call.issuer?.arn;
  const resource = key ?? role;
  if (at === undefined || resource === undefined) return undefined;
  if (key === undefined && created === undefined) return undefined;
  return {
    words:
      key === undefined
        ? message('No event was found that started the session {0}.', sessionName(call) ?? '?')
        : message('No event was found that issued the key {0}.', key),
    account: accountOf(call),
    ...regions(call.region, 'us-east-1'),
    key,
    ...search(
      created === undefined ? [at - hours * HOUR, at] : [at - MINUTE, at + MINUTE],
      ['resource', resource],
      // A key says enough; a role is assumed by many, and the response has the id of the session.
      ...(key === undefined ? names.map((name): Condition => ['eventName', name]) : []),
      ...(key === undefined && principalId !== undefined ? [['text', principalId] as const] : []),
    ),
  };
}

function signInOf(
  call: Call,
  arn: string,
  range: readonly [from: number, to: number],
): Missing | undefined {
  const owner = parseArn(arn);
  return {
    words: message('No sign-in to the console of {0} was found.', owner?.resourceId ?? arn),
    account: owner?.account || accountOf(call),
    // Users of the global sign-in page are in the first; others are where the page was.
    ...regions('us-east-1', call.region, 'us-east-2', 'eu-north-1', 'ap-southeast-2'),
    key: undefined,
    ...search(range, ['eventName', 'ConsoleLogin'], ['principal', arn]),
  };
}

function grant(call: Call, signIn: string): Missing {
  const { time = 0, created = time } = call;
  const arn = parseArn(signIn);
  return {
    words: message('No grant was found that minted the sign-in session {0}.', signIn),
    account: arn?.account || accountOf(call),
    ...regions(arn?.region, call.region, 'us-east-1'),
    key: undefined,
    ...search(
      [created - 36 * HOUR, time + MINUTE],
      ['eventName', 'CreateOAuth2Token'],
      ['text', signIn],
    ),
  };
}

function callersCopy(call: Call): Missing | undefined {
  const { account, sharedEventID, time, name } = call;
  if (account === undefined || account === 'ANONYMOUS_PRINCIPAL') return undefined;
  if (sharedEventID === undefined || time === undefined) return undefined;
  return {
    words: message('The copy of the event in the account of its caller was not found.'),
    account,
    ...regions(call.region),
    key: undefined,
    ...search(
      [time - MINUTE, time + MINUTE],
      ['requestId', sharedEventID],
      ['recipientAccountId', account],
      ...(name === undefined ? [] : [['eventName', name] as const]),
    ),
  };
}

type Condition = readonly [attribute: FilterAttribute, value: string];

function search(
  [start, to]: readonly [from: number, to: number],
  ...conditions: readonly Condition[]
): Pick<Missing, 'from' | 'to' | 'query'> {
  const from = Math.max(start, 0);
  const filters = conditions.map(([attribute, value]) => ({ attribute, value }));
  return { from, to, query: { from, to, filters } };
}

function accountOf({ account, recipient }: Call): string | undefined {
  return account ?? recipient;
}

function regions(...names: readonly (string | undefined)[]): Pick<Missing, 'region' | 'regions'> {
  const known = names.filter(name => name !== undefined && isRegionName(name));
  const unique = [...new Set(known)].filter(name => name !== undefined);
  return { region: unique[0], regions: unique };
}
