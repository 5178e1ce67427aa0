import type { EventSearch, EventStore } from './eventStore';

/** A store whose code is loaded when the first page is asked for; tried again where that fails. */
export function lazyStore(id: string, label: string, open: () => Promise<EventStore>): EventStore {
  let store: Promise<EventStore> | undefined;
  function opened(): Promise<EventStore> {
    store ??= open();
    store.catch(() => (store = undefined));
    return store;
  }
  return {
    id,
    label,
    search(query) {
      let search: EventSearch | undefined;
      return {
        async next(signal, progress) {
          signal.throwIfAborted();
          search ??= (await opened()).search(query);
          return search.next(signal, progress);
        },
      };
    },
    lookAgain: () => void store?.then(({ lookAgain }) => lookAgain?.()),
  };
}
