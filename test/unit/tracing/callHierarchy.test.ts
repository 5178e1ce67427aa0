import './editor';
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { prettyJson } from '../../../src/core/format';
import { akia, asia, assumeRole, at, consoleLogin, made, roleSession, user } from '../trace/made';
import { editor, placeOf, textIn } from './editor';
import { editorToken, openedTracing } from './openedTracing';
import { logOf, type MadeSources } from './madeSources';
import { call, first, second } from './twoRoles';

const URI = 'file:///open.json';
const one = { session: 'alice', key: asia(1), created: at('09:00') };
const assumed = assumeRole('assumed', at('09:00'), user('alice', { accessKeyId: akia(1) }), one);
const inSession = (eventID: string, clock: string, eventName: string) =>
  made(eventID, at(clock), { userIdentity: roleSession(one), eventName });

/** The hierarchy over sources, the item of an event of the first document, and ranges as texts. */
async function opened(sources: MadeSources, index = 0) {
  const { tracing } = openedTracing(sources);
  const { callHierarchy } = tracing;
  const [document] = editor.documents;
  assert.ok(document);
  const offset = [...document.text.matchAll(/"eventVersion"/g)][index]?.index ?? 0;
  const item = await callHierarchy.prepare(
    document as unknown as vscode.TextDocument,
    document.positionAt(offset) as unknown as vscode.Position,
  );
  const text = document.text;
  const texts = (ranges: readonly vscode.Range[]) => ranges.map(range => textIn(text, range));
  return { callHierarchy, document, text, texts, item };
}

const clockOf = (minute: number) => `09:${String(minute).padStart(2, '0')}`;

const { token } = editorToken();

