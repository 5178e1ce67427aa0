import assert from 'node:assert/strict';
import { hoverOver, lineWith, openFile, runCommand, squiggles } from '../workbench/scenes';
import { onStage } from './onStage';

describe('a log in the editor', () => {
  const { page } = onStage();

  it('underlines what is wrong and lists it among the problems', async () => {
    await openFile(page(), 'detection-test.json');
    await squiggles(page()).first().waitFor();

    await runCommand(page(), 'Problems: Focus on Problems View');
    const problems = page().locator('.markers-panel [role=treeitem]');
    await problems.filter({ hasText: 'sourceIPAddress' }).first().waitFor();
  });

  it('explains the value under the pointer', async () => {
    await openFile(page(), 'detection-test.json');
    const hover = await hoverOver(page(), '"eventName"', 'StopLogging');
    assert.match(await hover.innerText(), /trail/i);
  });

  it('opens a log of one line formatted', async () => {
    await openFile(page(), '111122223333_CloudTrail_us-east-1_20261118T0905Z');
    await runCommand(page(), 'CloudTrail: Open Formatted Log');
    await lineWith(page(), /^\s*"eventVersion":\s"1\.\d+",$/).waitFor();
  });
});
