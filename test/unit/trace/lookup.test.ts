import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { matches } from '../../../src/core/query';

import {
  queriesFor,
  traceIndex,
  traceOf,
  traceToOrigin,
  type Lookup,
  type Missing,
} from '../../../src/core/trace';
import {
  HOME,
  OTHER,
  akia,
  asia,
  assumeRole,
  at,
  consoleLogin,
  grant,
  made,
  roleSession,
  signInArn,
  user,
  userArn,
} from './made';
import { indexOf } from './told';

const jump = { role: 'Jump', session: 'one', key: asia(1) };
const build = { role: 'Build', session: 'two', account: OTHER, key: asia(2) };
const call = made('call', at('09:30'), {
  userIdentity: roleSession({ ...build, created: at('09:10') }),
});
const second = assumeRole(
  'second',
  at('09:10'),
  roleSession({ ...jump, created: at('09:00') }),
  build,
);
const first = assumeRole('first', at('09:00'), user('alice', { accessKeyId: akia(1) }), jump);

function missingOf(event: CloudTrailEvent, ...others: readonly CloudTrailEvent[]) {
  return traceOf(event, indexOf([event, ...others])).missing;
}

function finds(missing: Missing | undefined, event: CloudTrailEvent): boolean {
  return missing !== undefined && matches(missing.query, event);
}

describe('trace: what is missing', () => {
  it('is asked for hop by hop, with one request for each', async () => {
    const asked: (string | undefined)[] = [];
    const lookup: Lookup<string> = {
      find: missing => {
        asked.push(missing.key);
        const found = [first, second].filter(event =>
          JSON.stringify(event).includes(`accessKeyId":"${missing.key}`),
        );
        return Promise.resolve(
          found.map(event => ({ event, place: `at ${String(event.eventID)}` })),
        );
      },
    };
    const { hops, missing, origin } = await traceToOrigin(call, traceIndex<string>(), lookup);
    assert.deepEqual(asked, [build.key, jump.key]);
    assert.deepEqual(
      hops.map(({ parent, place }) => [parent, place]),
      [
        ['second', 'at second'],
        ['first', 'at first'],
      ],
    );
    assert.equal(missing, undefined);
    assert.equal(origin.id, `iam-user:${userArn('alice')}`);
    assert.equal(english(origin.words), 'IAM user alice of 1111-2222-3333');
  });

  it('is given back when nothing more is found, and when nobody can be asked', async () => {
    let requests = 0;
    const lookup: Lookup = {
      find: () => Promise.resolve(requests++ === 0 ? [{ event: second }] : []),
    };
    const trace = await traceToOrigin(call, traceIndex(), lookup);
    assert.deepEqual([requests, trace.hops.length, trace.missing?.key], [2, 1, jump.key]);
    assert.equal((await traceToOrigin(call, traceIndex())).missing?.key, build.key);
  });

  it('is not asked for any more when the signal says so', async () => {
    const stop = new AbortController();
    const lookup: Lookup = {
      find: () => {
        stop.abort(new Error('enough'));
        return Promise.resolve([{ event: second }]);
      },
    };
    await assert.rejects(traceToOrigin(call, traceIndex(), lookup, stop.signal), /enough/);
  });

  it('is a key with its account, Regions and time', () => {
    const missing = missingOf(call);
    assert.deepEqual(
      [missing?.account, missing?.regions, missing?.key],
      [OTHER, ['eu-west-1', 'us-east-1'], build.key],
    );
    assert.ok(
      missing && missing.from <= Date.parse(at('09:10')) && missing.to >= Date.parse(at('09:10')),
    );
    assert.ok(finds(missing, second) && !finds(missing, first));
  });

  it('is a console sign-in, a grant, or the copy of another account', () => {
    const signedIn = user('alice', {
      accessKeyId: asia(3),
      sessionContext: { attributes: { creationDate: at('09:00') } },
    });
    const console = { userIdentity: signedIn, sessionCredentialFromConsole: 'true' };
    const login = consoleLogin('login', at('08:59:58'), user('alice'));
    assert.ok(finds(missingOf(made('a', at('09:10'), console)), login));
    const agent = roleSession({ session: 's', key: asia(4), signIn: signInArn('x') });
    const missing = missingOf(made('b', at('09:10'), { userIdentity: agent }));
    assert.equal(missing?.region, 'us-east-1');
    assert.ok(finds(missing, grant('grant', at('08:00'), user('alice'), signInArn('x'))));
    const stranger = { type: 'AWSAccount', principalId: 'AROA:x', accountId: OTHER };
    const copy = missingOf(
      made('c', at('09:10'), { userIdentity: stranger, sharedEventID: 'shared-1' }),
    );
    const theirs = {
      userIdentity: user('x'),
      recipientAccountId: OTHER,
      sharedEventID: 'shared-1',
    };
    assert.equal(copy?.account, OTHER);
    assert.ok(finds(copy, made('d', at('09:10'), theirs)));
  });

  it('is nothing where AWS forwarded the call, and that is said', () => {
    for (const changes of [
      {
        userIdentity: roleSession({
          ...build,
          created: at('09:10'),
          more: { invokedBy: 'athena.amazonaws.com' },
        }),
      },
      {
        userIdentity: roleSession({ ...build, created: at('09:10') }),
        sourceIPAddress: 'AWS Internal',
      },
    ]) {
      const event = made('forwarded', at('09:30'), changes);
      const { missing, note } = traceOf(event, indexOf([event]));
      assert.equal(missing, undefined);
      assert.match(note ? english(note) : '', /a key that no event issued/);
    }
  });

  it('is nothing where the portal of Identity Center gave out the key', () => {
    const caller = {
      ...roleSession({
        role: 'AWSReservedSSO_Admin_0123456789abcdef',
        session: 'alice@example.com',
        key: asia(1),
        created: at('09:00'),
      }),
    };
    const event = made('call', at('09:10'), { userIdentity: caller });
    const { missing, origin } = traceOf(event, indexOf([event]));
    assert.equal(missing, undefined);
    assert.equal(
      english(origin.words),
      'Identity Center user alice@example.com (portal sign-in not recorded)',
    );
  });

  it('is nothing for users, services and whoever is not signed in', () => {
    for (const userIdentity of [
      user('alice', { accessKeyId: akia(1) }),
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' },
    ])
      assert.equal(missingOf(made('call', at('09:00'), { userIdentity })), undefined);
  });

  it('has who created a user’s key as the last hop, and the user as the person', () => {
    const created = made('create', at('08:00'), {
      userIdentity: user('mallory', { accessKeyId: akia(9) }),
      eventName: 'CreateAccessKey',
      eventSource: 'iam.amazonaws.com',
      responseElements: { accessKey: { accessKeyId: akia(2), userName: 'bob' } },
    });
    const used = made('use', at('09:00'), { userIdentity: user('bob', { accessKeyId: akia(2) }) });
    const { hops, origin, person } = traceOf(used, indexOf([created, used]));
    assert.deepEqual(hops[0]?.evidence.at(-1), {
      eventID: 'create',
      pointer: '/responseElements/accessKey/accessKeyId',
    });
    assert.equal(origin.id, `iam-user:${userArn('mallory')}`);
    assert.equal(person?.id, `iam-user:${userArn('bob')}`);
  });
});

