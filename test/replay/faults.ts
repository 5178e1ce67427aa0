import { ApiError, type Service } from './wire';

/**
 * What goes wrong with one request: `throttle`, `expire` and `deny` are AWS's errors, `drop` closes
 * the connection unanswered, `truncate` closes it after half of the answer, `held` answers only
 * when the promise resolves. `none` lets a request through, to reach one that comes later.
 */
export type Fault =
  'none' | 'throttle' | 'expire' | 'deny' | 'drop' | 'truncate' | { readonly held: Held };

/** A slow answer without a clock: the test waits for `arrived`, then calls `release`. */
export interface Held {
  readonly arrived: Promise<void>;
  readonly released: Promise<void>;
  /** Called by the server when the request has arrived. */
  readonly arrive: () => void;
  readonly release: () => void;
}

/** Decides the fate of each request, in order of arrival: a list used up from its start, or a function. */
export type Faults = readonly Fault[] | ((request: FaultyRequest) => Fault);

export interface FaultyRequest {
  readonly service: Service;
  /** `LookupEvents`, `GetCallerIdentity`, or whatever else was asked for. */
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** The number of requests that came before this one. */
  readonly index: number;
}

export function hold(): Held {
  let arrive = () => {};
  let release = () => {};
  const arrived = new Promise<void>(resolve => (arrive = resolve));
  const released = new Promise<void>(resolve => (release = resolve));
  return { arrived, released, arrive: () => arrive(), release: () => release() };
}

export function faultDecider(faults: Faults = []): (request: FaultyRequest) => Fault {
  if (typeof faults === 'function') return faults;
  const queue = [...faults];
  return () => queue.shift() ?? 'none';
}

/** The error that a fault stands for; `undefined` for faults that are not AWS's answer. */
export function faultError(fault: Fault): ApiError | undefined {
  if (fault === 'throttle') return throttled();
  if (fault === 'expire')
    return new ApiError(
      'ExpiredTokenException',
      'The security token included in the request is expired',
    );
  if (fault === 'deny')
    return new ApiError(
      'AccessDeniedException',
      'You are not authorized to perform this operation because no identity-based policy allows the action',
    );
  return undefined;
}

export function throttled(): ApiError {
  return new ApiError('ThrottlingException', 'Rate exceeded');
}
