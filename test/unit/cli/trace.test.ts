import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { TraceLine } from '../../../src/cli/trace';
import { OTHER, akia, asia, assumeRole, at, made, roleSession, user, userArn } from '../trace/made';
import { commandLine } from './commandLine';

describe('command line: trace', function () {
  // Each test starts processes of its own.
  this.timeout(60_000);
  const { file, pathOf, run } = commandLine();
  const trace = (args: readonly string[], input?: string) => run(['trace', ...args], input);

  const jump = { role: 'Jump', session: 'one', key: asia(1) };
  const build = { role: 'Build', session: 'two', account: OTHER, key: asia(2) };
  const events = [
    made('delete', at('09:30'), {
      eventName: 'DeleteTrail',
      userIdentity: roleSession({ ...build, created: at('09:10') }),
    }),
    assumeRole('second', at('09:10'), roleSession({ ...jump, created: at('09:00') }), build),
    assumeRole('first', at('09:00'), user('alice', { accessKeyId: akia(1) }), jump),
  ];
  const log = (...records: readonly unknown[]) => JSON.stringify({ Records: records });

  it('follows an event through a folder of gzipped logs to the person who signed in', () => {
    events.forEach((event, n) => file(`logs/${n}.json.gz`, gzipSync(log(event))));
    const logs = pathOf('logs');
    const { status, stdout } = trace(['--format', 'json', '--event', 'delete', logs]);
    assert.equal(status, 0);
    const found = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(found['hops'], [
      {
        child: 'delete',
        parent: 'second',
        join: 'key',
        confidence: 'recorded',
        evidence: [
          { eventID: 'delete', pointer: '/userIdentity/accessKeyId' },
          { eventID: 'second', pointer: '/responseElements/credentials/accessKeyId' },
        ],
      },
      {
        child: 'second',
        parent: 'first',
        join: 'key',
        confidence: 'recorded',
        evidence: [
          { eventID: 'second', pointer: '/userIdentity/accessKeyId' },
          { eventID: 'first', pointer: '/responseElements/credentials/accessKeyId' },
        ],
      },
    ]);
    assert.deepEqual([found['event'], found['missing']], ['delete', null]);
    assert.equal((found['origin'] as { id: string }).id, `iam-user:${userArn('alice')}`);
    const { stdout: story } = trace(['--event', 'delete', logs]);
    assert.match(
      story,
      /^2026-11-18 09:30:00 UTC DeleteTrail by .*\n {2}session key:.*\n {2}← with a key issued by .* AssumeRole by .*Jump\/one[^]*\nOrigin: IAM user alice of 1111-2222-3333 \[recorded\]\n$/,
    );
  });

  it('says what is missing, and with which queries to find it', () => {
    const path = file('alone.json', log(events[0]));
    const { stdout } = trace(['--format', 'json', '--event', 'delete', path]);
    const { missing } = JSON.parse(stdout) as { missing: Record<string, unknown> };
    const { account, region, from, to, key, queries } = missing;
    assert.deepEqual(
      [account, region, from, to, key],
      [OTHER, 'eu-west-1', at('09:09'), at('09:11'), build.key],
    );
    assert.deepEqual(Object.keys(queries as object), ['lookupEvents', 'athena', 'lake']);
    const { stdout: story } = trace(['--event', 'delete', path]);
    assert.match(story, /\nMissing: No event was found that issued the key ASIA/);
    assert.match(story, /\n {2}Event history: aws cloudtrail lookup-events --region eu-west-1 /);
  });

  it('tells of every event once, in the same words for any order of files', () => {
    const paths = events.map((event, n) => file(`all/${n}.json`, log(event, events[0])));
    const { status, stdout } = trace(['--all', ...paths]);
    assert.equal(status, 0);
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as TraceLine);
    const person = `iam-user:${userArn('alice')}`;
    const recorded = { join: 'key', confidence: 'recorded', person, personConfidence: 'recorded' };
    assert.deepEqual(lines, [
      {
        eventID: 'first',
        parent: null,
        join: null,
        confidence: null,
        session: `burst:${akia(1)}@${at('09:00')}`,
        person,
        personConfidence: 'recorded',
      },
      { eventID: 'second', parent: 'first', session: `key:${jump.key}`, ...recorded },
      { eventID: 'delete', parent: 'second', session: `key:${build.key}`, ...recorded },
    ]);
    const other = trace(['--all', '--format', 'json', ...paths.reverse()]);
    assert.equal(other.stdout, stdout);
  });

  it('reads standard input, twice as it needs it', () => {
    const { status, stdout } = trace(['--all', '-'], log(...events));
    assert.deepEqual([status, stdout.trim().split('\n').length], [0, 3]);
  });

  it('names what it cannot read, and goes on', () => {
    const cut = file('cut.json', log(...events).slice(0, -40));
    const nowhere = pathOf('nowhere.json');
    const broken = file('broken.json.gz', gzipSync(log(events[0])).subarray(0, 60));
    const { status, stdout, stderr } = trace(['--all', nowhere, cut, broken]);
    assert.equal(status, 2);
    for (const path of [nowhere, cut, broken])
      assert.equal(stderr.split(path).length >= 2, true, stderr);
    assert.equal(stderr.trim().split('\n').length, 3, stderr);
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map(line => (JSON.parse(line) as TraceLine).eventID),
      ['second', 'delete'],
    );
  });

  it('is silent about JSON of others', () => {
    const { status, stdout, stderr } = trace(['--all', file('other.json', '{"a": 1}')]);
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });

  it('gives 2 for an event that is not there, and for wrong usage', () => {
    const path = file('some.json', log(...events));
    const unknown = trace(['--event', 'nobody\u001b', path]);
    assert.deepEqual([unknown.status, unknown.stdout], [2, '']);
    assert.equal(unknown.stderr, 'There is no event nobody\\u001b.\n');
    for (const args of [
      [path],
      ['--all'],
      ['--event', 'delete'],
      ['--all', '--event', 'x', path],
    ]) {
      const { status, stderr } = trace(args);
      assert.equal(status, 2);
      assert.match(stderr, /Usage:/);
    }
  });

  it('writes no control character of an event to a terminal', () => {
    const hostile = made('odd', at('09:00'), {
      eventName: '\u001b[2J\u202e',
      userIdentity: roleSession({
        session: '\u001b]0;x\u0007',
        key: asia(1),
        created: at('08:00'),
      }),
    });
    const { stdout } = trace(['--event', 'odd', file('odd.json', log(hostile))]);
    assert.match(stdout, /\\u001b\[2J\\u202e/);
    assert.doesNotMatch(stdout.replaceAll('\n', ''), /\p{Cc}|\u202e/u);
  });
});
