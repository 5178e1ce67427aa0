import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { frameWith, lineWith, openFile, runCommand, showChain, tab } from '../workbench/scenes';
import { SITUATIONS } from '../unit/picture/situations';
import { onStage } from './onStage';

const LOG = '111122223333_CloudTrail_eu-west-1_20261118T0905Z_Ab3dEf6hIj9kLm2n.json';
const CALL = 'delete-trail.json';
const [toAdmin, toAudit, call] = SITUATIONS.twoHops;
const GONE = 'The event that was shown here is not at hand any more.';

describe('the identity page after the window is loaded again', () => {
  const { page, stage } = onStage();
  const reload = async (text: string): Promise<Frame> => {
    // What a page keeps is stored a moment after it is kept, and when the window closes.
    const loaded = page().waitForEvent('load');
    await runCommand(page(), 'Developer: Reload Window');
    await loaded;
    await page().locator('.monaco-workbench').waitFor();
    return frameWith(page(), text);
  };

  before('trace a call', async () => {
    const { workspace } = stage();
    await writeFile(join(workspace, LOG), records([toAdmin, toAudit]));
    await writeFile(join(workspace, CALL), records([{ eventID: 'other' }, call]));
    await openFile(page(), CALL);
    await lineWith(page(), 'DeleteTrail').click();
    await showChain(page(), 'DeleteTrail');
    const chain = await frameWith(page(), 'Where did this session come from?');
    await chain.getByRole('button', { name: 'Where did this session come from?' }).click();
    await chain.locator('.box .name').getByText('alice', { exact: true }).first().waitFor();
  });

  it('draws the chain of its event again, and traces it again', async () => {
    const chain = await reload('Where did this session come from?');
    assert.equal(await chain.getByText(GONE).count(), 0);
    await chain.getByRole('button', { name: 'Where did this session come from?' }).click();
    await chain.locator('.box .name').getByText('alice', { exact: true }).first().waitFor();
    await chain.locator('.verb', { hasText: 'assumed' }).last().click();
    await tab(page(), LOG).waitFor();
    await lineWith(page(), '"accessKeyId": "ASIA000000000002TEST"').waitFor();
  });

  it('reads the session again', async () => {
    const chain = await frameWith(page(), 'Export');
    await chain.getByRole('button', { name: 'Session', exact: true }).click();
    await chain.locator('.event').first().waitFor();
    const again = await reload('Export');
    await again.getByRole('button', { name: 'Session', exact: true }).click();
    const row = again.locator('.event', { hasText: 'DeleteTrail' });
    await row.first().click();
    await lineWith(page(), '"eventName": "DeleteTrail"').waitFor();
  });

  it('says how to show an event when it is gone', async () => {
    await runCommand(page(), 'View: Close All Editors in Group');
    await rm(join(stage().workspace, CALL));
    const gone = await reload(GONE);
    assert.equal(await gone.locator('.box, .event').count(), 0);
  });
});

const records = (events: readonly unknown[]) => JSON.stringify({ Records: events }, null, 2);