describe('trace: queries', () => {
  const queries = (missing: Missing | undefined) => {
    assert.ok(missing);
    return queriesFor(missing);
  };

  it('look for a key in Event history of both Regions, in Athena and in Lake', () => {
    const { lookupEvents, athena, lake } = queries(missingOf(call));
    assert.equal(lookupEvents.length, 2);
    const [here = '', global = ''] = lookupEvents;
    assert.match(here, /^aws cloudtrail lookup-events --region eu-west-1 .*2026-11-18T09:09:00Z/);
    assert.ok(here.includes(`"AttributeKey":"ResourceName","AttributeValue":"${build.key}"`), here);
    assert.match(global, /--region us-east-1 /);
    assert.match(athena, /"timestamp"[^]*2026-11-18T09:09:00Z/);
    assert.match(lake, /FROM EVENT_DATA_STORE_ID[^]*eventTime >= '2026-11-18 09:09:00'/);
    for (const sql of [athena, lake]) assert.ok(sql.includes(build.key), sql);
  });

  it('quote what they are made of', () => {
    const key = `ASIA'; DROP TABLE x; --$(id)\u001b`;
    const hostile = made('call', at('09:30'), {
      awsRegion: 'us-east-1; id',
      userIdentity: roleSession({ session: 's', key, created: at('09:10') }),
    });
    const { lookupEvents, athena, lake } = queries(missingOf(hostile));
    for (const sql of [athena, lake]) assert.ok(sql.includes(`ASIA''; DROP TABLE x; --`), sql);
    assert.equal(lookupEvents.length, 1);
    assert.ok(lookupEvents[0]?.includes('ASIA\\u0027; DROP'), lookupEvents[0]);
    for (const text of [...lookupEvents, athena, lake]) {
      assert.ok(!text.includes('\u001b'), text);
      assert.ok(!text.includes('us-east-1;'), text);
    }
  });

  it('look for a session of the console by role and name, as nobody issued its keys', () => {
    const session = { session: 's', key: asia(1), created: at('09:00'), console: true };
    const missing = missingOf(made('a', at('09:10'), { userIdentity: roleSession(session) }));
    assert.equal(missing?.key, undefined);
    const alice = user('alice', { accessKeyId: akia(1) });
    const start = (name: string) =>
      assumeRole('start', at('09:00'), alice, { session: name, key: asia(2) });
    assert.ok(finds(missing, start('s')) && !finds(missing, start('t')));
    const role = `"ResourceName","AttributeValue":"arn:aws:iam::${HOME}:role/Admin"`;
    assert.ok(queries(missing).lookupEvents[0]?.includes(role));
  });
});
