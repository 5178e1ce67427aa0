import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { traceIndex } from '../../../src/core/trace';
import {
  BROWSER,
  HOME,
  OTHER,
  akia,
  asia,
  assumeRole,
  at,
  consoleLogin,
  grant,
  made,
  principalId,
  roleSession,
  sessionArn,
  signInArn,
  user,
  userArn,
} from './made';

/** What the call `call` leads back to: parent, join, confidence and evidence. */
function linkOf(events: readonly JsonObject[]) {
  const links = [events, [...events].reverse()].map(ordered => {
    const index = traceIndex();
    for (const event of ordered) index.add(event);
    const call = events.find(({ eventID }) => eventID === 'call');
    assert.ok(call);
    const link = index.parts.view().parentOf(index.add(call));
    if (!link) return undefined;
    const { parent, join, confidence, evidence } = link;
    const places = evidence.map(({ eventID, pointer }) => `${eventID} ${pointer}`);
    return [parent.eventID, join, confidence, ...places];
  });
  assert.deepEqual(links[0], links[1], 'the order of events matters');
  return links[0];
}

const KEY = '/userIdentity/accessKeyId';
const CREATED = '/userIdentity/sessionContext/attributes/creationDate';
const login = (eventID: string, time: string, name = 'alice') =>
  consoleLogin(eventID, at(time), user(name));
/** A call of the console by a user whose session began at a time. */
const inConsole = (created: string, changes: JsonObject = {}) =>
  made('call', at('20:00'), {
    userAgent: BROWSER,
    userIdentity: user('alice', {
      accessKeyId: asia(5),
      sessionContext: { attributes: { creationDate: at(created) } },
      ...changes,
    }),
  });
const switchRole = (time: string, from: string) =>
  made('call', at(time), {
    eventSource: 'signin.amazonaws.com',
    eventName: 'SwitchRole',
    userIdentity: roleSession({ session: 'alice' }),
    additionalEventData: { SwitchFrom: from },
    responseElements: { SwitchRole: 'Success' },
  });
const SWITCHED = [
  'console sign-in',
  'joined by time',
  'call /additionalEventData/SwitchFrom',
  'call /eventTime',
];
const started = { session: 'alice', created: at('09:00') };
const withoutKey = made('call', at('09:30'), { userIdentity: roleSession(started) });
const assume = (eventID: string, time: string, caller: JsonObject, number = 1) =>
  assumeRole(eventID, at(time), caller, { session: 'alice', key: asia(number) });
const START = (mine: string, parent: string, theirs: string, from = CREATED) => [
  parent,
  'session start',
  'joined by time',
  `call /userIdentity/${mine}`,
  `call ${from}`,
  `${parent} ${theirs}`,
  `${parent} /eventTime`,
];
const bySession = (parent: string) =>
  START('principalId', parent, '/responseElements/assumedRoleUser/assumedRoleId');

const mcp = (eventID: string, time: string, ...ids: readonly unknown[]) =>
  made(eventID, at(time), {
    eventSource: 'aws-mcp.amazonaws.com',
    eventType: 'AwsMcpEvent',
    userIdentity: user('alice'),
    additionalEventData: { downstreamRequests: ids.map(id => ({ requestId: id })) as JsonObject[] },
  });
const forwarded = made('call', at('09:30'), {
  requestID: 'request-7',
  userIdentity: user('alice', { invokedBy: 'aws-mcp.amazonaws.com', accessKeyId: asia(3) }),
});
const copy = (eventID: string, account: string, userIdentity: JsonObject, time = '09:30') =>
  made(eventID, at(time), { sharedEventID: 'both', recipientAccountId: account, userIdentity });
const fromOther = { type: 'AWSAccount', accountId: HOME, principalId: 'AIDAALICE111122' };
const signedInCall = (changes: JsonObject = {}, eventID = 'call') =>
  made(eventID, at('09:30'), {
    userIdentity: roleSession({
      ...started,
      key: asia(3),
      ...(changes['without'] === true ? {} : { signIn: signInArn('one') }),
    }),
  });
const accessKey = made('created', at('08:00'), {
  userIdentity: user('bob'),
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateAccessKey',
  responseElements: { accessKey: { accessKeyId: akia(2) } },
});

