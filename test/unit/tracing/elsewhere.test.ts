import './editor';
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { prettyJson } from '../../../src/core/format';
import { OTHER, akia, asia, made, at, user } from '../trace/made';
import { Uri, editor, textIn } from './editor';
import { logOf, type MadeSources } from './madeSources';
import { editorToken, openedTracing } from './openedTracing';
import { call, first, second } from './twoRoles';

const { token } = editorToken();
const lines = (events: readonly CloudTrailEvent[]) => JSON.stringify({ Records: events }, null, 1);
const uri = (text: string) => Uri.parse(text) as unknown as vscode.Uri;
const NONE = uri('file:///none.json');

const created = made('created', at('08:00'), {
  userIdentity: user('alice', { accessKeyId: akia(1) }),
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateAccessKey',
  responseElements: { accessKey: { accessKeyId: akia(2), userName: 'bob' } },
});
const shared = made('shared', at('08:10'), { userIdentity: user('bob'), sharedEventID: 'of-both' });

describe('origins in other logs', () => {
  const rows: readonly (readonly [string, `key ${string}` | `shared ${string}`, string])[] = [
    ['a temporary key', `key ${asia(2)}`, asia(2)],
    ['a long-lived key', `key ${akia(2)}`, akia(2)],
    ['a shared event', 'shared of-both', 'of-both'],
  ];
  const events = [first, created, second, shared];
  for (const [what, given, value] of rows)
    it(`of ${what} are told with the event and the place`, async () => {
      const text = lines(events);
      const { tracing } = openedTracing({ files: { 'a.json': text } });
      const [found, ...others] = await tracing.elsewhere.origins(given, token);
      assert.ok(found);
      assert.deepEqual(others, []);
      assert.equal(found.uri.toString(), 'file:///a.json');
      assert.equal(textIn(text, found.place), value);
      assert.ok(
        events.some(
          e => JSON.stringify(e) === JSON.stringify(JSON.parse(textIn(text, found.event))),
        ),
      );
    });

  it('are in the form in which the editor shows the log', async () => {
    const files = { 'a.json': [first, second], 'logs/b.jsonl.gz': [created] };
    const { tracing } = openedTracing({ files, documents: { 'file:///open.json': [shared] } });
    const [inLine] = await tracing.elsewhere.origins(`key ${asia(2)}`, token);
    const [packed] = await tracing.elsewhere.origins(`key ${akia(2)}`, token);
    const [open] = await tracing.elsewhere.origins('shared of-both', token);
    const shown = [inLine, packed, open].map(found =>
      decodeURIComponent(found?.uri.toString() ?? ''),
    );
    assert.deepEqual(shown, [
      'cloudtrail:/a.cloudtrail.json?log=file:///a.json',
      'cloudtrail:/b.cloudtrail.json?log=file:///logs/b.jsonl.gz',
      'file:///open.json',
    ]);
    assert.equal(textIn(prettyJson(logOf([first, second])), inLine?.place), asia(2));
    assert.equal(textIn(prettyJson(logOf([created])), packed?.place), akia(2));
  });

  it('are none where nothing gave it out, and none of files that have changed', async () => {
    const { tracing, files } = openedTracing({
      files: { 'a.json': [first, second], 'b.json': [call] },
    });
    assert.deepEqual(await tracing.elsewhere.origins(`key ${asia(9)}`, token), []);
    files['a.json'] = [first];
    assert.deepEqual(await tracing.elsewhere.origins(`key ${asia(2)}`, token), []);
    files['a.json'] = new Error('gone');
    assert.deepEqual(await tracing.elsewhere.origins(`key ${asia(2)}`, token), []);
    files['a.json'] = 'no log';
    assert.deepEqual(await tracing.elsewhere.origins(`key ${asia(2)}`, token), []);
  });

  it('read a log with several of them once', async () => {
    const both = made('both', at('08:20'), { userIdentity: user('bob'), sharedEventID: 'of-both' });
    const { tracing, read } = openedTracing({ files: { 'a.json': [shared, both] } });
    await tracing.elsewhere.origins('shared nothing', token);
    read.length = 0;
    const found = await tracing.elsewhere.origins('shared of-both', token);
    assert.equal(found.length, 2);
    assert.deepEqual(read, ['a.json']);
  });
});

