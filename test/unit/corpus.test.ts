import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzip } from '../../src/platform/gunzip.node';
import { logText } from '../../src/stores/logText';
import { check } from '../../src/core/check';
import { oneLine } from '../../src/core/describe';
import { openLog } from '../../src/core/eventLog';
import { explain } from '../../src/core/explain';
import { prettyJson } from '../../src/core/format';
import { withEdits } from '../../src/core/fixes/edits';
import { identityChain } from '../../src/core/identity';
import { redact } from '../../src/core/redact';

/** Real events, kept beside the checkout where somebody has them. */
const CORPUS = join(process.cwd(), '..', 'shared', 'corpus');

describe('real events', function () {
  this.timeout(60_000);

  before(function () {
    // There is nothing to read where the set of real events does not lie beside the checkout.
    if (!existsSync(CORPUS)) this.skip();
  });

  const filesUnder = (folder: string) =>
    readdirSync(join(CORPUS, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(json|jsonl|cloudtrail|gz)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .sort();

  const read = async (path: string) => (await logText(readFileSync(path), gunzip)).text;

  it('open, are checked and formatted without a throw, whatever the file', async () => {
    let events = 0;
    for (const path of filesUnder('.')) {
      const text = await read(path);
      for (const assumed of [false, true]) {
        const log = openLog(text, { assumed });
        if (!log) continue;
        events += log.count;
        for (const findings of check(log))
          for (const { span } of findings)
            assert.ok(span.start >= 0 && span.end > span.start && span.end <= text.length, path);
        const formatted = openLog(prettyJson(text), { assumed });
        assert.equal(formatted?.count, log.count, path);
      }
    }
    assert.ok(events > 7000, `only ${events} events were found`);
  });

  it('get a line, hovers and a chain: the eight seeds', async () => {
    const seeds = filesUnder('seeds');
    assert.equal(seeds.length, 8);
    for (const path of seeds) {
      const log = openLog(await read(path));
      const event = log?.event(0);
      assert.ok(log && event, path);
      assert.doesNotMatch(oneLine(event), /\?|unknown/, path);
      for (const key of [
        'eventName',
        'EventName',
        'insightDetails',
        'userIdentity',
        'UserIdentity',
      ])
        if (event[key] !== undefined) assert.ok(explain(event, [key]).field.length > 0, path);
      assert.ok(identityChain(event).nodes.length >= 2, path);
    }
  });

  it('give no error and no warning where they are as AWS delivered them', async () => {
    for (const path of filesUnder('invictus-aws')) {
      const log = openLog(await read(path));
      assert.ok(log, path);
      const found = [...check(log, { fileName: path })]
        .flat()
        .filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(found, [], path);
    }
  });

  it('keep their shape, and no key, secret, address or telling name, when they are redacted', async () => {
    let sought = 0;
    for (const path of filesUnder('.')) {
      const text = await read(path);
      const after = withEdits(text, [...redact(text, { people: true, addresses: true })].flat());
      assert.deepEqual(levels(after), levels(text), path);
      const decoded = readings(after).join('\n').toLowerCase();
      for (const value of mustGo(text)) {
        sought++;
        assert.ok(!decoded.includes(value.toLowerCase()), `${value} in ${path}`);
      }
      const [before, now] = [text, after].map(each => {
        const log = openLog(each, { assumed: true });
        return log
          ? [...check(log)].flat().filter(({ severity }) => /error|warning/.test(severity)).length
          : 0;
      });
      assert.ok((now ?? 0) <= (before ?? 0), `${now} findings, not ${before}, in ${path}`);
    }
    assert.ok(sought > 900, `only ${sought} values were sought`);
  });
});

/** Brackets, commas and colons outside of strings: the shape of JSON, also of what is none. */
function levels(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, 's').replace(/[^[\]{},:s]/g, '');
}

/** What must not stay, found by forms alone and without a line of what is tested. */
function mustGo(text: string): readonly string[] {
  const found = new Set<string>();
  const of = (form: RegExp) => {
    for (const [, value = ''] of text.matchAll(form)) found.add(value);
  };
  of(/"(A[KS]IA[A-Z0-9]{16})"/g);
  of(/"sessionToken"\s*:\s*"([^"\\]{40,})"/g);
  of(/:user\/([\w.@-]{8,40})"/g);
  of(/:assumed-role\/[\w.-]+\/([\w.-]+@[\w.-]+\.\w+)"/g);
  of(/"sourceIPAddress"\s*:\s*"(\d{1,3}(?:\.\d{1,3}){3})"/g);
  of(/"(?:accountId|recipientAccountId)"\s*:\s*"(\d{12})"/g);
  return [...found].filter(value => !OF_NOBODY.test(value));
}

/** Ids and addresses of documentation and of private networks, and pseudonyms. */
const OF_NOBODY =
  /EXAMPLE|x{4}|^(\w)\1+$|^(?:111122223333|444455556666|777788889999|123456789012|999999999999)$|^(?:10|127|192\.168|192\.0\.[02]|198\.51\.100|203\.0\.113|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|0|2[2-5]\d)\.|^person-\d+$/;

/** A text and what it means where it is decoded in one way. */
function readings(text: string): readonly string[] {
  const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)].map(([part]) =>
    Buffer.from(part, 'base64').toString('latin1'),
  );
  const unescaped = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return [text, unescaped, plain, ...base64];
}
