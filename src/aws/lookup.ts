import {
  LookupEventsCommand,
  type LookupEventsCommandInput,
  type LookupEventsCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import type { Pacer } from './pace';
import { sender } from './send';
import type { OpenConnection } from './session';

/** One `LookupEvents` request. Rejects with a `StoreError`, or with the signal's reason when aborted. */
export type Lookup = (
  input: LookupEventsCommandInput,
  signal: AbortSignal,
) => Promise<LookupEventsCommandOutput>;

/** Looks up events in a connection, in the pace that AWS allows. */
export function lookupEvents(connection: OpenConnection, pacer: Pacer): Lookup {
  const send = sender({ service: 'cloudTrail', connection, pacer });
  return (input, signal) =>
    send((client, options) => client.send(new LookupEventsCommand(input), options), signal);
}
