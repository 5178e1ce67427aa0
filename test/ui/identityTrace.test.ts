import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { lineWith, openFile, runCommand, showChain, tab } from '../workbench/scenes';
import { SITUATIONS } from '../unit/picture/situations';
import { copied } from './copied';
import { onStage } from './onStage';

const [toAdmin, toAudit, call] = SITUATIONS.twoHops;
const LOG = '111122223333_CloudTrail_eu-west-1_20261118T0905Z_Ab3dEf6hIj9kLm2n.json';
const CALL = 'delete-trail.json';

describe('the trace of a call', () => {
  const { page, stage } = onStage();
  let chain: Frame;

  before('show the chain of a call whose session another file tells of', async () => {
    const { workspace } = stage();
    await writeFile(join(workspace, LOG), records([toAdmin, toAudit]));
    await writeFile(join(workspace, CALL), records([call]));
    await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openFile(page(), CALL);
    await lineWith(page(), 'DeleteTrail').click();
    chain = await showChain(page(), 'DeleteTrail');
  });

  it('has a box for what is missing, and what finds it', async () => {
    await box(chain, 'Not searched yet').waitFor();
    await chain.getByRole('button', { name: 'Copy AWS CLI command' }).click();
    await chain.getByText('Copied.').waitFor();
    assert.match(
      await copied(page(), 'ASIA000000000002TEST'),
      /^aws cloudtrail lookup-events .*ASIA000000000002TEST/,
    );
  });

  it('finds where the session came from in the logs of the workspace', async () => {
    await chain.getByRole('button', { name: 'Where did this session come from?' }).click();
    for (const name of ['alice', 'Admin / alice', 'Audit / from-admin'])
      await box(chain, name).waitFor();
    assert.equal(await box(chain, 'Not found').count(), 0);
    assert.equal(await chain.getByText('assumed', { exact: true }).first().isVisible(), true);
    await chain.getByText(/Searched: /).waitFor();
  });

  it('leads from an arrow to the event that issued the credential', async () => {
    await chain.locator('.verb', { hasText: 'assumed' }).last().click();
    await tab(page(), LOG).waitFor();
    await lineWith(page(), '"accessKeyId": "ASIA000000000002TEST"').waitFor();
  });

  it('says in words all that the boxes say', async () => {
    const said = await chain.locator('.as-text').evaluate(list => list.textContent ?? '');
    const shown = await chain
      .locator('.box')
      .evaluateAll(boxes =>
        boxes.flatMap(one =>
          [...one.querySelectorAll('.name, .remark, .fact .label, .fact .value')].map(
            part => part.textContent ?? '',
          ),
        ),
      );
    assert.ok(shown.length > 40);
    for (const words of shown) assert.ok(said.includes(words), words);
  });

  it('is walked by the arrow keys, and zooms and moves without a mouse', async () => {
    await box(chain, 'alice').first().focus();
    await page().keyboard.press('ArrowRight');
    const focused = () =>
      chain.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    assert.equal(await focused(), 'Session Admin / alice');
    const picture = chain.locator('.picture');
    const before = (await picture.boundingBox())?.width ?? 0;
    await page().keyboard.press('+');
    await page().keyboard.press('+');
    assert.ok(((await picture.boundingBox())?.width ?? 0) > before);
    await page().keyboard.press('0');
    assert.equal((await picture.boundingBox())?.width, before);
    await chain.getByRole('button', { name: 'Fit to the width' }).click();
    assert.match((await picture.getAttribute('class')) ?? '', /across/);
    await picture.press('0');
  });

  it('copies the picture as Mermaid', async () => {
    await chain.locator('.menu summary').click();
    await chain.getByRole('button', { name: 'Copy Mermaid' }).click();
    await chain.getByText('Copied.').waitFor();
    assert.match(await copied(page(), 'flowchart LR'), /^flowchart LR/);
  });

  it('saves the picture as PNG', async () => {
    await chain.locator('.menu summary').click();
    await chain.getByRole('button', { name: 'Save as PNG…' }).click();
    const input = page().locator('.quick-input-widget:visible input[type=text]');
    // The dialog writes a name of its own as soon as it has looked at the folder.
    await page().waitForFunction(() =>
      [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input')].some(
        ({ value }) => value.endsWith('.png'),
      ),
    );
    const target = join(stage().workspace, 'trace.png');
    await input.fill(target);
    await page().locator('.quick-input-widget:visible').getByText('OK', { exact: true }).click();
    await input.waitFor({ state: 'hidden' });
    await page().getByText('trace.png').first().waitFor();
    assert.ok(existsSync(target));
    assert.equal(readFileSync(target).subarray(1, 4).toString(), 'PNG');
  });

  it('shows the session on its time line, and opens its events', async () => {
    await chain.getByRole('button', { name: 'Session', exact: true }).click();
    const row = chain.locator('.event', { hasText: 'DeleteTrail' });
    await row.first().waitFor();
    await openBeside(page(), LOG);
    await row.first().click();
    await lineWith(page(), '"eventName": "DeleteTrail"').waitFor();
    await chain.getByRole('button', { name: 'Chain', exact: true }).click();
    await box(chain, 'alice').first().waitFor();
  });

  it('follows the cursor as long as that is switched on', async () => {
    const follow = chain.getByRole('button', { name: 'Follow the cursor' });
    await follow.click();
    await openBeside(page(), LOG);
    await lineWith(page(), '"eventID": "to-audit"').click();
    await chain.locator('h1').getByText('AssumeRole — Admin / alice').waitFor();
    await page().keyboard.press('Control+Home');
    await lineWith(page(), '"eventID": "to-admin"').click();
    await chain.locator('h1').getByText('AssumeRole — alice').waitFor();
    assert.equal(await follow.getAttribute('aria-pressed'), 'true');
    await follow.click();
    assert.equal(await follow.getAttribute('aria-pressed'), 'false');
  });
});

const box = (chain: Frame, name: string) =>
  chain.locator('.box').filter({ has: chain.locator('.name').getByText(name, { exact: true }) });

/** Opens a file beside the page, which would be hidden, and so thrown away, by a file in its place. */
async function openBeside(page: Page, name: string): Promise<void> {
  await runCommand(page, 'View: Focus First Editor Group');
  await openFile(page, name);
}

const records = (events: readonly unknown[]) => JSON.stringify({ Records: events }, null, 2);
