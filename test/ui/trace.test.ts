import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../workbench/projectRoot';
import { eventRow, frameWith, lens, tab } from '../workbench/scenes';
import { chord } from './keys';
import { onStage } from './onStage';

/** As an incident responder who leaves the mouse alone, in a folder of gzipped logs. */
describe('from a deleted trail', () => {
  const logs = join(projectRoot, 'test', 'fixtures', 'workspace', 'deletedTrail');
  const { page, stage } = onStage({ folder: logs });
  const press = (key: string) => page().keyboard.press(key);
  const focused = () => page().locator('.sidebar .monaco-list-row.focused');

  const list = () => page().locator('.sidebar .monaco-list:focus');

  /** Runs a command by its title. */
  async function run(title: string): Promise<void> {
    const first = page()
      .locator('.quick-input-widget:visible .monaco-list-row.focused')
      .filter({ hasText: title });
    // A command of an extension may be known only some time after the workbench is there.
    for (let tries = 0; ; tries++) {
      await press('F1');
      await page().locator('.quick-input-widget:visible input[type=text]').fill(`>${title}`);
      const known = first.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (await known) break;
      assert.ok(tries < 10, `there is no command ${title}`);
      await press('Escape');
    }
    await press('Enter');
  }

  it('finds the event', async () => {
    await run('CloudTrail: Focus on Events View');
    await eventRow(page(), /Log files\s*13/).waitFor();
    // A view that is still empty takes no focus.
    await run('View: Focus into Primary Side Bar');
    await list().waitFor();
    await press('Home');
    for (let rows = 0; !/DeleteTrail/.test((await focused().textContent()) ?? ''); rows++) {
      assert.ok(rows < 40, 'there is no DeleteTrail in the view');
      await press('ArrowDown');
    }
    // The row has the focus alone: the keys of the view choose it.
    assert.equal(await page().locator('.sidebar .monaco-list-row.selected').count(), 0);
  });

  it('leads to the person who signed in', async () => {
    await chord(page(), 't');
    await tab(page(), 'De1eteTra1lLogsX').waitFor();
    const trace = await frameWith(page(), 'SwitchRole');
    const names = trace.locator('.box .name');
    for (const name of ['carol', 'Operator / carol', 'TrailAdmin / cleanup', 'DeleteTrail'])
      await names.getByText(name, { exact: true }).first().waitFor();
    const asked = stage().replay.requests.all.map(({ operation }) => operation);
    assert.ok(!asked.includes('LookupEvents'), 'AWS was asked for what the logs have');
  });

  it('leads to everything else that the session did', async () => {
    await run('View: Focus into Primary Side Bar');
    await focused().filter({ hasText: 'DeleteTrail' }).waitFor();
    await chord(page(), 'Shift+S');
    const session = await frameWith(page(), 'DescribeFlowLogs');
    const rows = await session.locator('button.event .what').allTextContents();
    assert.deepEqual(rows, [
      'GetTrailStatus',
      'StopLogging',
      'DeleteTrail',
      'DescribeFlowLogs',
      'DeleteFlowLogs',
    ]);
    await session.locator('button.event.bad').getByText('denied').waitFor();
  });

  it('opens an event of another packed log', async () => {
    const session = await frameWith(page(), 'DescribeFlowLogs');
    const focusedPart = () => session.evaluate(() => document.activeElement?.className ?? '');
    for (let tabs = 0; !/\bevent\b/.test(await focusedPart()); tabs++) {
      assert.ok(tabs < 20, 'Tab leads to no event of the session');
      await press('Tab');
    }
    await press('End');
    await press('Enter');
    await tab(page(), 'F1owLogsDen1edXX').waitFor();
    await lens(page(), '08:36:48 DeleteFlowLogs').waitFor();
  });
});
