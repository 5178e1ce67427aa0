import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type CloudTrailEvent, type JsonObject } from '../../src/core/cloudTrailEvent';
import { athenaOperations } from './athena';
import { faultDecider, faultError, throttled, type Faults } from './faults';
import { lakeOperations } from './lake';
import { eventHistory } from './lookupEvents';
import { queryRuns, type QueryOptions, type QueryRuns, type Run } from './queryRuns';
import { rateLimit } from './rateLimit';
import { requestLog, type ReceivedRequest, type RequestLog } from './requestLog';
import { STS_OPERATIONS, UNSIGNED } from './sts';
import {
  ApiError,
  callerOf,
  errorReply,
  jsonReply,
  xmlReply,
  type Caller,
  type Operations,
  type Reply,
  type Service,
} from './wire';

export interface ReplayOptions {
  /** Raw CloudTrail records, in any order. */
  readonly events: readonly object[];
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The server's clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /**
   * The account of every caller, or of the caller with an access key. Only its own copies of events
   * (`recipientAccountId`) are in its history. Without it one account owns all events.
   */
  readonly account?: string | ((accessKeyId: string) => string);
  readonly faults?: Faults;
  /** `LookupEvents` requests a second for each account and Region: 2, as documented, or `Infinity`. */
  readonly requestsPerSecond?: number;
  /** What Athena and CloudTrail Lake know. */
  readonly queries?: QueryOptions;
}

export interface Replay {
  /** `http://127.0.0.1:<port>`, for all services alike. */
  readonly url: string;
  readonly requests: RequestLog;
  /** The queries that were started, in order. */
  readonly runs: readonly Run[];
  /** Ends every connection, also those that wait for a held answer. */
  close(): Promise<void>;
}

/** Serves Event history, Athena, CloudTrail Lake and STS on the loopback interface. */
export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const received: ReceivedRequest[] = [];
  const runs = queryRuns(options.events as readonly CloudTrailEvent[], options.queries ?? {});
  const answer = serve(options, runs, received);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: requestLog(received),
    runs: runs.all,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function serve(options: ReplayOptions, runs: QueryRuns, received: ReceivedRequest[]) {
  const { now = Date.now, queries = {} } = options;
  const lookup = eventHistory(options.events as readonly CloudTrailEvent[]);
  const faultOf = faultDecider(options.faults);
  const withinLimit = rateLimit(options.requestsPerSecond ?? 2);
  const athena = athenaOperations(runs, queries);
  const lake = lakeOperations(runs, queries);
  const accountOf = (key: string) =>
    typeof options.account === 'function' ? options.account(key) : options.account;

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const time = now();
    const requestId = randomUUID();
    const body = await bodyOf(request);
    const { service, operation } = operationOf(request, body);
    const caller = callerOf(request.headers, service);
    const { accessKeyId, region } = caller instanceof ApiError ? NOBODY : caller;
    const owner = accountOf(accessKeyId);
    const account = owner ?? DEFAULT_ACCOUNT;
    const fault = faultOf({ service, operation, account, region, index: received.length });
    const entry = { service, operation, account, region, accessKeyId, time, body, outcome: '' };
    received.push(entry);
    if (typeof fault === 'object') {
      fault.held.arrive();
      await fault.held.released;
    }

    const services: Readonly<Record<Service, Operations>> = {
      sts: Object.fromEntries(
        Object.entries(STS_OPERATIONS).map(([name, answer]) => [
          name,
          (_, scope) => answer(new URLSearchParams(body), scope, requestId),
        ]),
      ),
      athena,
      cloudtrail: {
        ...lake,
        LookupEvents(asked) {
          if (!withinLimit(`${account}/${region}`, time)) throw throttled();
          return lookup(asked, { account: owner, region, now: time });
        },
      },
    };
    let reply: Reply;
    try {
      const known = Object.hasOwn(services[service], operation);
      const answer = known ? services[service][operation] : undefined;
      if (!answer)
        throw new ApiError('UnknownOperationException', `Unknown operation ${operation}.`);
      if (caller instanceof ApiError && !UNSIGNED.includes(operation)) throw caller;
      const failure = faultError(fault);
      if (failure) throw failure;
      reply =
        service === 'sts'
          ? xmlReply(String(answer({}, { account, region })))
          : jsonReply(answer(parse(body), { account, region }));
      entry.outcome = fault === 'drop' || fault === 'truncate' ? fault : 'OK';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      entry.outcome = error.code;
      reply = errorReply(service === 'sts' ? 'query' : 'json', error, requestId);
    }
    if (fault === 'drop') request.socket.destroy();
    else send(response, reply, requestId, fault === 'truncate');
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The AWS CLI writes CloudTrail's name in full, the JavaScript SDK only its last part. */
const TARGETS: readonly (readonly [RegExp, Service])[] = [
  [/^(com\.amazonaws\.cloudtrail\.v20131101\.)?CloudTrail_20131101\./, 'cloudtrail'],
  [/^AmazonAthena\./, 'athena'],
];

/** JSON 1.1 names the operation in a header, the query protocol in the body. */
function operationOf(
  { headers, method = '', url = '' }: IncomingMessage,
  body: string,
): { readonly service: Service; readonly operation: string } {
  const target = headers['x-amz-target'];
  const type = headers['content-type'] ?? '';
  if (method === 'POST' && typeof target === 'string' && type.startsWith('application/x-amz-json'))
    for (const [prefix, service] of TARGETS)
      if (prefix.test(target)) return { service, operation: target.replace(prefix, '') };
  if (method === 'POST' && type.startsWith('application/x-www-form-urlencoded'))
    return { service: 'sts', operation: new URLSearchParams(body).get('Action') ?? '' };
  return { service: 'cloudtrail', operation: String(target ?? `${method} ${url}`) };
}

function parse(body: string): JsonObject {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value as JsonObject)) return value as JsonObject;
  } catch {
    // Said below, as for JSON that is not an object.
  }
  throw new ApiError('SerializationException', 'The body is not a JSON object.');
}

/** Half a body is sent under the length of the whole one, as when a connection breaks. */
function send(response: ServerResponse, reply: Reply, requestId: string, half: boolean): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    'content-length': body.length,
    'x-amzn-requestid': requestId,
  });
  if (half)
    response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroySoon());
  else response.end(body);
}

const DEFAULT_ACCOUNT = '111122223333';
const NOBODY: Caller = { accessKeyId: '', region: '' };
