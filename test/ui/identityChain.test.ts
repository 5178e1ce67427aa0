import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { lineWith, openFile, showChain, tab } from '../workbench/scenes';
import { onStage } from './onStage';

describe('the identity chain', () => {
  const { page } = onStage();
  let chain: Frame;

  before('show the chain of an AssumeRole', async () => {
    await openFile(page(), 'suspicious-event.json');
    await lineWith(page(), '"eventName"').click();
    chain = await showChain(page(), 'deploy-bot');
  });

  it('draws a box for who called and for the call', async () => {
    const names = chain.locator('.box .name');
    for (const name of ['deploy-bot', 'AssumeRole'])
      await names.getByText(name, { exact: true }).first().waitFor();
  });

  it('leads from a fact to its place in the event', async () => {
    const key = chain.locator('button.fact:visible').filter({ hasText: 'AKIAIOSFODNN7EXAMPLE' });
    await key.first().click();
    await page().locator('.editor-instance .selected-text').first().waitFor();
    await lineWith(page(), '"accessKeyId": "AKIAIOSFODNN7EXAMPLE"').waitFor();
    assert.match(
      (await tab(page(), 'suspicious-event.json').getAttribute('class')) ?? '',
      /active/,
    );
  });
});
