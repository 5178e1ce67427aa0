/** An event in words: one wording for outline, lens, tree, page and command line. */
import { attempt, type Failures } from './attempt';
import { list, object, text, type CloudTrailEvent, type JsonObject } from './cloudTrailEvent';
import { canonicalEvent } from './legacyEvent';
import { english, message, type Wording } from './message';
import { plainText } from './plainText';

export interface EventSummary {
  /** `12:01:03`, UTC; empty when the event has no readable time. */
  readonly time: string;
  /** `AssumeRole`. */
  readonly name: string;
  /** `alice`, `Admin / alice@example.com`, `root of 1111-2222-3333`, `ec2 (AWS service)`. */
  readonly who: string;
  /** What it was done to, when the event says: `Admin`; may be empty. */
  readonly target: string;
  /** `denied`, `failed: NoSuchBucket`; empty for a call that succeeded. */
  readonly outcome: string;
  /** What kind of call it is, for icons. */
  readonly kind: EventKind;
}

/** AWS's own names have 64 characters at most, of a role and a session two. */
const PIECE = { longest: 140 };

export type EventKind =
  'read' | 'write' | 'delete' | 'denied' | 'failed' | 'sign-in' | 'root' | 'service' | 'insight';

/** What is shown of an event that cannot be described: it keeps its place among the others. */
const PLAIN: EventSummary = {
  ...{ time: '', name: '?', who: '', target: '', outcome: '' },
  kind: 'read',
};

/**
 * The event in pieces, for places that lay them out; `wording` translates. Each piece is plain text, cut by
 * itself, so that a long name hides nothing of what comes after it.
 */
export function describe(
  event: CloudTrailEvent,
  wording: Wording = english,
  failures?: Failures,
): EventSummary {
  return attempt('description', failures, () => described(event, wording), PLAIN);
}

function described(event: CloudTrailEvent, wording: Wording): EventSummary {
  const known = canonicalEvent(event);
  const insight = object(known.insightDetails);
  return {
    time: /[T ](\d\d:\d\d:\d\d)/.exec(text(known.eventTime) ?? '')?.[1] ?? '',
    name: plainText(
      text(known.eventName) ?? text(insight['eventName']) ?? text(known.eventType) ?? '?',
      PIECE,
    ),
    who: plainText(who(known, wording), PIECE),
    target: plainText(target(known), PIECE),
    outcome: plainText(outcome(known, wording), PIECE),
    kind: kind(known),
  };
}

/** `12:01:03 AssumeRole — alice → Admin, denied` */
export function oneLine(
  event: CloudTrailEvent,
  wording: Wording = english,
  failures?: Failures,
): string {
  const summary = describe(event, wording, failures);
  const story = storyIn(summary);
  return (summary.time && `${summary.time} `) + `${summary.name} —` + (story && ` ${story}`);
}

/** The part of the line after the name: `alice → Admin, denied`. */
export function storyOf(event: CloudTrailEvent, wording: Wording = english): string {
  return storyIn(describe(event, wording));
}

/** The part of the line after the name, of an event that is described already. */
export function storyIn({ who, target, outcome }: EventSummary): string {
  return who + (target && ` → ${target}`) + (outcome && `, ${outcome}`);
}

/** Who made the call, as in `describe`, without the rest of it. */
export function callerOf(event: CloudTrailEvent, wording: Wording = english): string {
  return attempt('caller', undefined, () => who(canonicalEvent(event), wording), '');
}

function who(event: CloudTrailEvent, wording: Wording): string {
  if (isInsight(event)) return wording(message('CloudTrail Insights'));
  const identity = object(event.userIdentity);
  const name = text(identity['userName']) ?? lastSegment(text(identity['arn']));
  switch (identity['type']) {
    case 'Root': {
      const account = accountOf(identity);
      return wording(account ? message('root of {0}', account) : message('root'));
    }
    case 'AssumedRole':
      return roleSession(identity) ?? name ?? wording(message('a role'));
    case 'AWSAccount': {
      if (identity['accountId'] === 'ANONYMOUS_PRINCIPAL') return wording(message('anonymous'));
      const account = accountOf(identity);
      return wording(account ? message('someone in {0}', account) : message('another account'));
    }
    case 'IdentityCenterUser': {
      const user = text(object(identity['onBehalfOf'])['userId']);
      return (
        name ??
        wording(user ? message('Identity Center user {0}', user) : message('Identity Center user'))
      );
    }
  }
  if (name) return name;
  const service = text(identity['invokedBy']);
  if (service)
    return wording(message('{0} (AWS service)', service.replace(/\.amazonaws\.com(\.cn)?$/, '')));
  return (
    text(identity['principalId']) ?? (accountOf(identity) || wording(message('unknown caller')))
  );
}