describe('uses in other logs', () => {
  const used = async (
    sources: MadeSources,
    value: string,
    part?: 'id' | 'name',
    document = NONE,
  ) => {
    const { tracing } = openedTracing(sources);
    const subject = { values: [value], ...(part && { part }) };
    const found = await tracing.elsewhere.uses(subject, document, token);
    return found.map(({ uri: of, range }) => ({ uri: decodeURIComponent(of.toString()), range }));
  };

  it('are all places, in the form in which the editor shows each log', async () => {
    const texts = { 'a.json': lines([call]), 'b.json': [call, first, call], 'c.json': [first] };
    const found = await used({ files: texts }, asia(2));
    const formatted = prettyJson(logOf([call, first, call]));
    const formattedUri = 'cloudtrail:/b.cloudtrail.json?log=file:///b.json';
    assert.deepEqual(
      found.map(({ uri: of, range }) => [
        of,
        textIn(of === formattedUri ? formatted : texts['a.json'], range),
      ]),
      [
        ['file:///a.json', asia(2)],
        [formattedUri, asia(2)],
        [formattedUri, asia(2)],
      ],
    );
  });

  it('are parts of ARNs too where the value is a part', async () => {
    const files = { 'a.json': lines([call]) };
    assert.deepEqual(
      await used({ files }, 'Build'),
      await used({ files }, 'Build', 'name').then(all =>
        all.filter(({ range }) =>
          /"userName": "$/.test(
            files['a.json'].split('\n')[range.start.line]?.slice(0, range.start.character) ?? '',
          ),
        ),
      ),
    );
    const found = await used({ files }, OTHER, 'id');
    assert.ok(found.length > 2);
    assert.deepEqual(
      new Set(found.map(({ range }) => textIn(files['a.json'], range))),
      new Set([OTHER]),
    );
  });

  it('are not those of the log that the document shows, nor of open documents', async () => {
    const files = { 'a.json': [call, first], 'b.json': lines([call]) };
    const documents = { 'file:///open.json': [call] };
    const of = async (document: string) =>
      (await used({ files, documents }, asia(2), undefined, uri(document))).map(one => one.uri);
    const a = 'cloudtrail:/a.cloudtrail.json?log=file:///a.json';
    assert.deepEqual(await of('file:///open.json'), [a, 'file:///b.json']);
    assert.deepEqual(await of('file:///b.json'), [a]);
    assert.deepEqual(await of('file:///a.json'), ['file:///b.json']);
    assert.deepEqual(await of('cloudtrail:/a.cloudtrail.json?log=file%3A%2F%2F%2Fa.json'), [
      'file:///b.json',
    ]);
  });

  it('are five thousand at most, and that is said', async () => {
    const alone = { eventVersion: '1.11', eventName: 'X', eventSource: 'x', eventID: 'same' };
    const many = Array<typeof alone>(4999).fill(alone);
    const files = { 'a.json': lines(many) };
    assert.equal((await used({ files }, 'same')).length, 4999);
    assert.deepEqual(editor.shown, []);
    const more = { ...files, 'b.json': lines([alone, alone]), 'c.json': new Error('not read') };
    const { tracing, read } = openedTracing({ files: more });
    const found = await tracing.elsewhere.uses({ values: ['same'] }, NONE, token);
    assert.equal(found.length, 5000);
    assert.equal(found.at(-1)?.uri.toString(), 'file:///b.json');
    assert.equal(editor.shown.length, 1);
    assert.match(editor.shown[0] ?? '', /^The first 5,000 places are listed\./);
    assert.ok(read.includes('b.json'));
  });

  it('are none once it is cancelled', async () => {
    const { tracing } = openedTracing({ files: { 'a.json': lines([call]) } });
    const cancelled = editorToken(true).token;
    assert.deepEqual(await tracing.elsewhere.uses({ values: [asia(2)] }, NONE, cancelled), []);
  });
});
