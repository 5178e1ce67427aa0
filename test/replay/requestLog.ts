import type { Service } from './wire';

/** A request that the replay received. */
export interface ReceivedRequest {
  readonly service: Service;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** When it arrived: milliseconds on the server's clock. */
  readonly time: number;
  /** Its body, as sent. */
  readonly body: string;
  /** `OK`, the code of the error it was answered with, or the fault it met; empty until answered. */
  outcome: string;
}

/** Everything that was asked of a replay, for tests of limits and of the operations allowed. */
export interface RequestLog {
  readonly all: readonly ReceivedRequest[];
  /** How many requests there were, of one operation or of all. */
  count(operation?: string): number;
  /** Arrival times of the `LookupEvents` requests of an account and Region, in order. */
  times(account: string, region: string): readonly number[];
  /** The most `LookupEvents` requests within any one second in an account and Region. */
  busiestSecond(account: string, region: string): number;
  /** Operations asked for that the replay does not know: what no one should be calling. */
  unknown(): readonly string[];
}

/** A log over `all`, which the server goes on filling. */
export function requestLog(all: readonly ReceivedRequest[]): RequestLog {
  const times = (account: string, region: string) =>
    all
      .filter(({ operation }) => operation === 'LookupEvents')
      .filter(request => request.account === account && request.region === region)
      .map(({ time }) => time);
  return {
    all,
    times,
    count: operation =>
      all.filter(request => operation === undefined || request.operation === operation).length,
    busiestSecond: (account, region) => {
      const arrivals = times(account, region);
      return Math.max(
        0,
        ...arrivals.map(start => arrivals.filter(t => t >= start && t < start + 1000).length),
      );
    },
    unknown: () =>
      all
        .filter(({ outcome }) => outcome === 'UnknownOperationException')
        .map(({ operation }) => operation),
  };
}
