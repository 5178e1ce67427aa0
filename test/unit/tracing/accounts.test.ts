import assert from 'node:assert/strict';
import { StoreError } from '../../../src/stores/eventStore';
import { message } from '../../../src/core/message';
import {
  BROWSER,
  HOME,
  OTHER,
  asia,
  at,
  consoleLogin,
  made,
  roleSession,
  user,
} from '../trace/made';
import { tracerOver, watching } from './madeSources';
import { build, call, first, second } from './twoRoles';

describe('accounts in a trace', () => {
  const home = { label: 'home · eu-west-1', region: 'eu-west-1', events: [first, second] };
  const far = { label: 'far · sa-east-1', region: 'sa-east-1', events: [first, second] };

  it('are asked once for all hops, where the event may lie', async () => {
    const { tracer, questions, requests } = tracerOver({
      files: { 'a.json': [call] },
      accounts: [far, home],
    });
    const { trace, searched, eventOf } = await tracer.search(call, watching());
    assert.equal(trace.hops.length, 2);
    assert.equal(eventOf('first'), first);
    assert.deepEqual(
      questions.map(({ missing, connections, requests }) => [missing.key, connections, requests]),
      [[build.key, ['home · eu-west-1'], 1]],
    );
    assert.deepEqual(
      requests.map(({ label }) => label),
      ['home · eu-west-1', 'home · eu-west-1'],
    );
    assert.ok(searched.includes('home · eu-west-1: 2 requests'));
    assert.deepEqual(await tracer.whereIs('second', watching()), {
      kind: 'held',
      stored: { event: second, json: JSON.stringify(second) },
    });
  });

  it('are asked no more once one has given the key, and all of them for a sign-in', async () => {
    const other = { ...home, label: 'other · eu-west-1' };
    const { tracer, requests } = tracerOver({ accounts: [home, other] });
    const { trace } = await tracer.search(call, watching());
    assert.equal(trace.hops.length, 2);
    assert.deepEqual(new Set(requests.map(({ label }) => label)), new Set([home.label]));
    const signIn = consoleLogin('login', at('09:00'), user('alice'));
    const both = ['one', 'two'].map(label => ({ label, region: 'us-east-1', events: [signIn] }));
    const asked = tracerOver({ accounts: both });
    await asked.tracer.search(
      made('console', at('09:30'), {
        userIdentity: user('alice', {
          accessKeyId: asia(5),
          sessionContext: { attributes: { creationDate: at('09:00') } },
        }),
        userAgent: BROWSER,
      }),
      watching(),
    );
    assert.deepEqual(asked.requests.map(({ label }) => label).sort(), ['one', 'two']);
  });

  it('are left alone when the reader says no', async () => {
    const { tracer, questions, requests } = tracerOver({
      files: { 'a.json': [call] },
      accounts: [home],
      agrees: false,
    });
    const { trace, searched } = await tracer.search(call, watching());
    assert.equal(trace.missing?.key, build.key);
    assert.equal(questions.length, 1);
    assert.deepEqual(requests, []);
    assert.ok(searched.includes('home · eu-west-1: not asked'));
  });

  it('are asked again for another trace', async () => {
    const { tracer, questions } = tracerOver({ accounts: [home], agrees: false });
    await tracer.search(call, watching());
    await tracer.search(call, watching());
    assert.equal(questions.length, 2);
  });

  it('are not asked while the logs have it', async () => {
    const { tracer, questions } = tracerOver({
      files: { 'a.json': [first, second] },
      accounts: [home],
    });
    await tracer.search(call, watching());
    assert.deepEqual(questions, []);
  });

  it('are never asked where a request is paid for', async () => {
    const paid = { ...home, statement: 'SELECT 1' };
    const { tracer, questions, requests } = tracerOver({ accounts: [paid] });
    const { searched } = await tracer.search(call, watching());
    assert.deepEqual([questions, requests], [[], []]);
    assert.deepEqual(searched, ['No connection reads eu-west-1, us-east-1 of 4444-5555-6666.']);
  });

  it('are left out once their events say that they are others', async () => {
    const signIn = consoleLogin('login', at('09:00'), user('alice'));
    const inConsole = (eventID: string, account: string) =>
      made(eventID, at('09:30'), {
        userIdentity: user('alice', {
          arn: `arn:aws:iam::${account}:user/alice`,
          accountId: account,
          accessKeyId: asia(5),
          sessionContext: { attributes: { creationDate: at('09:00') } },
        }),
        userAgent: BROWSER,
      });
    const { tracer, requests } = tracerOver({
      accounts: [{ ...home, region: 'us-east-1', events: [signIn] }],
    });
    const { trace } = await tracer.search(inConsole('home', HOME), watching());
    assert.deepEqual([trace.hops.length, requests.length], [1, 1]);
    const { searched } = await tracer.search(inConsole('other', OTHER), watching());
    assert.equal(requests.length, 1);
    assert.match(searched.at(-1) ?? '', /^No connection reads us-east-1.* of 4444-5555-6666\.$/);
  });

  it('are asked for a role of another account too, which the caller may have assumed there', async () => {
    const { tracer, requests } = tracerOver({ accounts: [{ ...home, events: [second] }] });
    await tracer.search(call, watching());
    assert.equal(second.recipientAccountId, HOME);
    assert.equal(requests.length, 2);
    await tracer.search(
      made('again', at('09:31'), {
        userIdentity: roleSession({ ...build, key: asia(7), created: at('09:11') }),
      }),
      watching(),
    );
    assert.equal(requests.length, 3);
  });

  it('do not break off a trace when they fail', async () => {
    const denied = new StoreError('denied', message('Nobody may do this.'));
    const { tracer } = tracerOver({ accounts: [{ ...home, error: denied }] });
    const { searched, trace } = await tracer.search(call, watching());
    assert.equal(trace.hops.length, 0);
    assert.ok(searched.includes('home · eu-west-1: Nobody may do this.'));
  });

  it('are not asked after the reader has cancelled', async () => {
    const controller = new AbortController();
    const { tracer, requests } = tracerOver({ accounts: [home] });
    const reason = new Error('enough');
    const stop = (words: string) => {
      if (words.startsWith('Asking')) controller.abort(reason);
    };
    await assert.rejects(
      tracer.search(call, { signal: controller.signal, progress: stop }),
      reason,
    );
    assert.deepEqual(requests, []);
  });

  it('are asked for a few pages only', async () => {
    const { tracer, requests } = tracerOver({ accounts: [{ ...home, events: [], pages: 100 }] });
    const { searched } = await tracer.search(call, watching());
    assert.equal(requests.length, 1);
    assert.deepEqual(searched, [
      'home · eu-west-1: not found on the first 5 pages',
      'home · eu-west-1: 5 requests',
    ]);
  });
});
