import assert from 'node:assert/strict';
import { openFile, runCommand, squiggles } from '../workbench/scenes';
import { onStage } from './onStage';

describe('the status bar', () => {
  const { page } = onStage();
  const entry = () =>
    page()
      .locator('.statusbar-item')
      .filter({ hasText: /\bevents?\b/ });

  it('counts the events and findings of the active log, and says when it was', async () => {
    await openFile(page(), 'detection-test.json');
    await squiggles(page()).first().waitFor();
    await entry()
      .filter({ hasText: /error|warning/ })
      .waitFor();
    assert.match(
      await entry().innerText(),
      /^\s*\d+ events?( · \d+ errors?)?( · \d+ warnings?)? · \d\d:\d\d(–\d\d:\d\d)? UTC\s*$/,
    );
  });

  it('leads to the problems', async () => {
    await entry().click();
    await page().locator('.markers-panel [role=treeitem]').first().waitFor();
  });

  it('says nothing about other files', async () => {
    await openFile(page(), 'README.md');
    await entry().waitFor({ state: 'hidden' });
    await runCommand(page(), 'View: Close Editor');
    await entry().waitFor();
  });
});
