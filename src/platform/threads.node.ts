import { Worker } from 'node:worker_threads';

/** Milliseconds without work after which a thread is ended: until then it is there for the next request. */
const IDLE = 10_000;

/** Threads that answer requests, one at a time each. */
export interface Threads<Request, Answer> {
  /** Starts as many as are worth while, which takes 40 ms, before there is work for them. */
  warm(): void;
  /**
   * The answer of a thread. Rejects where the thread fails or ends, and with the signal's reason when
   * aborted: the thread is ended then, whatever it is at.
   */
  answer(request: Request, signal: AbortSignal): Promise<Answer>;
}

/**
 * Threads that run the bundle at `script`, which answers each message with one. They are started when
 * there is work, and without it none of them keeps the process alive. `most` are kept warm.
 */
export function threads<Request, Answer>(script: string, most: number): Threads<Request, Answer> {
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
      while (busy + idle.length < most) release(started(script));
    },
    answer: (request, signal) =>
      new Promise<Answer>((resolve, reject) => {
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
        const take = (answer: Answer) => settle(true, () => resolve(answer));
        worker.on('message', take).on('error', fail).on('exit', leave);
        signal.addEventListener('abort', abort);
        if (signal.aborted) abort();
        else worker.postMessage(request);
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
