import assert from 'node:assert/strict';
import { at, made, user, userArn } from '../trace/made';
import { tracerOver, watching } from './madeSources';
import { call, first, inBuild, second } from './twoRoles';

const other = made('other', at('09:20'), { userIdentity: inBuild });
const stranger = made('stranger', at('09:21'), { userIdentity: user('bob') });

describe('the tracer', () => {
  it('follows a call over documents, the side bar and packed files', async () => {
    const { tracer } = tracerOver({
      documents: { 'file:///open.json': [stranger, call] },
      loaded: [second],
      files: {
        'logs/a.json.gz': [stranger, first],
        'logs/b.json': [stranger],
        'tsconfig.json': '{}',
      },
    });
    const { trace, eventOf, searched } = await tracer.search(call, watching());
    assert.deepEqual(
      trace.hops.map(({ parent }) => parent),
      ['second', 'first'],
    );
    assert.equal(trace.origin.id, `iam-user:${userArn('alice')}`);
    assert.deepEqual([eventOf('call'), eventOf('second'), eventOf('first')], [call, second, first]);
    assert.equal(eventOf('stranger'), undefined);
    assert.deepEqual(searched, [
      'Log files: 2 files, 3 events',
      'Open documents: 2 events',
      'Read before: 1 event',
    ]);
  });

  it('counts events once that several sources have', async () => {
    const file = { log: 'file:///logs/a.json', index: 1 };
    const { tracer } = tracerOver({
      documents: {
        'file:///logs/a.json': [first, second],
        'cloudtrail:/a.cloudtrail.json': [first, second],
      },
      shows: { 'cloudtrail:/a.cloudtrail.json': 'file:///logs/a.json' },
      loaded: [second],
      place: () => file,
      files: { 'logs/a.json': [first, second] },
    });
    const before = await tracer.known(call);
    assert.deepEqual(before.searched, ['Open documents: 2 events']);
    const { searched } = await tracer.search(call, watching());
    assert.deepEqual(searched, ['Log files: 1 file, 2 events']);
  });

  it('reads no file for what is known already', async () => {
    const { tracer, read } = tracerOver({
      documents: { 'file:///open.json': [second, call] },
      files: { 'a.json': [first] },
    });
    const { trace } = await tracer.known(call);
    assert.deepEqual(
      trace.hops.map(({ parent }) => parent),
      ['second'],
    );
    assert.deepEqual(read, []);
    await tracer.search(call, watching());
    const { trace: later } = await tracer.known(call);
    assert.equal(later.hops.length, 2);
  });

  it('reads a file again only for its event, until files have changed', async () => {
    const { tracer, files, read } = tracerOver({ files: { 'a.json': [call], 'b.json': [second] } });
    await tracer.search(call, watching());
    await tracer.search(call, watching());
    assert.deepEqual(read, ['a.json', 'b.json', 'b.json', 'b.json']);
    files['b.json'] = [stranger];
    tracer.forget();
    const { trace } = await tracer.search(call, watching());
    assert.deepEqual(trace.hops, []);
  });

  it('says how far it is, and which files it could not read', async () => {
    const { tracer } = tracerOver({
      files: { 'a.json': [call], 'b.json.gz': new Error('gone'), 'c.json': [second] },
    });
    const watch = watching();
    const { searched, trace } = await tracer.search(call, watch);
    assert.deepEqual(watch.words.slice(0, 4), [
      'Log files: 0 of 3',
      'Log files: 1 of 3',
      'Log files: 2 of 3',
      'Log files: 3 of 3',
    ]);
    assert.ok(searched.includes('Files that could not be read: 1'));
    assert.equal(trace.hops.length, 1);
  });

  it('stops when it is told to, and goes on from there', async () => {
    const { tracer, read } = tracerOver({ files: { 'a.json': [call], 'b.json': [second] } });
    const controller = new AbortController();
    const reason = new Error('enough');
    const stopping = { signal: controller.signal, progress: (words: string) => stopAt(words) };
    const stopAt = (words: string) => {
      if (words === 'Log files: 1 of 2') controller.abort(reason);
    };
    await assert.rejects(tracer.search(call, stopping), reason);
    const before = read.filter(path => path === 'a.json').length;
    const { trace } = await tracer.search(call, watching());
    assert.equal(trace.hops.length, 1);
    assert.equal(read.filter(path => path === 'a.json').length, before, 'a file was read again');
  });

  it('lets who comes second wait, and not stop with the first', async () => {
    const { tracer } = tracerOver({ files: { 'a.json': [call], 'b.json': [second] } });
    const controller = new AbortController();
    const stopped = tracer.search(call, watching(controller.signal));
    const going = tracer.search(call, watching());
    controller.abort(new Error('enough'));
    await assert.rejects(stopped);
    assert.equal((await going).trace.hops.length, 1);
  });

  it('finds an event again that a trace has named, and any other by its id', async () => {
    const { tracer, files } = tracerOver({
      documents: { 'file:///open.json': [call] },
      files: { 'a.json': [stranger, second] },
    });
    await tracer.search(call, watching());
    const place = { kind: 'file', uri: 'file:///a.json', index: 1 };
    assert.deepEqual(await tracer.whereIs('second', watching()), place);
    assert.deepEqual(await tracer.whereIs('call', watching()), {
      kind: 'document',
      uri: 'file:///open.json',
      index: 0,
    });
    files['a.json'] = [second];
    assert.deepEqual(await tracer.whereIs('second', watching()), { ...place, index: 0 });
    assert.equal(await tracer.whereIs('nowhere', watching()), undefined);
  });

  it('takes an event for that of the first source that has it: documents, what is loaded, files', async () => {
    const placeIn = async (sources: Parameters<typeof tracerOver>[0]) => {
      const { tracer } = tracerOver(sources);
      return (await tracer.search(call, watching())).trace.hops[0]?.place;
    };
    const files = { 'a.json': [second] };
    const both = { 'file:///one.json': [second], 'file:///two.json': [second] };
    const document = { kind: 'document', uri: 'file:///one.json', index: 0 };
    assert.deepEqual(await placeIn({ documents: both, loaded: [second], files }), document);
    const held = { kind: 'held', stored: { event: second, json: JSON.stringify(second) } };
    assert.deepEqual(await placeIn({ loaded: [second], files }), held);
    const place = () => ({ log: 'file:///b.json', index: 3 });
    const inFile = { kind: 'file', uri: 'file:///b.json', index: 3 };
    assert.deepEqual(await placeIn({ loaded: [second], place, files: {} }), inFile);
    assert.deepEqual(await placeIn({ files }), { kind: 'file', uri: 'file:///a.json', index: 0 });
  });

  it('keeps what an account has given for later questions', async () => {
    const account = { label: 'home', region: 'eu-west-1', events: [first, second] };
    const { tracer, requests } = tracerOver({ accounts: [account] });
    await tracer.search(call, watching());
    assert.equal(requests.length, 2);
    const { trace, searched } = await tracer.known(call);
    assert.equal(trace.hops.length, 2);
    assert.deepEqual(searched, ['Read before: 2 events']);
    await tracer.search(call, watching());
    assert.equal(requests.length, 2);
  });
});

describe('the session of an event', () => {
  it('is all its events of all sources, and the sessions that it started', async () => {
    const { tracer } = tracerOver({
      documents: { 'file:///open.json': [call, first] },
      loaded: [second],
      files: { 'a.json.gz': [stranger, second, call], 'b.json': [other, call] },
    });
    const found = await tracer.session(call, watching());
    assert.deepEqual(
      found?.events.map(({ eventID }) => eventID),
      ['other', 'call'],
    );
    assert.equal(found?.person?.id, `iam-user:${userArn('alice')}`);
    const parent = await tracer.session(second, watching());
    assert.deepEqual(
      parent?.events.map(({ eventID }) => eventID),
      ['second'],
    );
    assert.deepEqual(
      parent?.children.map(({ startedBy, name, events }) => ({ startedBy, name, events })),
      [{ startedBy: 'second', name: 'Build / two', events: 2 }],
    );
  });

  it('is none for a call of a service', async () => {
    const { tracer } = tracerOver({ files: { 'a.json': [call] } });
    const service = made('service', at('09:00'), {
      userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
    });
    assert.equal(await tracer.session(service, watching()), undefined);
  });
});
