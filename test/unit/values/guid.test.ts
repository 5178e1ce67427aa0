import assert from 'node:assert/strict';
import { firstSeen, isGuid } from '../../../src/core/values/guid';

const ID = '8bff4fed-c229-4d2d-8264-4ab28a487505';

/** GUIDs that differ in one digit, wherever that is. */
const NEIGHBOURS = [...ID].flatMap((letter, at) =>
  letter === '-'
    ? []
    : [...'0123456789abcdef'].map(digit => ID.slice(0, at) + digit + ID.slice(at + 1)),
);

describe('a GUID', () => {
  it('is 32 digits in lower case with hyphens between them', () => {
    for (const one of NEIGHBOURS) assert.ok(isGuid(one), one);
  });

  it('is nothing else', () => {
    for (const at of ID.split('').keys())
      for (const letter of ['g', 'A', '/', ':', '`', ' ', 'é', 'Ā', '\u{1f600}', ''])
        assert.equal(isGuid(ID.slice(0, at) + letter + ID.slice(at + 1)), false, letter);
    for (const other of ['', `${ID}0`, `{${ID}}`, ID.replaceAll('-', '')])
      assert.equal(isGuid(other), false, other);
  });
});

describe('the ids of a log', () => {
  it('are new once each, and then known by where they stood', () => {
    const firstOf = firstSeen();
    const ids = [...new Set([...NEIGHBOURS, ...NEIGHBOURS.map(id => id.toUpperCase()), 'x', '17'])];
    for (const [index, id] of ids.entries()) assert.equal(firstOf(id, index), undefined, id);
    for (const [index, id] of ids.entries()) assert.equal(firstOf(id, 9999), index, id);
  });

  it('are told apart when there are many', () => {
    const firstOf = firstSeen();
    const idOf = (index: number) => ID.slice(0, 28) + index.toString(16).padStart(8, '0');
    for (let index = 0; index < 5000; index++) assert.equal(firstOf(idOf(index), index), undefined);
    for (let index = 0; index < 5000; index++) assert.equal(firstOf(idOf(index), 0), index);
  });
});
