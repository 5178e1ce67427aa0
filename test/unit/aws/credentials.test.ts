import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventHistoryStore } from '../../../src/aws/eventHistory';
import { createPacer } from '../../../src/aws/pace';
import { answeringRegions } from '../../../src/aws/regions';
import { StoreError } from '../../../src/stores/eventStore';
import type { Fault, FaultyRequest } from '../../replay/faults';
import { startReplay, type Replay } from '../../replay/server';
import { ROLE_KEY } from '../../replay/sts';
import { allPages, never, numbersIn } from '../stores/eventStoreContract';
import { SAMPLE_START, sampleEvents } from '../stores/sampleEvents';
import { awsFiles, KEYS, UNASKED, type AwsFiles } from './awsFiles';
import { hastyClock } from './testClock';

const NOW = SAMPLE_START + 24 * 60 * 60_000;
const USER_KEY = 'AKIAIOSFODNN7EXAMPLE';

/** Every source of credentials that the AWS tools share, with files in a home of the test's own. */
describe('credentials', () => {
  let replay: Replay;
  let files: AwsFiles;
  let home: string;
  const before = { HOME: process.env['HOME'], USERPROFILE: process.env['USERPROFILE'] };
  let faultOf: (request: FaultyRequest) => Fault;

  beforeEach(async () => {
    faultOf = () => 'none';
    replay = await startReplay({
      events: sampleEvents(120),
      now: () => NOW,
      requestsPerSecond: Infinity,
      faults: request => faultOf(request),
    });
    files = await awsFiles(replay.url);
    home = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-home-'));
    Object.assign(process.env, { HOME: home, USERPROFILE: home });
  });
  afterEach(async () => {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    await files.remove();
    await replay.close();
    await rm(home, { recursive: true });
  });

  function search(profile: string, options: Partial<Parameters<typeof eventHistoryStore>[0]> = {}) {
    const pacer = createPacer(2, hastyClock());
    const fixed = { region: 'us-east-1', pacer, callers: UNASKED, now: () => NOW };
    return eventHistoryStore({ profile, ...fixed, ...options }).search({ filters: [] });
  }
  const keysUsed = () => [
    ...new Set(
      replay.requests.all
        .filter(({ operation }) => operation === 'LookupEvents')
        .map(({ accessKeyId }) => accessKeyId),
    ),
  ];
  const fails = (page: Promise<unknown>, kind: string, words: RegExp) =>
    assert.rejects(page, error => {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.kind, kind, error.message);
      assert.match(error.message, words);
      return true;
    });

  const MFA = `role_arn = arn:aws:iam::111122223333:role/Auditor
source_profile = demo
mfa_serial = arn:aws:iam::111122223333:mfa/alice
`;

  it('of a role behind an MFA device take one code for all Regions', async () => {
    await files.config(`[profile mfa]\nregion = us-east-1\n${MFA}`);
    const asked: string[] = [];
    const mfaCode = async (serialNumber: string) => {
      asked.push(serialNumber);
      return '123456';
    };
    const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2'];
    const found = await Promise.all(
      regions.map(region => allPages(search('mfa', { region, mfaCode }))),
    );
    assert.equal(numbersIn(found.flat()).length, 120);
    await allPages(search('mfa', { mfaCode }));
    assert.deepEqual(asked, ['arn:aws:iam::111122223333:mfa/alice']);
    const assumed = replay.requests.all.filter(({ operation }) => operation === 'AssumeRole');
    assert.equal(assumed.length, 1);
    assert.match(assumed[0]?.body ?? '', /TokenCode=123456/);
    assert.deepEqual(keysUsed(), [ROLE_KEY]);
    const read = replay.requests.all.filter(({ operation }) => operation === 'LookupEvents');
    assert.deepEqual([...new Set(read.map(({ region }) => region))].sort(), [...regions].sort());
  });

  it('of a role behind an MFA device take another code once they have expired', async () => {
    await files.config(`[profile mfa2]\n${MFA}`);
    let codes = 0;
    const mfaCode = async () => String(100_000 + codes++);
    const started = search('mfa2', { mfaCode });
    const first = await started.next(never());
    let expired = false;
    faultOf = ({ operation }) => {
      if (operation !== 'LookupEvents' || expired) return 'none';
      expired = true;
      return 'expire';
    };
    await fails(started.next(never()), 'expired', /goes on where it stopped/);
    const others = await allPages(started);
    const numbers = numbersIn([first, ...others]);
    assert.deepEqual([numbers.length, new Set(numbers).size, codes], [120, 120, 2]);
  });

  it('come from a process', async () => {
    const said = JSON.stringify({
      Version: 1,
      AccessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      SecretAccessKey: 'secret',
    });
    await writeFile(join(home, 'said.json'), said);
    const print = `${process.execPath} -p 'fs.readFileSync("${join(home, 'said.json')}", "utf8")'`;
    await files.config(`[profile process]\ncredential_process = ${print}\n`);
    await search('process').next(never());
    assert.deepEqual(keysUsed(), ['AKIAI44QH8DHBEXAMPLE']);
  });

  it('come from a web identity', async () => {
    await writeFile(join(home, 'token'), 'a.b.c');
    await files.config(`[profile web]
role_arn = arn:aws:iam::111122223333:role/Deploy
web_identity_token_file = ${join(home, 'token')}
role_session_name = build
`);
    await search('web').next(never());
    assert.deepEqual(keysUsed(), [ROLE_KEY]);
    const [assumed] = replay.requests.all;
    assert.equal(assumed?.operation, 'AssumeRoleWithWebIdentity');
    assert.match(assumed?.body ?? '', /RoleSessionName=build/);
  });

  it('come from the environment, for a profile that says so', async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    });
    await files.config(`[profile env]
role_arn = arn:aws:iam::111122223333:role/Auditor
credential_source = Environment
`);
    await search('env').next(never());
    assert.equal(replay.requests.all[0]?.accessKeyId, 'AKIAI44QH8DHBEXAMPLE');
    assert.deepEqual(keysUsed(), [ROLE_KEY]);
  });

  const SSO = `sso_session = corp
sso_account_id = 111122223333
sso_role_name = Auditor
`;

  it('of IAM Identity Center say how to sign in again when the token has expired', async () => {
    await files.config(`[profile sso]
${SSO}[sso-session corp]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start
[profile behind]
role_arn = arn:aws:iam::111122223333:role/Auditor
source_profile = sso
`);
    const cache = join(home, '.aws', 'sso', 'cache');
    await mkdir(cache, { recursive: true });
    const name = createHash('sha1').update('corp').digest('hex');
    const token = { accessToken: 'token', expiresAt: '2020-01-01T00:00:00Z' };
    await writeFile(join(cache, `${name}.json`), JSON.stringify(token));
    await fails(search('sso').next(never()), 'expired', /Run "aws sso login --profile sso"/);
    await fails(search('behind').next(never()), 'expired', /Run "aws sso login --profile sso"/);
    assert.equal(replay.requests.count(), 0);
  });

  it('of a console login say how to sign in again', async () => {
    await files.config(`[profile console]
login_session = arn:aws:iam::111122223333:user/alice
region = us-east-1
`);
    await fails(search('console').next(never()), 'expired', /Run "aws login --profile console"/);
    assert.equal(replay.requests.count(), 0);
  });

  it('are asked for the Regions that accept them', async () => {
    await files.credentials(`[demo]\n${KEYS}`);
    const enabled = ['eu-central-1', 'eu-west-1', 'us-east-1'];
    // Whether one that does not answer is enabled, nobody knows: it is not left out.
    const silent = 'sa-east-1';
    faultOf = ({ region }) =>
      enabled.includes(region) ? 'none' : region === silent ? 'drop' : 'deny';
    const told: string[] = [];
    const found = await answeringRegions(
      { profile: 'demo', region: 'eu-central-1', callers: UNASKED },
      never(),
      region => told.push(region),
    );
    assert.deepEqual(found, [...enabled, silent].sort());
    assert.ok(told.length > 30 && told.every(region => !/^(cn|us-gov|eusc)-/.test(region)));
    const operations = replay.requests.all.map(({ operation }) => operation);
    assert.deepEqual([...new Set(operations)], ['GetCallerIdentity']);
    // The one that dropped the connection was asked again.
    assert.equal(operations.length, told.length + 1);
    assert.ok(replay.requests.all.every(({ accessKeyId }) => accessKeyId === USER_KEY));
  });

  it('that have expired are said to be so before all Regions are asked', async () => {
    faultOf = () => 'expire';
    const asked = answeringRegions({ profile: 'demo', region: 'eu-west-1' }, never());
    await fails(asked, 'expired', /aws sso login --profile demo/);
    assert.equal(replay.requests.count(), 1);
  });
});
