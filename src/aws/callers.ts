import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';

/** Whose credentials a connection uses, as STS says. */
export interface Caller {
  /** 12 digits. */
  readonly account: string;
  readonly arn: string;
}

/** Tells who the owner of an access key is. */
export interface Callers {
  /** Asks with a client of the key. `undefined` when STS does not say: nothing depends on it. */
  of(accessKeyId: string, client: () => STSClient): Promise<Caller | undefined>;
}

/**
 * Asks once for each access key, however many Regions and services it is used in: a key never changes
 * its owner. What could not be answered is asked again by whoever comes next.
 */
export function createCallers(): Callers {
  const known = new Map<string, Promise<Caller | undefined>>();
  return {
    of(accessKeyId, client) {
      const found = known.get(accessKeyId) ?? ask(client());
      known.set(accessKeyId, found);
      void found.then(caller => {
        if (!caller && known.get(accessKeyId) === found) known.delete(accessKeyId);
      });
      return found;
    },
  };
}

/** All connections share it, so that each key is asked about once. */
export const sharedCallers = createCallers();

async function ask(client: STSClient): Promise<Caller | undefined> {
  try {
    const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}));
    return account !== undefined && arn !== undefined ? { account, arn } : undefined;
  } catch {
    // What is wrong with the credentials the request that was meant will say, in words.
    return undefined;
  } finally {
    client.destroy();
  }
}
