import type { StoreError } from '../stores/eventStore';
import { abortable } from './abortable';
import type { Caller } from './callers';
import type { Pacer } from './pace';
import {
  openSession,
  type Connection,
  type OpenConnection,
  type Services,
  type Session,
} from './session';
import { shapeOf, storeError } from './storeError';

/**
 * Sends one request with a client of a service. Rejects with a `StoreError`, or with the signal's reason
 * when aborted.
 */
export type Send<S extends keyof Services> = <Answer>(
  request: (client: Services[S], options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
  signal: AbortSignal,
) => Promise<Answer>;

export interface SendOptions<S extends keyof Services> {
  readonly service: S;
  readonly connection: OpenConnection;
  readonly pacer: Pacer;
  /** The words for an error of the SDK; by default those for Event history. */
  readonly failureOf?: (cause: unknown, connection: Connection) => StoreError;
}

/**
 * Sends requests in the pace that AWS allows, and tries again where that helps. All requests of a
 * connection share one session, which is opened at the first and again after its credentials failed.
 */
export function sender<S extends keyof Services>(options: SendOptions<S>): Send<S> {
  const { service, connection, pacer, failureOf = storeError } = options;
  const { profile, region, identified } = connection;
  /** What the request rate counts for: the account; as long as it is not known, the profile. */
  let lane = `profile ${profile ?? ''} ${region}`;
  let known: Caller | undefined;
  let session: Promise<Session<S>> | undefined;
  let opened: Session<S> | undefined;

  function identify(caller: Caller | undefined): void {
    if (!caller || caller === known) return;
    const account = `${caller.account} ${region}`;
    // What was sent for the profile has counted for the account all along.
    if (!known) pacer.join(lane, account);
    lane = account;
    known = caller;
    identified?.(caller);
  }

  const send: Send<S> = async (request, signal) => {
    session ??= openSession(service, connection);
    opened = await abortable(session, signal);
    const { client, caller } = opened;
    identify(await abortable(caller(), signal));
    for (let attempt = 0; ; attempt++) {
      const answered = await pacer.turn(lane, signal);
      try {
        return await abortable(request(client, { abortSignal: signal }), signal);
      } catch (error) {
        signal.throwIfAborted();
        const pause = retryAfter(error, attempt, failureOf(error, connection));
        if (pause === undefined) throw error;
        pacer.hold(lane, pause);
      } finally {
        answered();
      }
    }
  };

  return async (request, signal) => {
    try {
      signal.throwIfAborted();
      return await send(request, signal);
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error, { ...connection, signIn: opened?.signIn });
      // The next attempt reads the files anew, unless they have nothing to do with it.
      if (failure.kind !== 'throttled' && failure.kind !== 'network') session = undefined;
      if (failure.kind === 'expired' || failure.kind === 'credentials') opened?.forget();
      throw failure;
    }
  };
}

/** Milliseconds: when AWS wants a longer pause before the next request, the user decides. */
const LONGEST_PAUSE = 60_000;

/**
 * Milliseconds to wait before the request is sent again; `undefined` when that would not help. Too many
 * requests: doubled each time, half a minute in all. A connection that broke (an idle one does), an
 * error on AWS's side, a clock that the SDK has just set right: once, after a second or at once. Where
 * AWS says how long to wait, at least that long.
 */
function retryAfter(error: unknown, attempt: number, failure: StoreError): number | undefined {
  const own = ownPause(error, attempt, failure);
  if (own === undefined) return undefined;
  const pause = Math.max(own, askedPause(error));
  return pause > LONGEST_PAUSE ? undefined : pause;
}

/** What the header `Retry-After` asks for, in milliseconds: seconds, or a date by AWS's own clock. */
function askedPause(error: unknown): number {
  const { $response: response } = Object(error) as {
    $response?: { headers?: Readonly<Record<string, string>> };
  };
  const { 'retry-after': asked = '', date = '' } = response?.headers ?? {};
  if (/^\s*\d+\s*$/.test(asked)) return Number(asked) * 1000;
  return Math.max(Date.parse(asked) - (Date.parse(date) || Date.now()), 0) || 0;
}

function ownPause(error: unknown, attempt: number, { kind }: StoreError): number | undefined {
  if (kind === 'throttled') return attempt < 5 ? 1000 * 2 ** attempt : undefined;
  if (attempt > 0) return undefined;
  const { code, message, status } = shapeOf(error);
  if (status >= 500) return 1000;
  const broke = /^(ECONNRESET|EPIPE)$/.test(code) || /socket hang up/.test(message);
  return broke || isClockSet(error) ? 0 : undefined;
}

function isClockSet(error: unknown): boolean {
  const { $metadata } = Object(error) as { $metadata?: { clockSkewCorrected?: boolean } };
  return $metadata?.clockSkewCorrected === true;
}