const rows: readonly (readonly [string, readonly JsonObject[], readonly string[] | undefined])[] = [
  [
    'a temporary key',
    [
      made('call', at('09:30'), { userIdentity: roleSession({ ...started, key: asia(1) }) }),
      assume('a', '09:00', user('bob')),
    ],
    ['a', 'key', 'recorded', `call ${KEY}`, 'a /responseElements/credentials/accessKeyId'],
  ],
  [
    'a long-lived key',
    [
      made('call', at('09:30'), { userIdentity: user('alice', { accessKeyId: akia(2) }) }),
      accessKey,
    ],
    [
      'created',
      'key',
      'recorded',
      `call ${KEY}`,
      'created /responseElements/accessKey/accessKeyId',
    ],
  ],
  [
    'its own key',
    [{ ...accessKey, eventID: 'call', userIdentity: user('alice', { accessKeyId: akia(2) }) }],
    undefined,
  ],
  [
    'a request of an MCP server, by its place in the list, before its key',
    [forwarded, mcp('tool', '09:29', 'other', 'request-7'), assume('a', '09:00', user('bob'), 3)],
    [
      'tool',
      'request',
      'recorded',
      'call /requestID',
      'tool /additionalEventData/downstreamRequests/1/requestId',
    ],
  ],
  [
    'the earliest of two that list a request',
    [forwarded, mcp('late', '09:29', 'request-7'), mcp('early', '09:28', null, null, 'request-7')],
    [
      'early',
      'request',
      'recorded',
      'call /requestID',
      'early /additionalEventData/downstreamRequests/2/requestId',
    ],
  ],
  [
    "the caller's copy of an event",
    [copy('call', OTHER, fromOther), copy('own', HOME, user('alice'))],
    ['own', 'shared event', 'recorded', 'call /sharedEventID', 'own /sharedEventID'],
  ],
  [
    "another account's copy",
    [copy('call', OTHER, fromOther), copy('third', OTHER, fromOther)],
    undefined,
  ],
  [
    'a copy, where the call is the own one',
    [copy('call', HOME, user('alice')), copy('other', OTHER, fromOther)],
    undefined,
  ],
  [
    'the grant of its sign-in session',
    [signedInCall(), grant('minted', at('09:00'), user('alice'), signInArn('one'))],
    [
      'minted',
      'sign-in session',
      'recorded',
      'call /userIdentity/sessionContext/signInSessionArn',
      'minted /additionalEventData/signInSessionArn',
    ],
  ],
  [
    'the grant, where another call has both its key and the sign-in session',
    [
      signedInCall({ without: true }),
      signedInCall({}, 'witness'),
      grant('minted', at('09:00'), user('alice'), signInArn('one')),
    ],
    [
      'minted',
      'sign-in session',
      'recorded',
      `call ${KEY}`,
      `witness ${KEY}`,
      'witness /userIdentity/sessionContext/signInSessionArn',
      'minted /additionalEventData/signInSessionArn',
    ],
  ],
  [
    'a sign-in session without a grant',
    [signedInCall({ without: true }), signedInCall({}, 'witness')],
    undefined,
  ],
  [
    'what started its session, by principal id',
    [withoutKey, assume('a', '09:00', user('bob'))],
    bySession('a'),
  ],
  [
    'what started its session in another second',
    [withoutKey, assume('a', '09:00:01', user('bob'))],
    undefined,
  ],
  [
    'what started its session, by ARN',
    [
      { ...withoutKey, userIdentity: { ...roleSession(started), principalId: null } },
      assume('a', '09:00', user('bob')),
    ],
    START('arn', 'a', '/responseElements/assumedRoleUser/arn'),
  ],
  [
    'the same caller who started it twice in a second, the first by id',
    [withoutKey, assume('b', '09:00', user('bob'), 2), assume('a', '09:00', user('bob'))],
    bySession('a'),
  ],
  [
    'two callers who started such a session in one second',
    [withoutKey, assume('b', '09:00', user('bob'), 2), assume('a', '09:00', user('alice'))],
    undefined,
  ],
  [
    'the own copy rather than that of another account',
    [withoutKey, assume('a', '09:00', fromOther, 2), assume('b', '09:00', user('bob'))],
    bySession('b'),
  ],
  [
    'a switch of roles that began its session',
    [
      made('call', at('09:30'), {
        userAgent: BROWSER,
        userIdentity: roleSession({ ...started, key: asia(9), console: true }),
      }),
      { ...switchRole('09:00', userArn('alice')), eventID: 'switched' },
    ],
    START('principalId', 'switched', '/userIdentity/principalId'),
  ],
  [
    'the assumption that a switch of roles is',
    [switchRole('09:00', sessionArn('First', 'alice')), assume('a', '09:00', user('bob'))],
    START('principalId', 'a', '/responseElements/assumedRoleUser/assumedRoleId', '/eventTime'),
  ],
  [
    'the sign-in of a user, five seconds before',
    [inConsole('09:00:05'), login('login', '09:00')],
    [
      'login',
      'console sign-in',
      'joined by time',
      'call /userIdentity/arn',
      `call ${CREATED}`,
      'login /userIdentity/arn',
      'login /eventTime',
    ],
  ],
  [
    'the newest sign-in of a user',
    [
      inConsole('09:00:05'),
      login('old', '09:00:01'),
      login('login', '09:00:04'),
      login('next', '09:00:06'),
    ],
    [
      'login',
      'console sign-in',
      'joined by time',
      'call /userIdentity/arn',
      `call ${CREATED}`,
      'login /userIdentity/arn',
      'login /eventTime',
    ],
  ],
  [
    'a sign-in in the same second',
    [inConsole('09:00'), login('login', '09:00')],
    [
      'login',
      'console sign-in',
      'joined by time',
      'call /userIdentity/arn',
      `call ${CREATED}`,
      'login /userIdentity/arn',
      'login /eventTime',
    ],
  ],
  [
    'the first of two sign-ins in one second',
    [inConsole('09:00'), login('b', '09:00'), login('a', '09:00'), login('c', '09:00')],
    [
      'a',
      'console sign-in',
      'joined by time',
      'call /userIdentity/arn',
      `call ${CREATED}`,
      'a /userIdentity/arn',
      'a /eventTime',
    ],
  ],
  ['a sign-in six seconds before', [inConsole('09:00:06'), login('login', '09:00')], undefined],
  [
    'a sign-in after its session began',
    [inConsole('09:00'), login('login', '09:00:01')],
    undefined,
  ],
  ['the sign-in of another user', [inConsole('09:00'), login('login', '09:00', 'bob')], undefined],
  [
    'a sign-in, with a long-lived key',
    [inConsole('09:00', { accessKeyId: akia(5) }), login('login', '09:00')],
    undefined,
  ],
  [
    'a sign-in, without a key',
    [inConsole('09:00', { accessKeyId: null }), login('login', '09:00')],
    undefined,
  ],
  [
    'a sign-in by principal id, where there is no ARN',
    [
      inConsole('09:00', { arn: null }),
      consoleLogin('login', at('09:00'), user('alice', { arn: null })),
    ],
    [
      'login',
      'console sign-in',
      'joined by time',
      'call /userIdentity/principalId',
      `call ${CREATED}`,
      'login /userIdentity/principalId',
      'login /eventTime',
    ],
  ],
  [
    'the sign-in before a switch, twelve hours before',
    [switchRole('21:00', userArn('alice')), login('login', '09:00')],
    ['login', ...SWITCHED, 'login /userIdentity/arn', 'login /eventTime'],
  ],
  [
    'a sign-in more than twelve hours before a switch',
    [switchRole('21:00:01', userArn('alice')), login('login', '09:00')],
    undefined,
  ],
  [
    'a sign-in after a switch',
    [switchRole('09:00', userArn('alice')), login('login', '09:00:01')],
    undefined,
  ],
  [
    'a copy whose id says “undefined”, where it has none itself',
    [
      { ...copy('call', OTHER, fromOther), sharedEventID: null },
      { ...copy('own', HOME, user('alice')), sharedEventID: 'undefined' },
    ],
    undefined,
  ],
  [
    'a list with a request “undefined”, where it has none itself',
    [{ ...forwarded, requestID: null }, mcp('tool', '09:29', 'undefined')],
    undefined,
  ],
  [
    'the grant of another call with its key, the first by name and id',
    [
      signedInCall({ without: true }),
      signedInCall({}, 'witness 2'),
      signedInCall({}, 'witness 1'),
      grant('minted', at('09:00'), user('alice'), signInArn('one')),
    ],
    [
      'minted',
      'sign-in session',
      'recorded',
      `call ${KEY}`,
      `witness 1 ${KEY}`,
      'witness 1 /userIdentity/sessionContext/signInSessionArn',
      'minted /additionalEventData/signInSessionArn',
    ],
  ],
  ['a request of an MCP server that is in no list', [forwarded], undefined],
  [
    'a tool call of an MCP server whose event is called otherwise',
    [forwarded, { ...mcp('tool', '09:29', 'request-7'), eventType: 'AwsApiCall' }],
    [
      'tool',
      'request',
      'recorded',
      'call /requestID',
      'tool /additionalEventData/downstreamRequests/0/requestId',
    ],
  ],
];

describe('what a call leads back to', () => {
  for (const [what, events, expected] of rows)
    it(`${expected ? 'is' : 'is not'} ${what}`, () => assert.deepEqual(linkOf(events), expected));

  it('names sessions as the tests do', () => {
    assert.equal(principalId('Admin', 'alice'), 'AROAADMIN:alice');
  });
});
