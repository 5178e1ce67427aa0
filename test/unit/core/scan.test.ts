import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  END,
  depthOf,
  eachMember,
  skipSpace,
  skipString,
  skipValue,
  tallyAt,
  unquote,
} from '../../../src/core/scan';

describe('scan', () => {
  it('skips any JSON value to its end, whatever follows', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('', ' ', ',', ']', '}', ' "next"'),
        (value, rest) => {
          const json = JSON.stringify(value);
          assert.equal(skipValue(json + rest, 0), json.length);
        },
      ),
    );
  });

  it('counts keys and depth on the way over a value', () => {
    const keysIn = (value: unknown): number =>
      typeof value !== 'object' || value === null
        ? 0
        : Object.values(value).reduce<number>(
            (sum, inner) => sum + keysIn(inner),
            Array.isArray(value) ? 0 : Object.keys(value).length,
          );
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const deepest = depthOf(json, Number.POSITIVE_INFINITY);
        assert.deepEqual(tallyAt(json, 0), { keys: keysIn(JSON.parse(json)), deepest });
      }),
    );
    assert.deepEqual(tallyAt(' {"a": 1, "a": {"a": [":"]}}', 1), { keys: 3, deepest: 3 });
  });

  it('leaves strings at their own quote', () => {
    assert.equal(skipString(String.raw`"a\"b\\"x`, 0), 8);
    assert.equal(skipString(String.raw`"\\\\"`, 0), 6);
    assert.equal(skipString('"never ends', 0), END);
    assert.equal(skipString(String.raw`"ends in an escape\"`, 0), END);
  });

  it('says that a value does not end', () => {
    assert.equal(skipValue('{"a": [1, 2}', 0), END);
    assert.equal(skipValue('{"a": "b', 0), END);
  });

  it('skips the white space of JSON and a byte order mark', () => {
    assert.equal(skipSpace('\ufeff \t\r\n{', 0), 5);
    assert.equal(skipSpace('  ', 0), 2);
  });

  it('hands out the members that JSON.parse finds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 2),
        (object, indent) => {
          const json = JSON.stringify(object, null, indent);
          const found: [string, unknown][] = [];
          const end = eachMember(json, 0, ({ keyStart, keyEnd, valueStart, valueEnd }) => {
            found.push([
              unquote(json, keyStart, keyEnd),
              JSON.parse(json.slice(valueStart, valueEnd)),
            ]);
            return false;
          });
          assert.equal(end, json.length);
          assert.deepEqual(found, Object.entries(JSON.parse(json)));
        },
      ),
    );
  });

  it('stops where a container is broken and keeps what came before', () => {
    const found: string[] = [];
    const text = '{"a": 1, "b": {"c": 2}, d: 3}';
    const end = eachMember(text, 0, ({ keyStart, keyEnd }) => {
      found.push(unquote(text, keyStart, keyEnd));
      return false;
    });
    assert.equal(end, END);
    assert.deepEqual(found, ['a', 'b']);
  });

  it('counts depth without recursion, and no further than asked', () => {
    assert.equal(depthOf('{"a": [[1], "[[[["]}', 100), 3);
    assert.equal(depthOf('['.repeat(1_000_000), 257), 257);
  });
});
