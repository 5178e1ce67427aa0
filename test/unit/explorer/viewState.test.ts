import assert from 'node:assert/strict';
import { viewState } from '../../../src/explorer/viewState';

/** What the editor keeps: only what survives being written as JSON. */
function memento() {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, or?: unknown) => {
      const json = kept.get(key);
      return json === undefined ? or : (JSON.parse(json) as unknown);
    },
    update: async (key: string, value: unknown) => void kept.set(key, JSON.stringify(value)),
    kept,
  };
}

describe('what the view keeps over a restart', () => {
  const opened = () => {
    const [workspace, global] = [memento(), memento()];
    const open = () =>
      viewState({ workspace, global } as unknown as Parameters<typeof viewState>[0]);
    return { workspace, global, open };
  };
  const search = { filters: [{ attribute: 'userName', value: 'alice' }] } as const;

  it('is the grouping', () => {
    const { open, workspace } = opened();
    assert.equal(open().grouping, 'time');
    open().grouping = 'error';
    assert.equal(open().grouping, 'error');
    for (const key of workspace.keys()) void workspace.update(key, 'colour');
    assert.equal(open().grouping, 'time');
  });

  it('is what each store is searched for', () => {
    const { open } = opened();
    open().keepSearch('a', search);
    open().keepSearch('b', { range: { minutes: 60 }, filters: [] });
    assert.deepEqual(open().searchOf('a'), search);
    assert.equal(open().searchOf('c'), undefined);
    open().keepSearch('a', { filters: [] });
    assert.equal(open().searchOf('a'), undefined);
    assert.deepEqual(open().searchOf('b'), { range: { minutes: 60 }, filters: [] });
  });

  it('is forgotten when the user clears it, except for searches with a name', () => {
    const { open, workspace, global } = opened();
    open().grouping = 'error';
    open().keepSearch('a', search);
    open().keepExpanded('a', true);
    open().named = [{ name: 'mine', search }];
    open().forget();
    const values = ({ kept }: typeof workspace) => [...kept.values()].filter(Boolean);
    assert.deepEqual(values(workspace), []);
    assert.deepEqual(open().named, [{ name: 'mine', search }]);
    open().named = [];
    assert.deepEqual(values(global), []);
  });

  it('is whether the row of a store is open', () => {
    const { open } = opened();
    assert.equal(open().isExpanded('a'), undefined);
    open().keepExpanded('a', true);
    open().keepExpanded('b', false);
    assert.deepEqual(['a', 'b'].map(open().isExpanded), [true, false]);
  });

  it('is the searches with a name, for every workspace', () => {
    const { open, global, workspace } = opened();
    open().named = [
      { name: 'z', search },
      { name: 'a', search },
    ];
    assert.deepEqual(
      open().named.map(({ name }) => name),
      ['a', 'z'],
    );
    assert.deepEqual(workspace.keys(), []);
    for (const key of global.keys())
      void global.update(key, [{ name: 'a' }, null, { name: 7, search }]);
    assert.deepEqual(open().named, []);
  });
});