describe('the call hierarchy', () => {
  const said: readonly (readonly [CloudTrailEvent, number, string, string])[] = [
    [call, 2, 'DeleteTrail', '09:30:00 Build / two'],
    [assumed, 2, 'AssumeRole', '09:00:00 alice → Admin'],
    [consoleLogin('login', at('08:00'), user('bob')), 3, 'ConsoleLogin', '08:00:00 bob'],
    [
      made('service', at('07:00'), {
        userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
        eventType: 'AwsServiceEvent',
      }),
      1,
      'ListBuckets',
      '07:00:00 ec2',
    ],
  ];
  for (const [event, kind, name, detail] of said)
    it(`begins at ${name}: kind, name, what it says, and where`, async () => {
      const { item, text } = await opened({ documents: { [URI]: [call, event] } }, 1);
      assert.ok(item);
      assert.equal(item.kind, kind);
      assert.equal(item.name, name);
      assert.match(item.detail ?? '', new RegExp(`^${detail.replaceAll('/', '\\/')}`));
      assert.equal(item.uri.toString(), URI);
      assert.equal(textIn(text ?? '', item.selectionRange), name);
      assert.deepEqual(JSON.parse(textIn(text ?? '', item.range)), event);
    });

  it('begins at a lone event wherever the cursor is, and at several in one of them only', async () => {
    const alone = await opened({ documents: { [URI]: [call] } }, 9);
    assert.equal(alone.item?.name, 'DeleteTrail');
    const { item } = await opened({ documents: { [URI]: [call, assumed] } }, 9);
    assert.equal(item, undefined);
  });

  it('begins nowhere in a document without events, and in none of a digest', async () => {
    const { callHierarchy } = await opened({ documents: { [URI]: [call] } });
    for (const text of ['{"name":"x"}', '{"digestStartTime":"x","logFiles":[]}']) {
      const [document] = editor.documents;
      Object.assign(document ?? {}, { text });
      const position = document?.positionAt(1) as unknown as vscode.Position;
      assert.equal(
        await callHierarchy.prepare(document as unknown as vscode.TextDocument, position),
        undefined,
      );
    }
  });

  it('goes to what issued the key, with the key as the place', async () => {
    const { item, callHierarchy, texts } = await opened({
      documents: { [URI]: [call] },
      files: { 'a.json.gz': [first, second] },
    });
    assert.ok(item);
    const [incoming, ...others] = await callHierarchy.incoming(item, token);
    assert.ok(incoming);
    assert.equal(others.length, 0);
    assert.equal(incoming.from.name, 'AssumeRole');
    assert.match(incoming.from.uri.toString(), /^cloudtrail:\/a\.cloudtrail\.json\?log=/);
    const there = prettyJson(logOf([first, second]));
    assert.deepEqual(
      incoming.fromRanges.map(range => textIn(there, range)),
      [asia(2)],
    );
    assert.deepEqual(JSON.parse(textIn(there, incoming.from.range)), second);
    assert.deepEqual(editor.progress, ['window', 'Log files: 0 of 1', 'Log files: 1 of 1']);
    const [outgoing] = await callHierarchy.outgoing(incoming.from, token);
    assert.equal(outgoing?.to.name, 'DeleteTrail');
    assert.deepEqual(texts([outgoing.to.selectionRange]), ['DeleteTrail']);
  });

  it('goes nowhere from what nothing issued, and from an item of others', async () => {
    const { item, callHierarchy } = await opened({ documents: { [URI]: [first] } });
    assert.ok(item);
    assert.deepEqual(await callHierarchy.incoming(item, token), []);
    const other = { ...item } as vscode.CallHierarchyItem;
    assert.deepEqual(await callHierarchy.incoming(other, token), []);
    assert.deepEqual(await callHierarchy.outgoing(other, token), []);
  });

  it('goes to the event of an account in a document of its own', async () => {
    const { item, callHierarchy } = await opened({
      documents: { [URI]: [call] },
      loaded: [second],
    });
    assert.ok(item);
    const [incoming] = await callHierarchy.incoming(item, token);
    const { from } = incoming ?? {};
    assert.match(from?.uri.toString() ?? '', /^cloudtrail:\/AssumeRole .*event=second$/);
    assert.equal(textIn(prettyJson(JSON.stringify(second)), from?.selectionRange), 'AssumeRole');
  });

  it('lists what was done with a key, oldest first, up to fifty', async () => {
    const calls = Array.from({ length: 50 }, (_, at) =>
      inSession(`call-${at}`, clockOf(at), `Name${at}`),
    );
    const { item, callHierarchy, texts } = await opened({
      documents: { [URI]: [assumed, ...calls] },
    });
    assert.ok(item);
    const outgoing = await callHierarchy.outgoing(item, token);
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      calls.map((_, at) => `Name${at}`),
    );
    assert.deepEqual(texts(outgoing[49]?.fromRanges ?? []), [asia(1)]);
  });

  it('puts more than fifty together by name, the most first, and lists those of a name', async () => {
    const calls = Array.from({ length: 51 }, (_, at) =>
      inSession(`call-${at}`, clockOf(at - (at % 2)), at === 7 ? 'Alone' : `Name${at % 3}`),
    ).filter((_, at) => at !== 5);
    const extra = inSession('extra', '10:30', 'Name0');
    const { item, callHierarchy, texts } = await opened({
      documents: { [URI]: [assumed, ...calls, extra] },
    });
    assert.ok(item);
    const outgoing = await callHierarchy.outgoing(item, token);
    assert.deepEqual(
      outgoing.map(({ to, fromRanges }) => [to.kind, to.name, to.detail, texts(fromRanges)]),
      [
        [4, 'Name0', '18 events, 09:00:00 – 10:30:00', [asia(1)]],
        [4, 'Name1', '16 events, 09:00:00 – 09:48:00', [asia(1)]],
        [4, 'Name2', '16 events, 09:02:00 – 09:50:00', [asia(1)]],
        [2, 'Alone', '09:06:00 Admin / alice', [asia(1)]],
      ],
    );
    const [group] = outgoing;
    assert.ok(group);
    assert.deepEqual(texts([group.to.selectionRange]), ['Name0']);
    const listed = await callHierarchy.outgoing(group.to, token);
    assert.deepEqual(
      listed.map(({ to }) => to.name),
      Array<string>(18).fill('Name0'),
    );
    assert.equal(listed.at(-1)?.to.detail, '10:30:00 Admin / alice');
    assert.deepEqual(
      listed.map(({ fromRanges }) => fromRanges.map(placeOf)),
      listed.map(() => [placeOf(group.to.selectionRange)]),
    );
    assert.deepEqual(await callHierarchy.incoming(group.to, token), []);
  });

  it('lists five hundred calls of a name', async () => {
    const calls = Array.from({ length: 501 }, (_, at) => inSession(`c${at}`, '09:10', 'Same'));
    const { item, callHierarchy } = await opened({ documents: { [URI]: [assumed, ...calls] } });
    assert.ok(item);
    const [group] = await callHierarchy.outgoing(item, token);
    assert.ok(group);
    assert.equal((await callHierarchy.outgoing(group.to, token)).length, 500);
  });

  it('answers nothing when it is cancelled, before or meanwhile, and fails where reading does', async () => {
    const { item, callHierarchy } = await opened({
      documents: { [URI]: [call] },
      files: { 'a.json': [second] },
    });
    assert.ok(item);
    assert.deepEqual(await callHierarchy.incoming(item, editorToken(true).token), []);
    assert.deepEqual(await callHierarchy.outgoing(item, editorToken(true).token), []);
    const later = editorToken();
    const found = callHierarchy.incoming(item, later.token);
    later.cancel();
    assert.deepEqual(await found, []);
    const broken = openedTracing({ documents: { [URI]: [call] } });
    Object.assign(broken.options.files, { list: () => assert.fail('no list') });
    await assert.rejects(broken.tracing.callHierarchy.incoming(item, token), /no list/);
  });
});
