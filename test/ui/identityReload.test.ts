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
const GONE = 'Open this event’s chain again to go from a fact to its place in the event.';

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

  it('draws the trace that it drew, and its facts lead to their places', async () => {
    const chain = await reload('Admin / alice');
    await chain.locator('.box .name').getByText('alice', { exact: true }).first().waitFor();
    assert.equal(await chain.getByText(GONE).count(), 0);
    await chain.locator('.verb', { hasText: 'assumed' }).last().click();
    await tab(page(), LOG).waitFor();
    await lineWith(page(), '"accessKeyId": "ASIA000000000002TEST"').waitFor();
  });

  it('draws the session that it drew, and its rows open their events', async () => {
    const chain = await frameWith(page(), 'Export');
    await chain.getByRole('button', { name: 'Session', exact: true }).click();
    await chain.locator('.event').first().waitFor();
    const session = await reload('Session of');
    const row = session.locator('.event', { hasText: 'DeleteTrail' });
    await row.first().click();
    await lineWith(page(), '"eventName": "DeleteTrail"').waitFor();
  });

  it('says how to get its links back when the event is gone', async () => {
    await runCommand(page(), 'View: Close All Editors in Group');
    await rm(join(stage().workspace, CALL));
    const session = await reload('Session of');
    await session.getByText(GONE).waitFor();
    assert.equal(await session.locator('.event:not([aria-disabled=true])').count(), 0);
    await session.getByRole('button', { name: 'Chain', exact: true }).click();
    await session.getByText(GONE).waitFor();
    assert.equal(await session.locator('button.fact').count(), 0);
  });
});

const records = (events: readonly unknown[]) => JSON.stringify({ Records: events }, null, 2);
