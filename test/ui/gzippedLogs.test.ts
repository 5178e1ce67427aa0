import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../workbench/projectRoot';
import { frameWith, lineWith, openFile, tab } from '../workbench/scenes';
import { onStage } from './onStage';

describe('a gzipped log, opened', () => {
  const { page } = onStage({ folder: join(projectRoot, 'test', 'fixtures', 'workspace') });

  it('is there formatted, in the place of the file', async () => {
    await openFile(page(), '444455556666_CloudTrail_eu-west-1_20261118T0905Z_Qw3rTy7uIoP1aSdF');
    await lineWith(page(), /^\s*"eventVersion":\s"1\.\d+",$/).waitFor();
    const formatted =
      '444455556666_CloudTrail_eu-west-1_20261118T0905Z_Qw3rTy7uIoP1aSdF.cloudtrail';
    await tab(page(), formatted).waitFor();
    await tab(page(), '.json.gz').waitFor({ state: 'detached' });
    assert.equal(await page().locator('.tabs-container .tab').count(), 1);
  });

  it('says in its place why it cannot be read', async () => {
    await openFile(page(), '444455556666_CloudTrail_eu-west-1_20261118T0905Z_truncated');
    const frame = await frameWith(page(), 'This log could not be opened.');
    await frame.getByText('The gzip file is cut off: its end is missing.').waitFor();
  });
});
