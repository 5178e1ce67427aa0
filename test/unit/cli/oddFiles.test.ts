import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sampleEvent } from '../stores/sampleEvents';
import { commandLine } from './commandLine';

/** One event each, so that what is read can be counted. */
const log = (n: number) => JSON.stringify({ Records: [sampleEvent(n)] });
const packed = gzipSync(log(1));

/** What is to be said of each file; `undefined` where its event is read. */
const FILES: readonly (readonly [name: string, content: string | Uint8Array, why?: RegExp])[] = [
  ['bom.json', '\ufeff', /empty/],
  ['bom-16.json', Buffer.from('\ufeff', 'utf16le'), /empty/],
  ['empty.json.gz', '', /empty/],
  ['gzip-of-nothing.json.gz', gzipSync(''), /empty/],
  ['gzip-twice.json.gz', gzipSync(packed), /neither/],
  ['followed.json.gz', Buffer.concat([packed, Buffer.from('more')]), /followed by something/],
  ['cut-off.json.gz', packed.subarray(0, -20), /cut off/],
  ['cut-off-second.json.gz', Buffer.concat([packed, packed.subarray(0, -9)]), /cut off/],
  ['header.json.gz', packed.subarray(0, 5), /cut off/],
  ['damaged.json.gz', damaged(packed), /damaged/],
  ['nothing-but-nul.json', Buffer.alloc(4096), /neither/],
  ['zip.json.gz', Buffer.from('PK\u0003\u0004'), /neither/],
  ['utf-32.json', utf32(log(2)), /neither/],
  ['a-plain.json.gz', log(3)],
  ['a-gzip.json', gzipSync(log(4))],
  ['padded.json.gz', Buffer.concat([gzipSync(log(5)), Buffer.alloc(512)])],
  ['members.json.gz', Buffer.concat([gzipSync(log(6)), gzipSync('\n')])],
  ['utf-16.json', Buffer.from(`\ufeff${log(7)}`, 'utf16le')],
  ['utf-16-le.json', Buffer.from(log(8), 'utf16le')],
  ['utf-16-be.json', Buffer.from(log(9), 'utf16le').swap16()],
];

describe('command line: odd files', function () {
  // Each test starts processes of its own.
  this.timeout(60_000);
  const { file, pathOf, run } = commandLine();
  interface Report {
    readonly summary: { readonly files: number; readonly events: number };
    readonly files: readonly { readonly path: string; readonly error?: string }[];
  }
  const check = (path: string) => {
    const { status, stdout } = run(['check', '--format', 'json', '--fail-on', 'never', path]);
    const { files, summary } = JSON.parse(stdout) as Report;
    const errors = new Map(
      files.flatMap(({ path: at, error }) =>
        error === undefined ? [] : [[at.slice(path.length + 1), error]],
      ),
    );
    return { status, summary, errors };
  };

  it('are each named with a sentence, and the others are read and counted', () => {
    for (const [name, content] of FILES) file(`odd/${name}`, content);
    const { status, summary, errors } = check(pathOf('odd'));
    assert.equal(status, 2);
    assert.equal(summary.files, FILES.length);
    assert.equal(summary.events, FILES.filter(([, , why]) => !why).length);
    for (const [name, , why] of FILES)
      if (why) assert.match(errors.get(name) ?? '', why, name);
      else assert.equal(errors.get(name), undefined, name);
  });

  it('are each named by trace, too', () => {
    for (const [name, content] of FILES) file(`traced/${name}`, content);
    const { status, stdout, stderr } = run(['trace', '--all', pathOf('traced')]);
    assert.equal(status, 2);
    assert.equal(stdout.trim().split('\n').length, FILES.filter(([, , why]) => !why).length);
    for (const [name, , why] of FILES)
      assert.equal(stderr.includes(`${name}: `), why !== undefined, name);
  });

  it('are links: followed to files, and named where they lead to a folder, nowhere or in a circle', () => {
    const folder = pathOf('links');
    file('links/logs.json/inside.json', log(1));
    file('elsewhere.txt', log(2));
    symlinkSync('../elsewhere.txt', join(folder, 'log.json'));
    symlinkSync('nowhere.json', join(folder, 'broken.json'));
    symlinkSync('nowhere.txt', join(folder, 'broken.txt'));
    symlinkSync('circle.json', join(folder, 'circle.json'));
    symlinkSync('.', join(folder, 'again'));
    const { status, summary, errors } = check(folder);
    assert.equal(status, 2);
    assert.equal(summary.events, 2);
    assert.deepEqual(
      [...errors],
      [
        ['again', 'It is a folder, or a link to one. Name or add the folder itself.'],
        ['broken.json', 'There is no such file any more, or a link that leads nowhere.'],
        ['circle.json', 'The link leads round in a circle.'],
      ],
    );
  });

  it('are pipes: one in a folder is not waited for', function () {
    const folder = pathOf('pipes');
    file('pipes/log.json', log(1));
    const made = spawnSync('mkfifo', [join(folder, 'pipe.json')]);
    if (made.status !== 0) this.skip(); // There are none on this system.
    symlinkSync('pipe.json', join(folder, 'to-pipe.json'));
    const { status, summary } = check(folder);
    assert.deepEqual([status, summary.events], [0, 1]);
  });

  it('are those without permission: named, and all around them are read', function () {
    const folder = pathOf('denied');
    file('denied/a.json', log(1));
    file('denied/b.json', log(2));
    file('denied/c/inside.json', log(3));
    file('denied/d.json', log(4));
    mkdirSync(join(folder, 'e'));
    chmodSync(join(folder, 'b.json'), 0);
    chmodSync(join(folder, 'c'), 0);
    // Root may read everything; another user is taken in the process that reads.
    const isRoot = process.getuid?.() === 0;
    const asOther = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    if (isRoot && spawnSync(asOther[0] ?? '', [...asOther.slice(1), 'true']).status !== 0)
      this.skip(); // There is no other user to be.
    if (process.platform === 'win32') this.skip(); // Permissions are no modes there.
    for (const path of [folder, pathOf('.')]) chmodSync(path, 0o755);
    const [command = '', ...args] = [
      ...(isRoot ? asOther : []),
      process.execPath,
      join(process.cwd(), 'dist', 'cli.js'),
      ...['check', '--format', 'json', '--fail-on', 'never', folder],
    ];
    const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: '/' });
    if (isRoot && stdout === '' && /EACCES|Cannot find module|execve|permission/i.test(stderr))
      this.skip(); // The other user may not read the program itself.
    const { files, summary } = JSON.parse(stdout) as Report;
    for (const path of ['b.json', 'c']) chmodSync(join(folder, path), 0o755);
    assert.equal(summary.events, 2);
    assert.deepEqual(
      files.flatMap(({ path, error }) => (error ? [[path.slice(folder.length + 1), error]] : [])),
      [
        ['b.json', 'There is no permission to read it.'],
        ['c', 'There is no permission to read it.'],
      ],
    );
  });
});

/** With another byte in the middle of what is packed. */
function damaged(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = copy.length - 6;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function utf32(text: string): Uint8Array {
  const bytes = Buffer.alloc(text.length * 4);
  for (let at = 0; at < text.length; at++) bytes.writeUInt32LE(text.charCodeAt(at), at * 4);
  return bytes;
}
