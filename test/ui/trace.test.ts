import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../workbench/projectRoot';
import { eventRow, frameWith, lens, openEvents, tab } from '../workbench/scenes';
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
    await press('F1');
    await page().locator('.quick-input-widget:visible input[type=text]').fill(`>${title}`);
    const first = page().locator('.quick-input-widget:visible .monaco-list-row.focused');
    await first.filter({ hasText: title }).waitFor();
    await press('Enter');
  }

  it('finds the event', async () => {
    // The command that shows a view comes some time after the view itself, so this one click is there.
    await openEvents(page());
    await eventRow(page(), /Log files\s*13/).waitFor();
    // A view that is still empty takes no focus.
    await run('View: Focus into Primary Side Bar');
    await list().waitFor();
    await press('Home');
    for (let rows = 0; !/DeleteTrail/.test((await focused().textContent()) ?? ''); rows++) {
      assert.ok(rows < 40, 'there is no DeleteTrail in the view');
      await press('ArrowDown');
    }
    await press('Enter');
    await tab(page(), 'De1eteTra1lLogsX').waitFor();
  });

  it('leads to the person who signed in', async () => {
    await chord(page(), 't');
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
    await session.locator('button.event').last().focus();
    await press('Enter');
    await tab(page(), 'F1owLogsDen1edXX').waitFor();
    await lens(page(), '08:36:48 DeleteFlowLogs').waitFor();
  });
});
