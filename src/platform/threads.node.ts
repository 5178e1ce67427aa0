import { Worker } from 'node:worker_threads';

/** Milliseconds without work after which a thread is ended: until then it is there for the next request. */
const IDLE = 10_000;

/** Threads that answer requests, each one after the other. */
export interface Threads<Request, Answer> {
  /** Starts as many as are worth while, which takes 40 ms, before there is work for them. */
  warm(): void;
  /**
   * The answer of a thread. Rejects where the thread fails or ends, and with the signal's reason when
   * aborted: the thread is ended then, whatever it is at.
   */
  answer(request: Request, signal: AbortSignal): Promise<Answer>;
}

/** One who waits for an answer. All who wait for one thread have the same signal, and end with it. */
interface Waiting<Answer> {
  readonly signal: AbortSignal;
  settle(
    tell: (resolve: (answer: Answer) => void, reject: (reason: unknown) => void) => void,
  ): void;
}

interface Thread<Answer> {
  readonly worker: Worker;
  readonly waiting: Waiting<Answer>[];
  idle?: NodeJS.Timeout;
}

/**
 * Threads that run the bundle at `script`, which answers each message with one, in their order. They are
 * started when there is work, and without it none of them keeps the process alive. `most` are worth
 * while, each asked up to `depth` things at a time: it goes on while somebody looks at its answer.
 */
export function threads<Request, Answer>(
  script: string,
  most: number,
  depth = 1,
): Threads<Request, Answer> {
  const all: Thread<Answer>[] = [];

  function started(): Thread<Answer> {
    const thread: Thread<Answer> = { worker: startedWorker(script), waiting: [] };
    const { worker, waiting } = thread;
    worker.on('message', (answer: Answer) => {
      waiting.shift()?.settle(resolve => resolve(answer));
      if (waiting.length === 0) rest(thread);
    });
    worker.on('error', error => end(thread, error));
    worker.on('exit', () => end(thread, new Error('The thread has ended.')));
    all.push(thread);
    return thread;
  }

  function rest(thread: Thread<Answer>): void {
    thread.worker.unref();
    thread.idle = setTimeout(() => end(thread, undefined), IDLE).unref();
  }

  /** Ends a thread; who waits for it hears why. */
  function end(thread: Thread<Answer>, reason: unknown): void {
    if (!all.includes(thread)) return;
    all.splice(all.indexOf(thread), 1);
    clearTimeout(thread.idle);
    void thread.worker.terminate();
    for (const one of thread.waiting.splice(0)) one.settle((_, reject) => reject(reason));
  }

  /** A thread that has nothing to do, a new one, or one that is asked for the same search already. */
  function threadFor(signal: AbortSignal): Thread<Answer> {
    const isFree = ({ waiting }: Thread<Answer>) => waiting.length === 0;
    const hasRoom = ({ waiting }: Thread<Answer>) =>
      waiting.length < depth && waiting.every(one => one.signal === signal);
    const shared = all.length >= most ? all.find(hasRoom) : undefined;
    return all.find(isFree) ?? shared ?? started();
  }

  return {
    warm() {
      while (all.length < most) rest(started());
    },
    answer: (request, signal) =>
      new Promise<Answer>((resolve, reject) => {
        signal.throwIfAborted();
        const thread = threadFor(signal);
        // First, as it throws where a request cannot be sent.
        thread.worker.postMessage(request);
        const abort = () => end(thread, signal.reason);
        thread.waiting.push({
          signal,
          settle(tell) {
            signal.removeEventListener('abort', abort);
            tell(resolve, reject);
          },
        });
        signal.addEventListener('abort', abort);
        clearTimeout(thread.idle);
        thread.worker.ref();
      }),
  };
}

function startedWorker(script: string): Worker {
  // Memory of its own is bounded: a file made to exhaust it ends the thread, not the editor. Events are
  // looked at once: with room for many of them, hardly any is moved before it is forgotten.
  return new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 },
  });
}
