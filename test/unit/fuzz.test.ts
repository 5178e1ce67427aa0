import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from '../fuzz/failure';
import { mutate } from '../fuzz/mutate';
import { PROPERTIES } from '../fuzz/properties';
import type { Property } from '../fuzz/property';
import { random } from '../fuzz/random';
import { seeds } from '../fuzz/seeds';
import { shrink } from '../fuzz/shrink';

const FOLDER = 'test/fixtures/fuzz';

describe('texts that the fuzzer found', function () {
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [])
    it(`keep every property: ${name}`, async () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      for (const property of PROPERTIES) assert.equal(await failureOf(property, text), undefined);
    });
});

describe('the fuzzer', () => {
  it('makes the same texts of the same seed, and others of another', () => {
    const texts = seeds('none');
    const made = (seed: string) =>
      Array.from({ length: 20 }, (_, at) => mutate(texts, random(`${seed} ${at}`)));
    assert.deepEqual(made('a'), made('a'));
    assert.notDeepEqual(made('a'), made('b'));
  });

  it('tells a fault by where it is thrown, and code without an end too', async () => {
    const throws: Property = {
      name: 'throws',
      check: () => {
        throw new TypeError('x');
      },
    };
    const endless: Property = {
      name: 'endless',
      check: () => {
        for (;;);
      },
    };
    assert.match((await failureOf(throws, ''))?.fault ?? '', /^TypeError/);
    assert.equal((await failureOf(endless, '', 50))?.fault, 'has no end');
  });

  it('makes a text smaller that shows a fault', async () => {
    const text = JSON.stringify({ a: [1, { b: 'long text with x in it' }], c: { d: 'other' } });
    const isFault = (one: string) => Promise.resolve(/"b":"[^"]*x/.test(one));
    assert.ok((await shrink(text, isFault, Infinity)).length < 20);
  });
});
