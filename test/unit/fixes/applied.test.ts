import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { applied } from '../../../src/core/fixes/applied';
import type { Change } from '../../../src/core/fixes/fix';

const PRETTY = '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  },\n  "d": []\n}';

/** What changes make of a text, one after the other. */
const after = (json: string, ...changes: readonly Change[]) => applied(json, changes);

describe('a change of a text', () => {
  it('renames a key, unless there is one of that name', () => {
    assert.equal(
      after(PRETTY, { do: 'rename', path: ['b', 'c'], key: 'e"' }),
      PRETTY.replace('"c"', '"e\\""'),
    );
    assert.equal(after(PRETTY, { do: 'rename', path: ['a'], key: 'd' }), PRETTY);
  });

  it('sets a value, laid out as the text is', () => {
    assert.equal(
      after(PRETTY, { do: 'set', path: ['b', 'c'], value: null }),
      PRETTY.replace('"x"', 'null'),
    );
    assert.equal(
      after(PRETTY, { do: 'set', path: ['b', 'c'], value: { e: [1] } }),
      PRETTY.replace('"x"', '{\n      "e": [\n        1\n      ]\n    }'),
    );
    assert.equal(after('{"a":"[1]"}', { do: 'set', path: ['a'], value: [1] }), '{"a":[1]}');
  });

  it('removes a member with one comma, wherever it stands', () => {
    const remove = (key: string): Change => ({ do: 'remove', path: [key] });
    assert.equal(after('{"a":1, "b":2, "c":3}', remove('a')), '{"b":2, "c":3}');
    assert.equal(after('{"a":1, "b":2, "c":3}', remove('b')), '{"a":1, "c":3}');
    assert.equal(after('{"a":1, "b":2, "c":3}', remove('c')), '{"a":1, "b":2}');
    assert.equal(after('{ "a":1 }', remove('a')), '{}');
    assert.equal(after(PRETTY, remove('d')), '{\n  "a": 1,\n  "b": {\n    "c": "x"\n  }\n}');
    assert.equal(after('[1, 2, 3]', { do: 'remove', path: [1] }), '[1, 3]');
  });

  it('keeps of a repeated key the last', () => {
    const keep: Change = { do: 'keepLast', path: ['a'] };
    assert.equal(after('{"a":1,"b":2,"a":3,"\\u0061":4,"c":5}', keep), '{"b":2,"\\u0061":4,"c":5}');
    assert.equal(after('{"a":1,"a":2}', keep), '{"a":2}');
    const repeated = '"a":1,'.repeat(20_000);
    assert.equal(after(`{${repeated}"b":2, "a":3}`, keep), '{"b":2, "a":3}');
  });

  it('adds a member behind another or first, with the blanks and line ends of the text', () => {
    const add = (path: Path, key: string, value: JsonValue, behind?: string): Change => ({
      do: 'add',
      path,
      key,
      value,
      after: behind,
    });
    const crlf = PRETTY.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    assert.equal(
      after(crlf, add([], 'n', { m: 1 }, 'a')),
      crlf.replace('1,', '1,\r\n\t"n": {\r\n\t\t"m": 1\r\n\t},'),
    );
    assert.equal(after(PRETTY, add(['b'], 'n', 2)), PRETTY.replace('"c"', '"n": 2,\n    "c"'));
    assert.equal(after(PRETTY, add(['b'], 'n', 2, 'c')), PRETTY.replace('"x"', '"x",\n    "n": 2'));
    assert.equal(after('{"a":{}}', add(['a'], 'n', true)), '{"a":{"n":true}}');
    assert.equal(
      after('{\n  "a": {}\n}', add(['a'], 'n', true)),
      '{\n  "a": {\n    "n": true\n  }\n}',
    );
    assert.equal(after(PRETTY, add([], 'a', 2)), PRETTY, 'there is one already');
    assert.equal(after(PRETTY, add(['a'], 'n', 2)), PRETTY, 'no object');
  });

  it('finds nothing where there is nothing', () => {
    assert.equal(after(PRETTY, { do: 'remove', path: ['x', 'y'] }), PRETTY);
    assert.equal(after('[1]', { do: 'set', path: [3], value: 1 }), '[1]');
  });

  it('does the same to the text as to what it means, and leaves the text JSON', () => {
    const path = fc.array(fc.oneof(key, fc.nat(3)), { minLength: 1, maxLength: 4 });
    const one: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ do: fc.constant('rename' as const), path, key }),
      fc.record({ do: fc.constant('set' as const), path, value }),
      fc.record({ do: fc.constant('remove' as const), path }),
      fc.record({ do: fc.constant('keepLast' as const), path }),
      fc.record({
        do: fc.constant('add' as const),
        path: fc.array(key, { maxLength: 3 }),
        key,
        value,
        after: fc.option(key, { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(key, value),
        fc.array(one, { maxLength: 3 }),
        layout,
        (root, changes, lay) => {
          const text = lay(root);
          assert.deepEqual(
            JSON.parse(applied(text, changes)),
            JSON.parse(JSON.stringify(changes.reduce(meant, root as JsonValue))),
          );
        },
      ),
      { seed: 20261118, numRuns: 2000 },
    );
  });
});

/** Few keys, so that paths lead somewhere, and awkward ones. */
const key = fc.constantFrom('a', 'b', 'c', '', '"', 'é\\', '__proto__', 'x:y');
const { value } = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 0, -1.5, '', 'text', '{"a":1}', '\n', '😀'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const layout = fc.constantFrom<((value: unknown) => string)[]>(
  value => JSON.stringify(value),
  value => JSON.stringify(value, null, 2),
  value => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n'),
  value => ` ${JSON.stringify(value, null, 1).replaceAll('": ', '" :  ')}\n`,
);

/** The change of a value, without any text. */
function meant(root: JsonValue, change: Change): JsonValue {
  const copy: JsonValue = structuredClone(root);
  const steps = change.do === 'add' ? change.path : change.path.slice(0, -1);
  let parent = copy as Record<string | number, JsonValue>;
  for (const step of steps) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, step)) return root;
    if (Array.isArray(parent) !== (typeof step === 'number')) return root;
    parent = parent[step] as Record<string | number, JsonValue>;
  }
  const last = change.do === 'add' ? change.key : (change.path.at(-1) ?? '');
  if (typeof parent !== 'object' || parent === null) return root;
  const isList = Array.isArray(parent);
  if (change.do === 'add') {
    if (isList || Object.hasOwn(parent, last)) return root;
    define(parent, last, change.value);
    return copy;
  }
  if (isList !== (typeof last === 'number') || !Object.hasOwn(parent, last)) return root;
  if (change.do === 'set') define(parent, last, change.value);
  if (change.do === 'remove') {
    if (isList) (parent as unknown as JsonValue[]).splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
  if (change.do === 'rename' && !isList && !Object.hasOwn(parent, change.key)) {
    const before = parent[last];
    Reflect.deleteProperty(parent, last);
    define(parent, change.key, before);
  }
  return copy;
}

function define(parent: object, key: string | number, value: JsonValue): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
