import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer word for word, as nobody at AWS would give it. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export type Answering = (asked: {
  readonly operation: string;
  /** The number of requests before this one. */
  readonly index: number;
  readonly body: string;
}) => RawAnswer | ((response: ServerResponse) => void);

export interface RawServer {
  readonly url: string;
  /** How many requests have come. */
  count(): number;
  close(): Promise<void>;
}

/** Serves raw answers on the loopback interface. */
export async function rawServer(answering: Answering): Promise<RawServer> {
  let count = 0;
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target'] ?? '').replace(/.*\./, '');
      const body = Buffer.concat(chunks).toString();
      const answer = answering({ operation, index: count++, body });
      if (typeof answer === 'function') return answer(response);
      response.writeHead(answer.status ?? 200, answer.headers ?? {});
      response.end(answer.body ?? '');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const json = (value: unknown, more: RawAnswer = {}): RawAnswer => ({
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
  ...more,
});
