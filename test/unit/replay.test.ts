import type { CloudTrailClient, Event } from '@aws-sdk/client-cloudtrail';
import assert from 'node:assert/strict';
import { hold, type Fault } from '../replay/faults';
import { clientOf, lookup, lookupAll } from '../replay/lookup';
import { madeEvent, NOW } from '../replay/madeHistory';
import { startReplay, type Replay, type ReplayOptions } from '../replay/server';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261118/us-east-1/sts/aws4_request, ' +
  `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;

const many = Array.from({ length: 120 }, (_, n) => madeEvent(n));

describe('the replay of Event history', () => {
  let replay: Replay;
  let clients: CloudTrailClient[] = [];

  async function serve(options: Partial<ReplayOptions> = {}): Promise<CloudTrailClient> {
    replay = await startReplay({
      events: many,
      now: () => NOW,
      requestsPerSecond: Infinity,
      ...options,
    });
    return client();
  }

  function client(region?: string, accessKeyId?: string): CloudTrailClient {
    const made = clientOf(replay, region, accessKeyId);
    clients.push(made);
    return made;
  }

  afterEach(async () => {
    for (const made of clients) made.destroy();
    clients = [];
    await replay.close();
  });

  const ids = (events: readonly Event[] = []) => events.map(({ EventId }) => EventId);
  const idsOf = (events: readonly object[]) =>
    events.map(one => (one as { eventID: string }).eventID);
  const find = (AttributeKey: 'Username', AttributeValue: string) => ({
    LookupAttributes: [{ AttributeKey, AttributeValue }],
  });

  it('gives every event once, newest first, fifty a page', async () => {
    const shuffled = [...many.slice(60), ...many.slice(0, 60), ...many.slice(10, 20)];
    const pages = await lookupAll(await serve({ events: shuffled }));
    assert.deepEqual(
      pages.map(({ length }) => length),
      [50, 50, 20],
    );
    assert.deepEqual(ids(pages.flat()), idsOf(many));
  });

  it('shows an event as AWS does', async () => {
    const issuing = madeEvent(1, {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/Admin' },
      responseElements: { credentials: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' } },
    });
    const { Events } = await lookup(await serve({ events: [issuing] }));
    assert.deepEqual(Events, [
      {
        EventId: '00000000-0000-4000-8000-000000000001',
        EventName: 'AssumeRole',
        ReadOnly: 'true',
        AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        EventTime: new Date(NOW - 1000),
        EventSource: 'sts.amazonaws.com',
        Username: 'alice',
        Resources: [
          { ResourceType: 'AWS::IAM::AccessKey', ResourceName: 'ASIAIOSFODNN7EXAMPLE' },
          { ResourceType: 'AWS::IAM::Role', ResourceName: 'arn:aws:iam::111122223333:role/Admin' },
        ],
        CloudTrailEvent: JSON.stringify(issuing),
      },
    ]);
    const byIssuedKey = {
      LookupAttributes: [
        { AttributeKey: 'ResourceName' as const, AttributeValue: 'ASIAIOSFODNN7EXAMPLE' },
      ],
    };
    assert.equal((await lookup(client(), byIssuedKey)).Events?.length, 1);
  });

  it('honours the first lookup attribute alone, to the letter', async () => {
    const from = await serve();
    const found = await lookupAll(from, {
      LookupAttributes: [
        { AttributeKey: 'Username', AttributeValue: 'alice' },
        { AttributeKey: 'EventName', AttributeValue: 'NoSuchName' },
      ],
    });
    assert.deepEqual(ids(found.flat()), idsOf(many.filter((_, n) => n % 2 === 1)));
    assert.deepEqual((await lookup(from, find('Username', 'Alice'))).Events, []);
    assert.deepEqual((await lookup(from, find('Username', 'ali'))).Events, []);
    const writes = await lookup(from, {
      LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
    });
    assert.equal(writes.Events?.length, 40);
    await assert.rejects(lookup(from, find('UserName' as 'Username', 'alice')), {
      name: 'InvalidLookupAttributesException',
    });
  });

  it('keeps to the time range, both ends included, and to 90 days', async () => {
    const day = 86_400_000;
    const old = [madeEvent(200, { eventTime: '2026-08-20T12:00:00Z' })];
    const older = [madeEvent(201, { eventTime: '2026-08-20T11:59:59Z' })];
    const future = [madeEvent(202, { eventTime: '2026-11-18T12:00:01Z' })];
    const from = await serve({ events: [...many, ...old, ...older, ...future] });
    const between = await lookup(from, {
      StartTime: new Date(NOW - 30_000),
      EndTime: new Date(NOW - 20_000),
    });
    assert.deepEqual(ids(between.Events), idsOf(many.slice(20, 31)));
    const all = (await lookupAll(from, { StartTime: new Date(NOW - 400 * day) })).flat();
    assert.deepEqual(ids(all), idsOf([...many, ...old]));
    await assert.rejects(
      lookup(from, { StartTime: new Date(NOW), EndTime: new Date(NOW - 1000) }),
      { name: 'InvalidTimeRangeException' },
    );
  });

  it('takes a token only with the parameters it was issued for', async () => {
    const from = await serve();
    const asked = { ...find('Username', 'alice'), MaxResults: 10 };
    const { NextToken } = await lookup(from, asked);
    assert.equal((await lookup(from, { ...asked, NextToken })).Events?.length, 10);
    for (const other of [
      { ...asked, ...find('Username', 'bob'), NextToken },
      { ...asked, StartTime: new Date(NOW - 60_000), NextToken },
      { ...asked, NextToken: 'made up' },
    ])
      await assert.rejects(lookup(from, other), { name: 'InvalidNextTokenException' });
    await assert.rejects(lookup(client('eu-west-1'), { ...asked, NextToken }), {
      name: 'InvalidNextTokenException',
    });
  });

  it('freezes the time range at the first page', async () => {
    let now = NOW - 10_000;
    const from = await serve({ now: () => now });
    const first = await lookup(from);
    now = NOW;
    const second = await lookup(from, { NextToken: first.NextToken });
    assert.deepEqual(
      ids([...(first.Events ?? []), ...(second.Events ?? [])]),
      idsOf(many.slice(10, 110)),
    );
  });

  it('gives at most fifty events a page', async () => {
    const from = await serve();
    await assert.rejects(lookup(from, { MaxResults: 51 }), { name: 'InvalidMaxResultsException' });
    assert.equal((await lookup(from, { MaxResults: 50 })).Events?.length, 50);
  });

  it('keeps Regions, accounts and data events apart', async () => {
    const events = [
      madeEvent(1),
      madeEvent(2, { awsRegion: 'eu-west-1' }),
      madeEvent(3, { recipientAccountId: '444455556666' }),
      madeEvent(4, { eventCategory: 'Data', managementEvent: false }),
    ];
    const account = (key: string) =>
      key === 'AKIAI44QH8DHBEXAMPLE' ? '444455556666' : '111122223333';
    const from = await serve({ events, account });
    const seen = async (who: CloudTrailClient) =>
      ids((await lookup(who)).Events).map(id => id?.at(-1));
    assert.deepEqual(await seen(from), ['1']);
    assert.deepEqual(await seen(client('eu-west-1')), ['2']);
    assert.deepEqual(await seen(client('us-east-1', 'AKIAI44QH8DHBEXAMPLE')), ['3']);
  });

  it('lets two requests a second through for each account and Region', async () => {
    let now = NOW;
    const from = await serve({ now: () => now, requestsPerSecond: 2 });
    await lookup(from);
    await lookup(from);
    await assert.rejects(
      lookup(from),
      (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
        assert.equal(error.name, 'ThrottlingException');
        assert.equal(error.$metadata?.httpStatusCode, 400);
        return true;
      },
    );
    await lookup(client('eu-west-1'));
    now += 1000;
    await lookup(from);
    assert.deepEqual(replay.requests.times('111122223333', 'us-east-1'), [NOW, NOW, NOW, now]);
    assert.equal(replay.requests.busiestSecond('111122223333', 'us-east-1'), 3);
  });

  const named: [Fault, string][] = [
    ['throttle', 'ThrottlingException'],
    ['expire', 'ExpiredTokenException'],
    ['deny', 'AccessDeniedException'],
  ];
  for (const [fault, name] of named)
    it(`answers ${name} to order`, async () => {
      const from = await serve({ faults: ['none', fault] });
      await lookup(from);
      await assert.rejects(lookup(from), { name });
      await lookup(from);
      assert.deepEqual(
        replay.requests.all.map(({ outcome }) => outcome),
        ['OK', name, 'OK'],
      );
    });

  for (const fault of ['drop', 'truncate'] as const)
    it(`breaks the connection: ${fault}`, async () => {
      const from = await serve({ faults: [fault] });
      await assert.rejects(lookup(from), { code: 'ECONNRESET' });
      assert.equal((await lookup(from)).Events?.length, 50);
    });

  it('holds an answer until it is released', async () => {
    const held = hold();
    const from = await serve({ faults: [{ held }] });
    let answered = false;
    const page = lookup(from).then(answer => {
      answered = true;
      return answer;
    });
    await held.arrived;
    await lookup(from);
    assert.equal(answered, false);
    held.release();
    assert.equal((await page).Events?.length, 50);
  });

  /** A request as it goes over the wire, without the SDK. */
  const post = (headers: Record<string, string>, body: string) =>
    fetch(replay.url, {
      method: 'POST',
      headers: { 'x-amz-date': '20261118T120000Z', ...headers },
      body,
    });
  const postJson = (operation: string, headers: Record<string, string> = {}) =>
    post(
      {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${operation}`,
        ...headers,
      },
      '{}',
    );
  const errorOf = async (answer: Response) => ((await answer.json()) as { __type?: string }).__type;

  it('records what it does not know', async () => {
    await serve();
    const answer = await postJson('StopLogging');
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(await errorOf(answer), 'UnknownOperationException');
    assert.deepEqual(replay.requests.unknown(), ['StopLogging']);
  });

  it('wants a signature', async () => {
    await serve();
    const signed = async (authorization: string) =>
      errorOf(await postJson('LookupEvents', { authorization }));
    assert.equal(
      await errorOf(await postJson('LookupEvents')),
      'MissingAuthenticationTokenException',
    );
    assert.equal(await signed('Bearer token'), 'UnrecognizedClientException');
    assert.equal(await signed(AUTHORIZATION), 'UnrecognizedClientException');
    assert.equal(await signed(AUTHORIZATION.replace('/sts/', '/cloudtrail/')), undefined);
  });

  it('says who calls, as STS does', async () => {
    await serve({ account: '444455556666', faults: ['none', 'expire'] });
    const ask = () =>
      post(
        { 'content-type': 'application/x-www-form-urlencoded', authorization: AUTHORIZATION },
        'Action=GetCallerIdentity&Version=2011-06-15',
      );
    const answer = await ask();
    assert.equal(answer.headers.get('content-type'), 'text/xml');
    assert.match(await answer.text(), /<Account>444455556666<\/Account>/);
    const refused = await ask();
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /<Code>ExpiredToken<\/Code>/);
  });
});
