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
import { identityChain } from '../../src/core/identity';

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
});
