import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type * as vscode from 'vscode';
import { check } from '../../src/core/check';
import { openLog } from '../../src/core/eventLog';
import { prettyJson } from '../../src/core/format';
import { linesOf } from '../../src/core/lines';
import { partText, partsOf } from '../../src/core/logParts';
import type { ShownPart } from '../../src/host/documentUris';
import { logThread } from '../../src/platform/logThread.node';
import { projectRoot } from '../workbench/projectRoot';
import { anEvent } from './core/sampleEvents';
import { never } from './stores/eventStoreContract';

const script = join(projectRoot, 'dist', 'logWorker.js');
const options = { severities: {}, fileName: 'log.json' };
const PLENTY = 5000;
const LARGE = 50_000_000;

/** More than a megabyte of events, every tenth with something to find. */
const events = Array.from({ length: 1500 }, (_, index) =>
  anEvent({
    eventID: `e9b1a1f6-5b0e-4b52-9a63-${String(index).padStart(12, '0')}`,
    ...(index % 10 === 0 ? { eventTime: 'yesterday', requestParameters: 'é🙂' } : {}),
  }),
);
const text = JSON.stringify({ Records: events }, null, 1);

function opened(content: string) {
  const log = openLog(content);
  assert.ok(log);
  return log;
}

describe('a file checked in another thread', () => {
  let folder = '';
  const uriOf = (name: string) => {
    const fsPath = join(folder, name);
    return { scheme: 'file', fsPath, toString: () => pathToFileURL(fsPath).href } as vscode.Uri;
  };
  const checked = (name: string, most = PLENTY) =>
    logThread(script).check(uriOf(name), options, most, never());

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloudtrail-'));
    await writeFile(join(folder, 'log.json'), text);
    await writeFile(join(folder, 'utf16.json'), Buffer.from('\ufeff' + text, 'utf16le'));
    await writeFile(join(folder, 'broken.json'), text.replace('},', '}'));
    await writeFile(join(folder, 'small.json'), JSON.stringify({ Records: events.slice(0, 9) }));
    await writeFile(join(folder, 'other.json'), JSON.stringify({ notes: text }));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [name, content] of [
    ['log.json', text],
    ['utf16.json', text],
    ['broken.json', text.replace('},', '}')],
  ] as const)
    it(`has the findings that it has here, at the same places: ${name}`, async () => {
      const file = await checked(name);
      const here = [...check(opened(content), options)].flat();
      assert.ok(here.length > 0);
      assert.deepEqual(file?.findings, here);
      const positionOf = linesOf(content);
      assert.deepEqual(
        file.ranges.map(([line, column]) => [line + 1, column + 1]),
        here.map(({ span }) => Object.values(positionOf(span.start))),
      );
    });

  it('is known by its text, to the last character', async () => {
    const file = await checked('log.json');
    const is = (content: string) => file?.isOf(opened(content), () => false);
    assert.equal(await is(text), true);
    assert.equal(await is(text.replace('yesterday', 'Yesterday')), false);
    assert.equal(await is(text + '\n'), false);
    assert.equal(await is(JSON.stringify(events, null, 1)), false);
    assert.equal(await file?.isOf(opened(text), () => true), false);
  });

  it('ends with as many findings as are asked for', async () => {
    const found = (await checked('log.json', 5))?.findings.length ?? 0;
    assert.ok(found >= 5 && found < 10, `${found} findings`);
  });

  it('takes the severities of the settings, in whatever they are wrapped', async () => {
    const severities = new Proxy({ 'event-time': 'off' } as const, {});
    const file = await logThread(script).check(uriOf('log.json'), { severities }, PLENTY, never());
    const rules = (found: readonly { readonly rule: string }[] = []) => [
      ...new Set(found.map(({ rule }) => rule)),
    ];
    const all = rules((await checked('log.json'))?.findings);
    assert.ok(all.includes('event-time'), all.join());
    assert.ok(!rules(file?.findings).includes('event-time'));
  });

  it('is left to the editor where it is small, holds no events or lies elsewhere', async () => {
    assert.equal(await checked('small.json'), undefined);
    assert.equal(await checked('other.json'), undefined);
    const elsewhere = { scheme: 'untitled', fsPath: join(folder, 'log.json') } as vscode.Uri;
    assert.equal(await logThread(script).check(elsewhere, options, PLENTY, never()), undefined);
  });

  it('fails when it is gone, and ends when nobody waits for it', async () => {
    await assert.rejects(checked('gone.json'));
    const stop = new AbortController();
    const reason = new Error('closed');
    const stopped = logThread(script).check(uriOf('log.json'), options, PLENTY, stop.signal);
    stop.abort(reason);
    await assert.rejects(stopped, error => error === reason);
  });
});

