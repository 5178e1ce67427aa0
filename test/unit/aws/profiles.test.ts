import assert from 'node:assert/strict';
import { listProfiles } from '../../../src/aws/profiles';
import { awsFiles, KEYS, type AwsFiles } from './awsFiles';

describe('the profiles of the machine', () => {
  let files: AwsFiles;
  beforeEach(async () => {
    files = await awsFiles('http://127.0.0.1:1');
  });
  afterEach(() => files.remove());

  it('are those of both files, with their Regions and without their keys', async () => {
    await files.config(`[default]
region = eu-central-1
[profile demo]
region = us-east-1
${KEYS}
[profile sso]
sso_session = corp
[sso-session corp]
sso_region = us-east-1
[services local]
cloudtrail =
  endpoint_url = http://127.0.0.1:1
`);
    await files.credentials(`[demo]\n${KEYS}[old]\n${KEYS}`);
    assert.deepEqual(await listProfiles(), [
      { name: 'default', region: 'eu-central-1' },
      { name: 'demo', region: 'us-east-1' },
      { name: 'old' },
      { name: 'sso' },
    ]);
  });

  it('are read anew each time', async () => {
    await listProfiles();
    await files.credentials(`[added]\n${KEYS}`);
    assert.deepEqual(
      (await listProfiles()).map(({ name }) => name),
      ['added', 'demo'],
    );
  });

  it('are none when there are no files', async () => {
    process.env['AWS_CONFIG_FILE'] = process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nowhere/config';
    assert.deepEqual(await listProfiles(), []);
  });
});
