import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CheckReport } from '../../../src/cli/check';
import type { ExplainRow } from '../../../src/cli/explain';
import { anEvent, someEvents } from '../core/sampleEvents';
import { commandLine } from './commandLine';

describe('command line', function () {
  // Each test starts processes of its own.
  this.timeout(60_000);
  const { file, pathOf, run } = commandLine();

  function check(...args: readonly string[]) {
    const { status, stdout } = run(['check', '--format', 'json', ...args]);
    return { status, report: JSON.parse(stdout) as CheckReport };
  }

  const log = JSON.stringify({ Records: someEvents(3) });
  const wrong = { ...anEvent(), awsRegion: 7 };

  describe('check', () => {
    it('finds nothing in a log that keeps the rules', () => {
      const { status, report } = check(file('good.json', log));
      assert.equal(status, 0);
      assert.deepEqual(report.files[0]?.findings, []);
      assert.deepEqual([report.files[0]?.format, report.files[0]?.events], ['logFile', 3]);
      assert.equal(typeof report.summary.ms, 'number');
    });

    it('places a finding by event, pointer, line and column', () => {
      const path = file('wrong.json', JSON.stringify([anEvent(), wrong], null, 2));
      const { status, report } = check(path);
      assert.equal(status, 1);
      const found = report.files[0]?.findings.find(({ rule }) => rule === 'field-type');
      assert.deepEqual([found?.event, found?.pointer, found?.severity], [1, '/awsRegion', 'error']);
      const line = JSON.stringify([anEvent(), wrong], null, 2)
        .split('\n')
        .findIndex(text => text.includes('"awsRegion": 7'));
      assert.deepEqual(
        [found?.line, found?.column, found?.endLine, found?.endColumn],
        [line + 1, 18, line + 1, 19],
      );
    });

    it('reads gzip, folders and standard input', () => {
      file('folder/a/log.json.gz', gzipSync(log));
      file(
        'folder/b/lines.jsonl',
        someEvents(2)
          .map(event => JSON.stringify(event))
          .join('\n'),
      );
      file('folder/b/other.json', '{"name": "not ours"}');
      file('folder/node_modules/x/log.json', log);
      const { status, report } = check(pathOf('folder'));
      assert.equal(status, 0);
      assert.deepEqual(
        report.files.map(({ format, events }) => [format, events]),
        [
          ['logFile', 3],
          ['jsonLines', 2],
          [null, 0],
        ],
      );
      const piped = run(['check', '--format', 'json', '-'], log);
      assert.equal((JSON.parse(piped.stdout) as CheckReport).summary.events, 3);
    });

    it('fails on what --fail-on says', () => {
      const info = file('info.json', JSON.stringify(anEvent({ eventVersion: '1.99' })));
      assert.equal(check(info).status, 0);
      assert.equal(check('--fail-on', 'info', info).status, 1);
      const error = file('error.json', JSON.stringify(wrong));
      assert.equal(check(error).status, 1);
      assert.equal(check('--fail-on', 'never', error).status, 0);
    });

    const bomb = () => gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '));
    const unreadable: readonly (readonly [string, () => string | Uint8Array, RegExp])[] = [
      ['truncated.json.gz', () => gzipSync(log).subarray(0, 200), /cut off/],
      ['bomb.json.gz', bomb, /unpacks to more than/],
      ['empty.json', () => '', /empty/],
      ['binary.json', () => Buffer.from([0, 1, 2, 255, 254]), /neither/],
      ['words.json', () => 'eventVersion', /neither/],
    ];
    for (const [name, content, reason] of unreadable) {
      it(`says why ${name} cannot be read, and goes on`, () => {
        const { status, report } = check(file(name, content()), file('good.json', log));
        assert.equal(status, 2);
        assert.match(report.files[0]?.error ?? '', reason);
        assert.equal(report.files[1]?.events, 3);
      });
    }

    it('says that a file is not there', () => {
      const { status, report } = check(pathOf('nowhere.json'));
      assert.equal(status, 2);
      assert.match(report.files[0]?.error ?? '', /no such file/);
    });

    it('is silent about JSON that is not CloudTrail', () => {
      const s3 = {
        ...{ eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: 'eu-west-1' },
        ...{ eventTime: '2026-03-02T09:14:07.000Z', eventName: 'ObjectCreated:Put' },
        ...{ userIdentity: { principalId: 'AWS:AIDAIOSFODNN7EXAMPLE' } },
        ...{ requestParameters: { sourceIPAddress: '192.0.2.10' }, responseElements: {}, s3: {} },
      };
      for (const content of ['{"a": 1}', JSON.stringify({ Records: [s3] })]) {
        const { status, report } = check(file('other.json', content));
        assert.equal(status, 0);
        assert.deepEqual([report.files[0]?.format, report.files[0]?.findings], [null, []]);
      }
    });

    it('reports broken JSON and keeps the events that are whole', () => {
      const { status, report } = check(file('cut.json', log.slice(0, -100)));
      assert.equal(status, 1);
      assert.equal(report.files[0]?.findings[0]?.rule, 'json-syntax');
      assert.equal((report.files[0]?.events ?? 0) >= 2, true);
    });

    it('reads bytes that are not UTF-8 and says how many', () => {
      const bytes = Buffer.from(
        JSON.stringify(anEvent()).replace('aws-cli', 'aws\xffcli'),
        'latin1',
      );
      const { report } = check(file('latin1.json', bytes));
      assert.deepEqual(
        report.files[0]?.findings.map(({ rule, severity }) => [rule, severity]),
        [['text-encoding', 'warning']],
      );
    });

    it('reads UTF-16 with a byte order mark', () => {
      const { report } = check(file('utf16.json', Buffer.from('\ufeff' + log, 'utf16le')));
      assert.deepEqual([report.summary.events, report.files[0]?.findings], [3, []]);
    });

    it('writes no control character of an event to a terminal', () => {
      const path = file('escape.json', JSON.stringify(anEvent({ awsRegion: '\u001b[2J\u202e' })));
      const { stdout } = run(['check', path]);
      assert.ok(stdout.includes('\\u001b[2J\\u202e'), stdout);
      assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'));
    });
  });

  describe('explain', () => {
    it('gives a row for every path of the event', () => {
      const path = file('explain.json', JSON.stringify(anEvent()));
      const rows = JSON.parse(run(['explain', '--format', 'json', path]).stdout) as ExplainRow[];
      const pointers = rows.map(({ pointer }) => pointer);
      assert.ok(pointers.includes('/userIdentity/arn') && pointers.includes('/eventTime'));
      assert.ok(rows.every(({ field }) => field));
      assert.ok(rows.find(({ pointer }) => pointer === '/eventTime')?.value);
    });

    it('explains one pointer, and says so when there is nothing', () => {
      const path = file('explain.json', JSON.stringify([anEvent(), anEvent({ eventName: 'B' })]));
      const one = run([
        'explain',
        '--format',
        'json',
        path,
        '--event',
        '1',
        '--pointer',
        '/eventName',
      ]);
      assert.equal((JSON.parse(one.stdout) as ExplainRow).pointer, '/eventName');
      assert.equal(run(['explain', path, '--pointer', '/nowhere']).status, 2);
      assert.equal(run(['explain', path, '--event', '2']).status, 2);
    });
  });

  describe('chain', () => {
    it('gives nodes, and edges with evidence', () => {
      const path = file('chain.json', JSON.stringify(anEvent()));
      const { status, stdout } = run(['chain', '--format', 'json', path]);
      const chain = JSON.parse(stdout) as {
        nodes: { id: string; label: string }[];
        edges: { from: string; to: string; evidence: string[] }[];
      };
      assert.equal(status, 0);
      assert.deepEqual(
        chain.nodes.slice(0, 2).map(({ label }) => label),
        ['alice', 'ListUsers'],
      );
      assert.ok(chain.edges.every(({ evidence }) => evidence.length > 0));
    });
  });

  it('prints no name of a file as it is, nor what a CI system would obey', () => {
    const path = file('odd\n::error::x\u001b[2J\u009b\u202e.json', 'no JSON');
    for (const args of [
      ['check', path],
      ['check', '--format', 'json', path],
      ['explain', path],
      ['chain', path],
      ['trace', '--all', path],
      ['trace', '--event', '\n::error::x\u001b', path],
      ['\n##[error]\u001b'],
      ['check', '--\n##vso[a]\u001b'],
    ]) {
      const { stdout, stderr } = run(args);
      for (const text of [stdout, stderr]) {
        assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}]/u, args.join(' '));
        assert.doesNotMatch(text, /^\s*(::|##)/m, args.join(' '));
      }
    }
  });

  it('says that its output was lost', function () {
    if (!existsSync('/dev/full')) {
      console.log('      /dev/full is not there: no full disk was written to.');
      this.skip();
    }
    const path = file('good.json', log);
    for (const args of [
      ['check', '--format', 'json', path],
      ['check', '--rules'],
      ['explain', path],
      ['chain', path],
      ['trace', '--all', path],
      ['--help'],
    ]) {
      const { status, stderr } = run(args, undefined, openSync('/dev/full', 'w'));
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, /The output could not be written: ENOSPC/);
    }
  });

  it('waits for no pipe that has a name, and follows no link in a circle', function () {
    if (spawnSync('mkfifo', [pathOf('named')]).status !== 0) this.skip();
    const { status, report } = check(pathOf('named'));
    assert.equal(status, 2);
    assert.match(report.files[0]?.error ?? '', /not a regular file/);
    file('circle/good.json', log);
    symlinkSync('.', pathOf('circle/again'));
    spawnSync('mkfifo', [pathOf('circle/pipe.json')]);
    const { files } = check(pathOf('circle')).report;
    assert.deepEqual(
      files.map(({ error }) => error),
      ['It is a folder, or a link to one. Name or add the folder itself.', undefined],
    );
    assert.equal(check('/dev/stdin').report.files.length, 1);
  });

  it('explains its usage when it is called wrongly', () => {
    for (const args of [
      [],
      ['nonsense'],
      ['check'],
      ['check', '--format', 'xml', 'a'],
      ['--nonsense'],
    ]) {
      const { status, stderr } = run(args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, /Usage:/);
    }
    assert.equal(run(['--help']).status, 0);
  });
});
