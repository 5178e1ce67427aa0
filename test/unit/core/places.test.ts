import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { unescapeAt } from '../../../src/core/escapes';
import { placesIn } from '../../../src/core/places';
import { counted } from '../countedText';

/** Every path of a value, the ones of lists and objects too. */
function pathsOf(value: JsonValue, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

describe('places', () => {
  it('leads from a path to its place and back, in any order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), fc.nat(), (value, indent, seed) => {
        const text = JSON.stringify(value, null, indent);
        const paths = [...pathsOf(JSON.parse(text) as JsonValue)];
        // Some order that is not that of the text.
        paths.sort((a, b) => ((a.length * 7 + seed) % 5) - ((b.length * 7 + seed) % 5));
        const places = placesIn(text, { start: 0, end: text.length });
        for (const path of paths) {
          const { start } = places.locate(path, 'value');
          const fresh = placesIn(text, { start: 0, end: text.length });
          assert.deepEqual(places.at(start), fresh.at(start));
          if (/[[{]/.test(text.charAt(start))) continue;
          assert.equal(places.at(start).path.join('/'), path.join('/'));
        }
      }),
    );
  });

  it('has the last value of a repeated key by its path, and each by its offset', () => {
    const text = '{"a":1,"b":[0,7],"a":2}';
    const places = placesIn(text, { start: 0, end: text.length });
    for (const [at, path] of [
      [21, 'a'],
      [5, 'a'],
      [14, 'b/1'],
    ] as const)
      assert.deepEqual(places.at(at).path.join('/'), path);
    assert.equal(places.locate(['a'], 'value').start, 21);
    assert.equal(places.locate(['a'], 'key').start, 17);
    assert.deepEqual(places.locate(['b', 5], 'value'), places.locate(['b'], 'key'));
  });

  it('reads an object once, for however many places in it', () => {
    const readsOf = (count: number) => {
      const items = Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));
      const { text, reads } = counted(JSON.stringify({ tags: items, after: 'x' }));
      const places = placesIn(text, { start: 0, end: text.length });
      for (let at = 0; at < text.length; at += 7) places.at(at);
      for (let index = 0; index < count; index++) places.locate(['tags', index, 'value'], 'value');
      return reads();
    };
    const [few, many] = [readsOf(100), readsOf(800)];
    assert.ok(many < 10 * few, `${few} reads, then ${many}`);
  });

  it('goes no deeper than events are read', () => {
    const text = '['.repeat(100_000);
    assert.equal(placesIn(text, { start: 0, end: text.length }).at(99_999).path.length, 256);
  });
});

describe('a string in a string', () => {
  it('leads from each character to its place and back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 0, max: 3000 }),
        (end, pad) => {
          const inner = '"\\\u0001a'.repeat(pad) + end;
          const literal = JSON.stringify(inner);
          const read = unescapeAt(`  ${literal},`, 2, 2 + literal.length);
          assert.equal(read.text, inner);
          for (let at = inner.length; at >= 0; at -= 1 + (at % 701)) {
            // Half a character is written as an escape when it stands alone.
            if (/[\ud800-\udbff]$/.test(inner.slice(0, at))) continue;
            assert.equal(read.inner(read.outer(at)), at);
            assert.equal(read.outer(at), 3 + JSON.stringify(inner.slice(0, at)).length - 2);
          }
        },
      ),
      { numRuns: 20, seed: 7 },
    );
  });

  it('is walked once, for however many of its characters', () => {
    const readsOf = (length: number) => {
      const { text, reads } = counted(JSON.stringify('"a'.repeat(length)));
      const read = unescapeAt(text, 0, text.length);
      for (let at = 0; at < length; at += 1000) read.inner(read.outer(at));
      return reads();
    };
    const [few, many] = [readsOf(20_000), readsOf(160_000)];
    assert.ok(many < 10 * few, `${few} reads, then ${many}`);
  });
});
