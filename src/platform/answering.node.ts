import { parentPort } from 'node:worker_threads';

/**
 * What a thread does: answers each request, in their order, with one message. `handedOver` are the buffers
 * of an answer that are not copied.
 */
export function answering<Request, Answer>(
  answer: (request: Request) => Promise<Answer>,
  handedOver: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  let answered: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (request: Request) => {
    answered = answered
      .then(() => answer(request))
      .then(made => parentPort?.postMessage(made, [...handedOver(made)]));
  });
}
