import assert from 'node:assert/strict';
import {
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
} from '../trace/made';
import { tracerOver, watching } from './madeSources';

const admin = { session: 'alice', key: asia(1), created: at('09:00') };
const assumed = assumeRole('assumed', at('09:00'), user('alice', { accessKeyId: akia(1) }), admin);
const inAdmin = (eventID: string, clock: string) =>
  made(eventID, at(clock), { userIdentity: roleSession(admin) });
const stranger = made('stranger', at('09:05'), { userIdentity: user('bob') });

describe('the relatives of an event', () => {
  it('are the calls with the key that it issued, oldest first, each once', async () => {
    const { tracer } = tracerOver({
      documents: { 'file:///open.json': [inAdmin('three', '09:30')] },
      files: {
        'a.json.gz': [assumed, stranger, inAdmin('two', '09:20')],
        'b.json': [inAdmin('three', '09:30'), inAdmin('one', '09:10')],
      },
    });
    const found = await tracer.startedBy('assumed', watching());
    assert.deepEqual(
      found.map(({ event, place }) => [event.eventID, place.kind]),
      [
        ['one', 'file'],
        ['two', 'file'],
        ['three', 'document'],
      ],
    );
    assert.deepEqual(await tracer.startedBy('stranger', watching()), []);
  });

  it('are found in texts that write an id with escapes', async () => {
    const text = JSON.stringify([assumed, inAdmin('escaped', '09:10')]);
    const escaped = text
      .replaceAll(asia(1), `\\u0041${asia(1).slice(1)}`)
      .replaceAll('AROA', '\\u0041ROA');
    assert.ok(!escaped.includes(asia(1)));
    const { tracer } = tracerOver({ files: { 'a.json': escaped } });
    const found = await tracer.startedBy('assumed', watching());
    assert.deepEqual(
      found.map(({ event }) => event.eventID),
      ['escaped'],
    );
  });

  it('are those too that carry a key of a sign-in session but not its name', async () => {
    const arn = signInArn('one');
    const minted = grant('grant', at('09:00'), user('alice'), arn);
    const named = made('named', at('09:10'), {
      userIdentity: roleSession({ ...admin, key: asia(2), signIn: arn }),
    });
    const unnamed = made('unnamed', at('09:11'), {
      userIdentity: roleSession({ ...admin, key: asia(2) }),
    });
    const { tracer } = tracerOver({
      files: { 'a.json': [minted, named], 'b.json': [unnamed], 'c.json': [stranger] },
    });
    const found = await tracer.startedBy('grant', watching());
    assert.deepEqual(
      found.map(({ event }) => event.eventID),
      ['named', 'unnamed'],
    );
  });

  it('are the event that issued the key, and where it lies', async () => {
    const { tracer } = tracerOver({ files: { 'a.json': [stranger, assumed] } });
    const place = { kind: 'file', uri: 'file:///a.json', index: 1 };
    const issuer = await tracer.issuerOf(inAdmin('call', '09:10'), watching());
    assert.deepEqual([issuer?.event, issuer?.place], [assumed, place]);
    assert.deepEqual(await tracer.givenIn(`key ${asia(1)}`, watching()), [place]);
    assert.deepEqual(await tracer.givenIn(`key ${asia(9)}`, watching()), []);
    const login = consoleLogin('login', at('08:00'), user('alice'));
    assert.equal(await tracer.issuerOf(login, watching()), undefined);
  });
});
