import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LogFile } from '../stores/logFileAccess';
import type { LogReaders, ReadPart } from '../stores/logReaders';

/**
 * More threads wait for the disk and for the one that puts their rows together, which takes a core of its
 * own: on two cores a second thread, which compiles everything once more, took a quarter more of the
 * processor to be 5 % sooner.
 */
const MOST_THREADS = 4;
/** Milliseconds without work after which a thread is ended: until then it is there for the next search. */
const IDLE = 10_000;

/**
 * Reads files on disk in threads of their own, one call at a time in each. They are started when there
 * is work, and without it none of them keeps the process alive. `script` is the bundle of `logReader.node.ts`.
 */
export function logReaders(script: string): LogReaders {
  const lanes = Math.max(1, Math.min(availableParallelism() - 1, MOST_THREADS));
  const idle: Worker[] = [];
  let busy = 0;
  const timers = new Map<Worker, NodeJS.Timeout>();

  function taken(): Worker {
    const worker = idle.pop() ?? started(script);
    clearTimeout(timers.get(worker));
    timers.delete(worker);
    worker.ref();
    return worker;
  }

  function release(worker: Worker): void {
    idle.push(worker);
    worker.unref();
    const end = () => {
      timers.delete(worker);
      idle.splice(idle.indexOf(worker), 1);
      void worker.terminate();
    };
    timers.set(worker, setTimeout(end, IDLE).unref());
  }

  return {
    warm() {
      while (busy + idle.length < lanes) release(started(script));
    },
    canRead: ({ uri }) => uri.startsWith('file:///'),
    lanes,
    read: (files, signal) =>
      new Promise<ReadPart>((resolve, reject) => {
        const worker = taken();
        busy++;
        const settle = (isUsable: boolean, tell: () => void) => {
          busy--;
          signal.removeEventListener('abort', abort);
          worker.off('message', take).off('error', fail).off('exit', leave);
          if (isUsable) release(worker);
          else void worker.terminate();
          tell();
        };
        const fail = (error: unknown) => settle(false, () => reject(error as Error));
        const abort = () => fail(signal.reason);
        const leave = () => fail(new Error('The thread has ended.'));
        const take = (part: ReadPart) => settle(true, () => resolve(part));
        worker.on('message', take).on('error', fail).on('exit', leave);
        signal.addEventListener('abort', abort);
        if (signal.aborted) abort();
        else worker.postMessage(files satisfies readonly LogFile[]);
      }),
  };
}

function started(script: string): Worker {
  // Memory of its own is bounded: a file made to exhaust it ends the thread, not the editor. Events are
  // looked at once: with room for many of them, hardly any is moved before it is forgotten.
  return new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 },
  });
}
