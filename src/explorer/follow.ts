import type { StoreNode } from './nodes';

/** Milliseconds between two looks at a store: events take minutes to come, so more often is no sooner. */
const PAUSE = 30_000;

export interface FollowOptions {
  /** Takes in what is new in a store; `undefined` when the store cannot be followed any longer. */
  catchUp(store: StoreNode): Promise<number | undefined>;
  /** Whether following a store began or ended. */
  changed(store: StoreNode): void;
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  after?(milliseconds: number, run: () => void): () => void;
}

/** The stores whose new events appear by themselves. Not kept over a restart: it asks AWS again and again. */
export interface Follow {
  has(store: StoreNode): boolean;
  start(store: StoreNode): void;
  stop(store: StoreNode): void;
  dispose(): void;
}

export function createFollow({ catchUp, changed, after = later }: FollowOptions): Follow {
  const waiting = new Map<StoreNode, () => void>();

  function wait(store: StoreNode): void {
    waiting.set(
      store,
      after(PAUSE, () => void look(store)),
    );
  }

  async function look(store: StoreNode): Promise<void> {
    const found = await catchUp(store);
    if (!waiting.has(store)) return;
    if (found === undefined) stop(store);
    else wait(store);
  }

  function stop(store: StoreNode): void {
    waiting.get(store)?.();
    if (waiting.delete(store)) changed(store);
  }

  return {
    has: store => waiting.has(store),
    start(store) {
      if (waiting.has(store)) return;
      wait(store);
      changed(store);
    },
    stop,
    dispose() {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