describe('a log formatted in another thread', () => {
  let folder = '';
  const log = JSON.stringify({ Records: events });
  const pathOf = (name: string) => join(folder, name);
  const uriOf = (name: string) => ({ scheme: 'file', fsPath: pathOf(name) }) as vscode.Uri;
  /** The document of ours that shows the log. */
  const shownAs = (name: string, part?: ShownPart) => {
    const of = part && [part.part, part.parts, part.from, part.to, part.count].join('-');
    const query = `log=${encodeURIComponent(pathToFileURL(pathOf(name)).href)}`;
    return { scheme: 'cloudtrail', query: of ? `${query}&part=${of}` : query } as vscode.Uri;
  };
  const part: ShownPart = { part: 1, parts: 3, from: 500, to: 1000, count: events.length };
  const textOfPart = prettyJson(partText(opened(log), part));
  const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloudtrail-'));
    // As large as a packed log of events that differ.
    const packed = gzipSync(log, { level: 0 });
    await writeFile(pathOf('log.json'), log);
    await writeFile(pathOf('log.json.gz'), packed);
    await writeFile(pathOf('cut.json.gz'), packed.subarray(0, -900));
    await writeFile(pathOf('small.json'), JSON.stringify({ Records: events.slice(0, 9) }));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is the one that is formatted here, whole or a part of it', async () => {
    const { format } = logThread(script);
    for (const name of ['log.json', 'log.json.gz']) {
      assert.equal(textOf(await format(uriOf(name), undefined, LARGE)), prettyJson(log));
      assert.equal(textOf(await format(uriOf(name), part, LARGE)), textOfPart);
    }
  });

  it('is divided as it is divided here, and formatted after it from the same file', async () => {
    const { parts, format } = logThread(script);
    for (const name of ['log.json', 'log.json.gz']) {
      const divided = await parts(uriOf(name), 400_000);
      assert.deepEqual(divided, { parts: partsOf(opened(log), 400_000), count: events.length });
      assert.ok(divided.parts.length > 2);
      assert.equal(textOf(await format(uriOf(name), part, LARGE)), textOfPart);
    }
    await parts(uriOf('small.json'), LARGE);
    assert.equal(textOf(await format(uriOf('log.json'), part, LARGE)), textOfPart);
    assert.equal(await parts(uriOf('gone.json'), LARGE), undefined);
    assert.equal(await parts(uriOf('cut.json.gz'), LARGE), undefined);
  });

  it('is left to others where it is too large, small, changed, cut off, gone or elsewhere', async () => {
    const { format } = logThread(script);
    const changed = { ...part, count: part.count + 1 };
    const elsewhere = { scheme: 'untitled', fsPath: pathOf('log.json') } as vscode.Uri;
    for (const made of [
      format(uriOf('log.json'), undefined, 1000),
      format(uriOf('small.json'), undefined, LARGE),
      format(uriOf('log.json'), changed, LARGE),
      format(uriOf('cut.json.gz'), undefined, LARGE),
      format(uriOf('gone.json'), undefined, LARGE),
      format(elsewhere, undefined, LARGE),
    ])
      assert.equal(await made, undefined);
  });

  it('has the findings of its own text, whatever was formatted before', async () => {
    const thread = logThread(script);
    const expected = (text: string) => [...check(opened(text), options)].flat();
    const found = async (uri: vscode.Uri, text: string) => {
      const file = await thread.check(uri, options, PLENTY, never());
      assert.deepEqual(file?.findings, expected(text));
      assert.equal(await file.isOf(opened(text), () => false), true);
    };
    await found(shownAs('log.json'), prettyJson(log));
    await thread.format(uriOf('log.json'), part, LARGE);
    await found(shownAs('log.json', part), textOfPart);
    await thread.format(uriOf('log.json'), part, LARGE);
    await found(shownAs('log.json.gz'), prettyJson(log));
    await found(uriOf('log.json'), log);
    // What was formatted is what is shown, whatever lies there since.
    for (const shown of [undefined, part]) {
      await writeFile(pathOf('changing.json'), log);
      const more = shown && { ...shown, source: uriOf('changing.json') };
      await thread.format(uriOf('changing.json'), more, LARGE);
      await writeFile(pathOf('changing.json'), log.replaceAll('yesterday', 'somewhen'));
      await found(shownAs('changing.json', shown), shown ? textOfPart : prettyJson(log));
    }
    // The events of a store lie on no disk.
    const held = { scheme: 'cloudtrail', query: 'event=1' } as vscode.Uri;
    assert.equal(await thread.check(held, options, PLENTY, never()), undefined);
  });
});
