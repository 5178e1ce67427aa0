import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudTrailEvent, type JsonValue } from '../../../src/core/cloudTrailEvent';
import { identityChain } from '../../../src/core/identity';
import { assertSound } from './chains';

describe('identity chain of real events', () => {
  const corpus = join(process.cwd(), '../shared/corpus');
  before(function () {
    if (!existsSync(corpus)) {
      console.log('      no corpus of real events here: skipped');
      this.skip();
    }
  });

  it('is sound for every one of them', () => {
    let seen = 0;
    let seeds = 0;
    for (const [file, event] of eventsUnder(corpus)) {
      seen += 1;
      if (file.startsWith(join(corpus, 'seeds'))) seeds += 1;
      assertSound(identityChain(event), event);
    }
    assert.ok(seen > 3000, `${seen} events`);
    assert.equal(seeds, 8);
  }).timeout(30_000);

  function* eventsUnder(folder: string): Generator<readonly [string, CloudTrailEvent]> {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = join(folder, name);
      if (!/\.(json|jsonl|cloudtrail)$/.test(name) || /chain-truth|invalid-json/.test(name))
        continue;
      const text = readFileSync(file, 'utf8');
      const whole = parsed(text);
      const roots = whole === undefined ? text.split('\n').map(parsed) : [whole];
      for (const root of roots) for (const event of eventsIn(root)) yield [file, event];
    }
  }

  function* eventsIn(value: JsonValue): Generator<CloudTrailEvent> {
    if (typeof value === 'string' && value.startsWith('{')) yield* eventsIn(parsed(value));
    if (typeof value !== 'object' || value === null) return;
    const keys = Object.keys(value).map(key => key.toLowerCase());
    if (keys.includes('useridentity') || keys.includes('insightdetails'))
      yield value as CloudTrailEvent;
    else for (const item of Object.values(value)) yield* eventsIn(item as JsonValue);
  }

  function parsed(text: string): JsonValue {
    try {
      return JSON.parse(text) as JsonValue;
    } catch {
      return undefined;
    }
  }
});
