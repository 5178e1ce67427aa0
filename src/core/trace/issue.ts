import { list, object, text, type CloudTrailEvent, type Path } from '../cloudTrailEvent';
import { canonicalEvent } from '../legacyEvent';
import { id, isGrant, joinable, known, principalOf, type Call } from './call';

/** What a call gave out that later calls carry. */
export interface Issue {
  readonly key: string | undefined;
  /** Whether the key is in `credentials`, and not in `accessKey` as CreateAccessKey has it. */
  readonly isTemporary: boolean;
  /** The role sessions that it started, by principal id and by ARN. */
  readonly sessions: readonly string[];
  /** The principal that signed in to the console. */
  readonly signedIn: string | undefined;
  /** The sign-in session that it minted. */
  readonly minted: string | undefined;
  /** Whether the sign-in session is that of an agent: the grant is for an MCP server. */
  readonly isForAgent: boolean;
  /** Requests that an MCP server made for the call, in the order of the record. */
  readonly requests: readonly (string | undefined)[];
  /** The id under which accounts share copies of the event, on the copy of the caller. */
  readonly shared: string | undefined;
}

const ISSUING = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetFederationToken',
  'GetSessionToken',
]);

/** More requests of one tool call are not kept. */
const MOST_REQUESTS = 1000;

const AGENT_RESOURCE = /^https:\/\/(?:[\w-]+\.)*aws-mcp\./;

const NOTHING: Issue = {
  key: undefined,
  isTemporary: false,
  sessions: [],
  signedIn: undefined,
  minted: undefined,
  isForAgent: false,
  requests: [],
  shared: undefined,
};

/** What an event gave out; `undefined` for nearly every event: nothing that another could carry. */
export function readIssue(anyEvent: CloudTrailEvent, call: Call): Issue | undefined {
  const event = canonicalEvent(object(anyEvent));
  const given = partsOf(event, call);
  const shared =
    call.type === undefined || call.type === 'AWSAccount' ? undefined : call.sharedEventID;
  if (given === undefined && shared === undefined) return undefined;
  return { ...NOTHING, ...given, shared };
}

/** Where in its event the key of an issue stands; `undefined` where it gave out no key. */
export function keyPath({ key, isTemporary }: Issue): Path | undefined {
  if (key === undefined) return undefined;
  return ['responseElements', isTemporary ? 'credentials' : 'accessKey', 'accessKeyId'];
}

function partsOf(event: CloudTrailEvent, call: Call): Partial<Issue> | undefined {
  const { name = '', source } = call;
  const response = object(event.responseElements);
  if (ISSUING.has(name)) return credentials(event);
  if (name === 'CreateAccessKey')
    return some({ key: joinable(object(response['accessKey'])['accessKeyId']) });
  if (source === 'signin.amazonaws.com') {
    if (name === 'ConsoleLogin')
      return response[name] === 'Success' ? some({ signedIn: principalOf(call) }) : undefined;
    if (name === 'SwitchRole')
      return response[name] === 'Success'
        ? { sessions: names(call.principalId, call.arn) }
        : undefined;
    if (isGrant(source, name)) return grant(event);
  }
  if (text(event.eventType) === 'AwsMcpEvent' || source === 'aws-mcp.amazonaws.com') {
    const requests = list(object(event.additionalEventData)['downstreamRequests'])
      .slice(0, MOST_REQUESTS)
      .map(request => known(object(request)['requestId']));
    return requests.length > 0 ? { requests } : undefined;
  }
  return undefined;
}

function credentials(event: CloudTrailEvent): Partial<Issue> | undefined {
  const { credentials, assumedRoleUser } = object(event.responseElements);
  const key = joinable(object(credentials)['accessKeyId']);
  const { assumedRoleId, arn } = object(assumedRoleUser);
  const sessions = names(known(assumedRoleId), known(arn));
  return key === undefined && sessions.length === 0
    ? undefined
    : { key, isTemporary: true, sessions };
}

function grant(event: CloudTrailEvent): Partial<Issue> | undefined {
  const { signInSessionArn, success } = object(event.additionalEventData);
  if (text(event.errorCode) !== undefined || success === 'false' || success === false)
    return undefined;
  const resource = id(object(event.requestParameters)['resource']);
  return some({
    minted: known(signInSessionArn),
    isForAgent: resource !== undefined && AGENT_RESOURCE.test(resource),
  });
}

function names(...principals: readonly (string | undefined)[]): readonly string[] {
  return principals.filter(principal => principal !== undefined);
}

/** The parts, unless there is no id among them. */
function some(parts: Partial<Issue>): Partial<Issue> | undefined {
  return (parts.key ?? parts.signedIn ?? parts.minted) ? parts : undefined;
}
