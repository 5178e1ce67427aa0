import { setMaxListeners } from 'node:events';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { REGIONS, partitionOf } from '../core/values/region';
import type { Callers } from './callers';
import { createPacer } from './pace';
import { sender } from './send';
import { isStoreError, type StoreErrorKind } from '../stores/eventStore';
import type { OpenConnection } from './session';

/** Each Region by itself: they are asked at the same time. */
const sharedPacer = createPacer(2);

/** Who calls is the question itself here. */
const UNASKED: Callers = { of: async () => undefined };

/**
 * The Regions, of those in the partition of the connection, in which its credentials are accepted: those
 * that are enabled for the account. Each is asked by `GetCallerIdentity`, which needs no permission: a
 * Region that is not enabled refuses the credentials. Rejects with what is wrong with the connection's
 * own Region when that one does not answer.
 */
export async function answeringRegions(
  connection: OpenConnection,
  signal: AbortSignal,
  told: (region: string) => void = () => undefined,
): Promise<readonly string[]> {
  const partition = partitionOf(connection.region);
  const others = REGIONS.filter(
    region => region !== connection.region && partitionOf(region) === partition,
  );
  // First by itself: what is wrong with the credentials is wrong everywhere, and a login is used once.
  await answer(connection, signal);
  told(connection.region);
  // All of them wait for one signal: that is no leak.
  setMaxListeners(0, signal);
  const answered = await Promise.all(
    others.map(async region => {
      try {
        await answer({ ...connection, region }, signal);
        return [region];
      } catch (error) {
        signal.throwIfAborted();
        // A Region that was not reached may be enabled: its row will say what is wrong.
        const isRefused = isStoreError(error) && REFUSED.has(error.kind);
        return isRefused ? [] : [region];
      } finally {
        told(region);
      }
    }),
  );
  return [connection.region, ...answered.flat()].sort();
}

/** What STS says of credentials where the Region is not enabled. */
const REFUSED: ReadonlySet<StoreErrorKind> = new Set(['credentials', 'denied', 'expired']);

async function answer(connection: OpenConnection, signal: AbortSignal): Promise<void> {
  const send = sender({
    service: 'sts',
    connection: { ...connection, callers: UNASKED },
    pacer: sharedPacer,
  });
  await send((client, how) => client.send(new GetCallerIdentityCommand({}), how), signal);
}
