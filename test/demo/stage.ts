// What a demo and the UI tests stand on: a copy of the demo workspace, and an AWS that is a replay
// of the demo incident, in reach by nothing but the variables that every AWS tool reads.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Faults } from '../replay/faults';
import type { QueryOptions } from '../replay/queryRuns';
import { startReplay, type Replay } from '../replay/server';
import { projectRoot } from '../workbench/projectRoot';
import { incidentEvents, shiftTo } from './incident';
import { statementQuery } from './statementQuery';

export interface Stage {
  /** Removed on close, with everything in it. */
  readonly folder: string;
  readonly workspace: string;
  readonly replay: Replay;
  /** Variables for VS Code, on top of this process's own. `undefined` removes one. */
  readonly env: NodeJS.ProcessEnv;
  /** Settings of the machine with which the extension is connected on start. */
  readonly settings: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

const profile = 'demo';
const region = 'us-east-1';

/** An event data store and a table, over the same events as Event history. */
export const EVENT_DATA_STORE = {
  id: '0f1e2d3c-1111-4222-8333-444455556666',
  name: 'organization-events',
};

const queries: QueryOptions = {
  searchOf: statementQuery,
  workGroups: ['primary', 'security'],
  tables: { default: [], security: ['cloudtrail_logs', 'vpc_flow_logs'] },
  eventDataStores: { [EVENT_DATA_STORE.id]: EVENT_DATA_STORE.name },
  trails: [
    {
      Name: 'management-events',
      S3BucketName: 'amzn-s3-demo-bucket',
      HomeRegion: region,
      IsMultiRegionTrail: true,
      TrailARN: `arn:aws:cloudtrail:${region}:111122223333:trail/management-events`,
    },
  ],
};

/**
 * @param faults What goes wrong at AWS; nothing without it.
 * @param events What has happened; the incident without it.
 */
export async function setStage(
  faults: Faults = [],
  events: readonly object[] = incidentEvents(),
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-stage-'));
  const workspace = join(folder, 'incident');
  await cp(join(projectRoot, 'test', 'demo', 'workspace'), workspace, { recursive: true });
  const replay = await startReplay({
    events: shiftTo(events, Date.now()),
    account: '111122223333',
    faults,
    queries,
  });
  return {
    folder,
    workspace,
    replay,
    env: { ...withoutAws(), ...(await awsFiles(folder)), ...endpoints(replay.url) },
    settings: { 'cloudtrail.eventHistory.connections': [{ profile, region }] },
    close: async () => {
      await replay.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Whoever runs this may be signed in to AWS: nothing of that may get into a demo. */
const withoutAws = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.keys(process.env)
      .filter(name => name.startsWith('AWS_'))
      .map(name => [name, undefined]),
  );

/** A profile with the keys that AWS's documentation uses; they open nothing. */
async function awsFiles(folder: string): Promise<NodeJS.ProcessEnv> {
  const aws = join(folder, 'aws');
  await mkdir(aws);
  const [config, credentials] = [join(aws, 'config'), join(aws, 'credentials')];
  await writeFile(config, `[profile ${profile}]\nregion = ${region}\n`);
  await writeFile(
    credentials,
    `[${profile}]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`,
  );
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}

const endpoints = (url: string): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL_CLOUDTRAIL: url,
  AWS_ENDPOINT_URL_ATHENA: url,
  AWS_ENDPOINT_URL_STS: url,
  AWS_EC2_METADATA_DISABLED: 'true',
});
