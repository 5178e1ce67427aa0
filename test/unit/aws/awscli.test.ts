import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { matches, type EventQuery } from '../../../src/core/query';
import { ANY_TRAIL_TABLE, athenaSql } from '../../../src/core/sql/athenaSql';
import { lakeSql } from '../../../src/core/sql/lakeSql';
import { lookupCommand } from '../../../src/core/sql/lookupCommand';
import { madeEvent, NOW } from '../../replay/madeHistory';
import { startReplay, type Replay } from '../../replay/server';
import { EVENT_DATA_STORE } from './queryStores';

const hasCli = spawnSync('aws', ['--version']).status === 0;
const hasJq = spawnSync('jq', ['--version']).status === 0;
const EVENTS = Array.from({ length: 120 }, (_, n) => madeEvent(n)) as readonly CloudTrailEvent[];
const ANY: EventQuery = { filters: [] };

/** The replay and the commands that we write, before a client that nobody here wrote. */
describe('the AWS CLI', function () {
  this.timeout(120_000);
  let replay: Replay;
  let folder: string;

  before(async function () {
    if (!hasCli) {
      console.log('    The AWS CLI is not installed: the replay was not checked by it.');
      this.skip();
    }
    replay = await startReplay({
      events: EVENTS,
      now: () => NOW,
      requestsPerSecond: Infinity,
      queries: {
        searchOf: () => ANY,
        polls: 0,
        eventDataStores: { [EVENT_DATA_STORE.id]: EVENT_DATA_STORE.name },
      },
    });
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-'));
    // Stands before the CLI and leads it here; older ones do not know the variable for that.
    const real = spawnSync('sh', ['-c', 'command -v aws'], { encoding: 'utf8' }).stdout.trim();
    writeFileSync(
      join(folder, 'aws'),
      `#!/bin/sh\nexec '${real}' --endpoint-url '${replay.url}' "$@"\n`,
    );
    chmodSync(join(folder, 'aws'), 0o755);
  });
  after(async () => {
    await replay?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  async function run(command: string): Promise<string> {
    const { stdout } = await promisify(execFile)('sh', ['-c', command], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: {
        PATH: folder + delimiter + (process.env['PATH'] ?? ''),
        HOME: folder,
        LC_ALL: 'C.UTF-8',
        AWS_PAGER: '',
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    return stdout;
  }
  const json = async (command: string) => JSON.parse(await run(command)) as Record<string, never>;

  it('looks up events with the command that we write', async function () {
    if (!hasJq) this.skip();
    const query: EventQuery = {
      from: NOW - 100_000,
      to: NOW,
      filters: [
        { attribute: 'userName', value: 'alice' },
        { attribute: 'eventName', value: 'CreateUser' },
      ],
    };
    const lines = (await run(lookupCommand(query))).trim().split('\n');
    assert.deepEqual(
      lines.map(line => JSON.parse(line) as unknown),
      EVENTS.filter(event => matches(query, event)),
    );
  });

  it('says who calls', async () => {
    assert.equal(
      (await json('aws sts get-caller-identity --output json'))['Account'],
      '111122223333',
    );
  });

  it('runs our SQL in Athena', async () => {
    const sql = athenaSql(ANY, ANY_TRAIL_TABLE, { now: NOW });
    const query = `"$(cat <<'SQL'\n${sql}\nSQL\n)"`;
    const { QueryExecutionId: id } = await json(
      `aws athena start-query-execution --query-string ${query} --output json`,
    );
    const state = '--query QueryExecution.Status.State --output text';
    assert.equal(
      await run(`aws athena get-query-execution --query-execution-id ${id} ${state}`),
      'SUCCEEDED\n',
    );
    const seen = '[length(ResultSet.Rows), ResultSet.Rows[0].Data[0].VarCharValue]';
    assert.deepEqual(
      await json(
        `aws athena get-query-results --query-execution-id ${id} --no-paginate --output json --query '${seen}'`,
      ),
      [121, 'eventversion'],
    );
  });

  it('runs our SQL in CloudTrail Lake', async () => {
    const sql = lakeSql(ANY, { store: EVENT_DATA_STORE.id, now: NOW });
    const query = `"$(cat <<'SQL'\n${sql}\nSQL\n)"`;
    const { QueryId: id } = await json(
      `aws cloudtrail start-query --query-statement ${query} --output json`,
    );
    const { QueryStatus } = await json(
      `aws cloudtrail describe-query --query-id ${id} --output json`,
    );
    assert.equal(QueryStatus, 'FINISHED');
    const count = `aws cloudtrail get-query-results --query-id ${id} --max-query-results 50 --output text --query 'length(QueryResultRows)'`;
    assert.equal((await run(count)).trim(), '50');
  });
});
