import {
  CloudTrailClient,
  LookupEventsCommand,
  type Event,
  type LookupEventsCommandInput,
  type LookupEventsCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import type { Replay } from './server';

/** AWS's own client for a replay, with the credentials of AWS's documentation and no retries. */
export function clientOf(
  { url }: Replay,
  region = 'us-east-1',
  accessKeyId = 'AKIAIOSFODNN7EXAMPLE',
): CloudTrailClient {
  return new CloudTrailClient({
    endpoint: url,
    region,
    credentials: { accessKeyId, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    maxAttempts: 1,
  });
}

export function lookup(
  from: CloudTrailClient,
  input: LookupEventsCommandInput = {},
): Promise<LookupEventsCommandOutput> {
  return from.send(new LookupEventsCommand(input));
}

/** Every page that a question has. */
export async function lookupAll(
  from: CloudTrailClient,
  input: LookupEventsCommandInput = {},
): Promise<Event[][]> {
  const pages: Event[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await lookup(from, { ...input, NextToken });
    pages.push(page.Events ?? []);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return pages;
}
