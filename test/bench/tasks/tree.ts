// The rows of the side bar with 100,000 events: what the extension does of it, without the editor.
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { matches, type EventQuery } from '../../../src/core/query';
import { EventTree } from '../../../src/explorer/eventTree';
import type { StoreNode, TreeNode } from '../../../src/explorer/nodes';
import type { EventStore, StoredEvent } from '../../../src/stores/eventStore';
import { timed } from '../clock';
import { madeEvents } from '../madeEvents';

const EVENTS = 100_000;
/** Enough characters for so many events, the shortest of which have about 600. */
const CHARACTERS = EVENTS * 2000;

function storedEvents(): readonly StoredEvent[] {
  return madeEvents(CHARACTERS)
    .slice(0, EVENTS)
    .map(json => ({ event: JSON.parse(json) as CloudTrailEvent, json }));
}

/** A store that gives all its events as one page. */
function storeOf(all: readonly StoredEvent[]): EventStore {
  const search = ({ from, to, filters }: EventQuery) => ({
    next: async () => ({
      events: all.filter(({ event }) =>
        matches({ ...(from && { from }), ...(to && { to }), filters }, event),
      ),
      problems: [],
      done: true,
    }),
  });
  return { id: 'bench', label: 'Bench', search };
}

async function loaded(all = storedEvents()) {
  const tree = new EventTree(() => undefined);
  tree.show([storeOf(all)]);
  const [store] = tree.stores;
  if (!store) throw new Error('There is no store.');
  await tree.load(store);
  if (tree.eventsOf(store).length !== EVENTS) throw new Error('There are too few events.');
  return { tree, store };
}

/** All rows that the editor asks for when a store is unfolded and its groups are open. */
function unfolded(tree: EventTree, store: StoreNode): readonly TreeNode[] {
  return tree.children(store).flatMap(row => [row, ...tree.children(row)]);
}

export const treeTasks = {
  treeLoad: async () => {
    const all = storedEvents();
    return timed(() => loaded(all));
  },
  treeExpand: async () => {
    const { tree, store } = await loaded();
    return timed(async () => unfolded(tree, store));
  },
  treeGroup: async () => {
    const { tree, store } = await loaded();
    return timed(async () => {
      tree.group('identity');
      return unfolded(tree, store);
    });
  },
  treeFilter: async () => {
    const { tree, store } = await loaded();
    const filters = [{ attribute: 'readOnly', value: 'false' }] as const;
    return timed(async () => {
      await tree.find(store, { filters });
      return unfolded(tree, store);
    });
  },
};
