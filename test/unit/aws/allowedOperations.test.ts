import * as athena from '@aws-sdk/client-athena';
import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as sts from '@aws-sdk/client-sts';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLOWED_OPERATIONS } from '../../../src/aws/allowedOperations';
import { openSession, type Services } from '../../../src/aws/session';
import { startReplay, type Replay } from '../../replay/server';
import { awsFiles, type AwsFiles } from './awsFiles';

type Command = Parameters<Services[keyof Services]['send']>[0];
type CommandClass = new (input: object) => Command;

/** Every operation that a package of the SDK knows, by name. */
function operationsOf(sdk: object): readonly (readonly [string, CommandClass])[] {
  return Object.entries(sdk).flatMap(([name, value]) =>
    /^[A-Z].*Command$/.test(name) && typeof value === 'function'
      ? [[name.replace(/Command$/, ''), value as CommandClass] as const]
      : [],
  );
}

describe('what is asked of AWS', () => {
  let replay: Replay;
  let files: AwsFiles;
  before(async () => {
    replay = await startReplay({ events: [], requestsPerSecond: Infinity });
    files = await awsFiles(replay.url);
  });
  after(async () => {
    await files.remove();
    await replay.close();
  });

  const services = [
    { service: 'cloudTrail', sdk: cloudTrail, allowed: ALLOWED_OPERATIONS.CloudTrailClient },
    { service: 'athena', sdk: athena, allowed: ALLOWED_OPERATIONS.AthenaClient },
    { service: 'sts', sdk: sts, allowed: ALLOWED_OPERATIONS.STSClient },
  ] as const;

  for (const { service, sdk, allowed } of services)
    it(`is nothing but what the list has, of all that the SDK knows: ${service}`, async () => {
      const { client } = await openSession(service, { profile: 'demo', region: 'us-east-1' });
      const send = client.send.bind(client) as (command: Command) => Promise<unknown>;
      const sent: string[] = [];
      const operations = operationsOf(sdk);
      assert.ok(operations.length > 5);
      for (const [name, Operation] of operations) {
        const asked = replay.requests.count();
        const refusal = await (async () => send(new Operation({})))().then(
          () => '',
          (error: unknown) => String(error),
        );
        if (replay.requests.count() > asked) sent.push(name);
        else if (/must not send/.test(refusal)) assert.ok(!allowed.includes(name as never), name);
        else assert.ok(allowed.includes(name as never), `${name}: ${refusal}`);
      }
      for (const name of sent) assert.ok(allowed.includes(name as never), name);
      assert.ok(sent.length > 0, sent.join());
      for (const name of allowed)
        assert.ok(
          operations.some(([operation]) => operation === name),
          name,
        );
    });

  it('goes through clients that are made in one place alone', () => {
    const made = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .filter(name => /new \w+Client\(/.test(readFileSync(join('src', name), 'utf8')));
    assert.deepEqual(made, [join('aws', 'session.ts')]);
    const session = readFileSync(join('src', 'aws', 'session.ts'), 'utf8');
    assert.equal(
      [...session.matchAll(/new \w+Client\(/g)].length,
      [...session.matchAll(/\.use\(ALLOWED_ONLY\)/g)].length,
    );
  });

  it('is what the policy of the README allows, and no more', () => {
    const readme = readFileSync('README.md', 'utf8');
    const policy = JSON.parse(/```json\n(\{\n {2}"Version"[^]*?)```/.exec(readme)?.[1] ?? '') as {
      readonly Statement: readonly { readonly Action: string | readonly string[] }[];
    };
    const allowed = policy.Statement.flatMap(({ Action }) => Action).filter(action =>
      /^(cloudtrail|athena):/.test(action),
    );
    const { CloudTrailClient, AthenaClient } = ALLOWED_OPERATIONS;
    assert.deepEqual(
      allowed.sort(),
      [
        ...CloudTrailClient.map(operation => `cloudtrail:${operation}`),
        ...AthenaClient.map(operation => `athena:${operation}`),
      ].sort(),
    );
  });

  it('only reads: the list has no name of an operation that changes anything', () => {
    const changing =
      /^(Create|Put|Update|Delete|Register|Restore|Enable|Disable|Add|Remove|Tag|Untag)/;
    for (const name of Object.values(ALLOWED_OPERATIONS).flat())
      assert.doesNotMatch(name, changing);
  });
});
