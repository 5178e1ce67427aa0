import * as vscode from 'vscode';
import type { OpenStore, OpenStores } from './openStores';

/** Files often change many at a time: milliseconds of quiet before a store is searched again. */
const QUIET = 1000;

/** Calls back when what an open store holds has changed, once for all changes at a time. */
export function watchStores(
  stores: OpenStores,
  changed: (store: OpenStore) => void,
): vscode.Disposable {
  const timers = new Map<OpenStore, ReturnType<typeof setTimeout>>();
  let listeners: readonly vscode.Disposable[] = [];

  function soon(store: OpenStore): void {
    clearTimeout(timers.get(store));
    timers.set(
      store,
      setTimeout(() => {
        timers.delete(store);
        changed(store);
      }, QUIET),
    );
  }

  function stop(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    for (const listener of listeners) listener.dispose();
  }

  function listen(): void {
    stop();
    listeners = stores.all.flatMap(store => store.onDidChange?.(() => soon(store)) ?? []);
  }

  listen();
  return vscode.Disposable.from(stores.onDidChange(listen), { dispose: stop });
}