/** `Admin / alice@example.com`: the role, and the name of the session in it. */
function roleSession(identity: JsonObject): string | undefined {
  const issuer = object(object(identity['sessionContext'])['sessionIssuer']);
  const [, inArn = ''] = (text(identity['arn']) ?? '').split(':assumed-role/', 2);
  const slash = inArn.indexOf('/');
  const roleInArn = slash === -1 ? inArn : inArn.slice(0, slash);
  const sessionInArn = slash === -1 ? '' : inArn.slice(slash + 1);
  const role = text(issuer['userName']) ?? lastSegment(text(issuer['arn'])) ?? roleInArn;
  const session = sessionInArn || /^[^:]+:(.+)$/.exec(text(identity['principalId']) ?? '')?.[1];
  return role && session ? `${role} / ${session}` : role || undefined;
}

/** Request parameters that name what a call is about, the most telling first, by their rank. */
const TARGET_PARAMETERS: ReadonlyMap<string, number> = new Map(
  'roleArn roleName userName bucketName functionName secretId keyId trailName instanceId groupId groupName policyArn resourceArn clusterName tableName topicArn queueUrl parameterName stackName dBInstanceIdentifier name'
    .split(' ')
    .map((name, rank) => [name, rank]),
);

function target(event: CloudTrailEvent): string {
  const parameters = object(event.requestParameters);
  // A call has a few parameters: each is looked up once, where looking for each name takes four times as long.
  let best: string | undefined;
  let least = Infinity;
  for (const key in parameters) {
    const rank = TARGET_PARAMETERS.get(key) ?? Infinity;
    const value = rank < least ? text(parameters[key]) : undefined;
    if (value !== undefined) [best, least] = [value, rank];
  }
  if (best !== undefined) return short(best);
  const first = object(list(event.resources)[0]);
  return short(text(first['ARN']) ?? text(first['ARNPrefix']) ?? '');
}

function short(value: string): string {
  return value.startsWith('arn:') || value.startsWith('https://')
    ? (lastSegment(value) ?? value)
    : value;
}

/** After the last `/`, or after the last `:` of an ARN without one. */
function lastSegment(value: string | undefined): string | undefined {
  return value?.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1) || undefined;
}

const DENIED = /AccessDenied|Unauthorized|NotAuthorized|^Forbidden/;

function outcome(event: CloudTrailEvent, wording: Wording): string {
  const code = text(event.errorCode);
  if (code === 'Client.DryRunOperation') return wording(message('dry run'));
  if (code && DENIED.test(code)) return wording(message('denied'));
  if (code) return wording(message('failed: {0}', code));
  return text(event.errorMessage) ? wording(message('failed')) : '';
}

function kind(event: CloudTrailEvent): EventKind {
  if (isInsight(event)) return 'insight';
  const code = text(event.errorCode);
  if (code && DENIED.test(code)) return 'denied';
  if (event.eventType === 'AwsConsoleSignIn') return 'sign-in';
  if (code || text(event.errorMessage)) return 'failed';
  const type = object(event.userIdentity)['type'];
  if (type === 'Root') return 'root';
  if (type === 'AWSService' || event.eventType === 'AwsServiceEvent') return 'service';
  const name = text(event.eventName) ?? '';
  if (/^(Delete|Terminate|Remove|Detach|Deregister|Revoke|Purge)/.test(name)) return 'delete';
  return event.readOnly === true || /^(Get|List|Describe|Head)/.test(name) ? 'read' : 'write';
}

function isInsight(event: CloudTrailEvent): boolean {
  return event.eventType === 'AwsCloudTrailInsight' || event.insightDetails !== undefined;
}

/** `111122223333` → `1111-2222-3333`, as people read account ids. */
function accountOf(identity: JsonObject): string | undefined {
  const account = text(identity['accountId']);
  return account && /^\d{12}$/.test(account)
    ? account.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3')
    : account;
}
