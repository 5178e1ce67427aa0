import assert from 'node:assert/strict';
import type { EventStore } from '../../../src/stores/eventStore';
import { lazyStore } from '../../../src/stores/lazyStore';
import { never } from './eventStoreContract';

describe('a store that is loaded when it is searched', () => {
  it('is loaded once, at the first page, and again only where that failed', async () => {
    let loads = 0;
    let searches = 0;
    let looks = 0;
    const store: EventStore = {
      id: 'own',
      label: 'Own',
      search: () => {
        searches++;
        return { next: async () => ({ events: [], problems: [], done: true }) };
      },
      lookAgain: () => void looks++,
    };
    const lazy = lazyStore('id', 'Label', async () => {
      if (++loads === 1) throw new Error('not yet');
      return store;
    });
    assert.deepEqual([lazy.id, lazy.label], ['id', 'Label']);
    lazy.lookAgain?.();
    const search = lazy.search({ filters: [] });
    assert.equal(loads, 0);
    await assert.rejects(search.next(never()), /not yet/);
    assert.equal((await search.next(never())).done, true);
    await search.next(never());
    await lazy.search({ filters: [] }).next(never());
    assert.deepEqual([loads, searches, looks], [2, 2, 0]);
    lazy.lookAgain?.();
    await Promise.resolve();
    assert.equal(looks, 1);
    await assert.rejects(search.next(AbortSignal.abort()), { name: 'AbortError' });
  });
});
