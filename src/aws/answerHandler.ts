import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { isObject, type JsonValue } from '../core/cloudTrailEvent';
import { ForeignAnswer, OversizedAnswer, SlowAnswer } from './answerErrors';
import { systemClock, type Clock } from './pace';
import { withReadableEvents } from './readableEvents';

export interface AnswerHandlerOptions extends NodeHttpHandlerOptions {
  /** Milliseconds from the request to the last byte of its answer. */
  readonly timeLimit?: number;
  /** Most bytes of an answer. */
  readonly sizeLimit?: number;
  readonly clock?: Clock;
}

type Handle = NodeHttpHandler['handle'];
type Answer = Awaited<ReturnType<Handle>>['response'];

/** A page of 1,000 rows of 10 kB over 1 Mbit/s takes 80 seconds. */
const TIME_LIMIT = 120_000;

/** 10 pages of Event history with events of the largest size that CloudTrail records. */
const SIZE_LIMIT = 128 * 1024 * 1024;

/**
 * Sends a request and reads its answer as a whole, before the SDK parses it. The SDK's own limits are for
 * silence: a byte a second passes them, as does an answer without an end. It also takes an empty answer
 * for one without events, and says of a sign-in page what a JSON parser says. Redirects are not followed,
 * so that no other host gets a signed request.
 */
export class AnswerHandler extends NodeHttpHandler {
  readonly #timeLimit: number;
  readonly #sizeLimit: number;
  readonly #clock: Clock;

  constructor(options: AnswerHandlerOptions = {}) {
    const {
      timeLimit = TIME_LIMIT,
      sizeLimit = SIZE_LIMIT,
      clock = systemClock,
      ...others
    } = options;
    super(others);
    this.#timeLimit = timeLimit;
    this.#sizeLimit = sizeLimit;
    this.#clock = clock;
  }

  override async handle(...[request, options = {}]: Parameters<Handle>): ReturnType<Handle> {
    const ended = new AbortController();
    const signal = options.abortSignal as AbortSignal | undefined;
    const abort = () => ended.abort(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    let isSlow = false;
    const cancel = this.#clock.after(this.#timeLimit, () => {
      isSlow = true;
      ended.abort();
    });
    try {
      const { response } = await super.handle(request, { ...options, abortSignal: ended.signal });
      const bytes = await bodyOf(response, this.#sizeLimit, ended.signal);
      const isXml = /x-www-form-urlencoded/.test(request.headers['content-type'] ?? '');
      response.body = isXml ? checkedXml(response, bytes) : checkedJson(response, bytes);
      return { response };
    } catch (error) {
      throw isSlow ? new SlowAnswer(this.#timeLimit) : error;
    } finally {
      cancel();
      signal?.removeEventListener('abort', abort);
    }
  }
}

async function bodyOf(
  { headers, body }: Answer,
  most: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const stream = body as NodeJS.ReadableStream & { destroy(error?: Error): void };
  const stop = () => stream.destroy(new Error('The request was ended.'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (Number(headers['content-length'] ?? 0) > most) throw new OversizedAnswer(most);
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > most) throw new OversizedAnswer(most);
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    stream.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The body of a JSON protocol. AWS answers each request with an object, also those that it refuses. */
function checkedJson({ statusCode, headers }: Answer, bytes: Buffer): Buffer {
  const value = parsed(bytes);
  if (isRedirect(statusCode) || !isObject(value)) throw new ForeignAnswer(statusCode);
  const isRefused = statusCode >= 400;
  const names = ['__type', 'code', 'Code'].some(name => Object.hasOwn(value, name));
  if (isRefused && !names && !isSigned(headers)) throw new ForeignAnswer(statusCode);
  return isRefused ? bytes : withReadableEvents(value, bytes);
}

/** The body of AWS's query protocol, which STS speaks. */
function checkedXml({ statusCode }: Answer, bytes: Buffer): Buffer {
  const start = bytes.subarray(0, 1000).toString();
  if (isRedirect(statusCode) || !XML_ANSWER.test(start)) throw new ForeignAnswer(statusCode);
  return bytes;
}

const XML_ANSWER = /^\ufeff?\s*(<\?xml[^>]*>\s*)?<\w*Response[\s>]/;

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** Whether AWS has given the answer an id or an error's name. */
function isSigned(headers: Answer['headers']): boolean {
  return ['x-amzn-requestid', 'x-amz-request-id', 'x-amzn-errortype'].some(name =>
    Object.hasOwn(headers, name),
  );
}

function parsed(bytes: Buffer): JsonValue {
  try {
    return JSON.parse(bytes.toString()) as JsonValue;
  } catch {
    return undefined;
  }
}
