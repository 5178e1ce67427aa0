import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventRow, lineWith, openEvents, unfold } from '../workbench/scenes';
import { onStage } from './onStage';

describe('connections', () => {
  let isExpired = false;
  const { page, stage } = onStage({
    faults: ({ operation }) => (isExpired && operation === 'LookupEvents' ? 'expire' : 'none'),
  });
  const asked = (operation: string) => stage().replay.requests.count(operation);

  before('show the view', async () => {
    await openEvents(page());
    await unfold(eventRow(page(), /log files/i), false);
  });

  it('go on where they stopped when a sign-in has expired', async () => {
    await unfold(eventRow(page(), 'demo · us-east-1'));
    await eventRow(page(), /demo · us-east-1\s*1111-2222-3333 · 50 events/).waitFor();
    isExpired = true;
    await press(/^Load more/);
    await eventRow(page(), /^Sign-in expired\s*The credentials of profile demo/).waitFor();
    isExpired = false;
    await press(/^Try again/);
    // The first of the events that have come is selected.
    const selected = page().locator('.sidebar [role=treeitem].selected');
    await selected.filter({ hasText: /\d\d:\d\d:\d\d/ }).waitFor();
    await page().keyboard.press('Home');
    await eventRow(page(), /demo · us-east-1\s*1111-2222-3333 · 100 events/).waitFor();
  });

  it('are made to several Regions at once', async () => {
    await runOurs('Connect to Event History');
    await choose('Connect to Event History', 'demo');
    const picker = pickerOf('Connect to Event History');
    await picker.getByText('All enabled Regions').waitFor();
    for (const region of ['eu-west-1', 'eu-central-1']) {
      await picker.locator('input[type=text]').fill(region);
      await picker.locator('.monaco-list-row').filter({ hasText: region }).click();
    }
    await picker.getByText('3 Selected').waitFor();
    await page().keyboard.press('Enter');
    await eventRow(page(), /demo · eu-central-1\s*1111-2222-3333/).waitFor();
    await page().locator('.sidebar').getByRole('button', { name: 'Collapse All' }).click();
    for (const region of ['eu-west-1', 'eu-central-1'])
      await eventRow(page(), new RegExp(`demo · ${region}\\s*1111-2222-3333`)).waitFor();
  });

  it('are searched together, by time', async () => {
    await eventRow(page(), 'All connections').click();
    await eventRow(page(), /All connections\s*\d+ events/).waitFor();
    await page().locator('.sidebar .monaco-list:focus').waitFor();
    await page().keyboard.press('Control+K');
    await page().keyboard.press('f');
    await choose('Search All connections', 'source IP address…');
    await pickerOf('Search All connections: source IP address')
      .locator('input[type=text]')
      .fill('203.0.113.77');
    await choose('Search All connections: source IP address', '203.0.113.77');
    // One in Ireland between two in Virginia.
    const times = ['10:09:47 RunInstances', '10:07:15 DescribeInstances', '10:05:20 Authorize'];
    for (const time of times) await eventRow(page(), time).waitFor();
    const rows = await page().locator('.sidebar [role=treeitem]').allTextContents();
    const places = times.map(time => rows.findIndex(row => row.includes(time)));
    assert.deepEqual(
      places,
      [...places].sort((one, other) => one - other),
    );
    await eventRow(page(), 'All connections').click();
  });

  it('to Athena show a statement, run it when they are told to, and say what it has read', async () => {
    await runOurs('Connect to Athena');
    await choose('Connect to Athena', 'demo');
    await choose('Connect to Athena', 'us-east-1');
    await choose('Connect to Athena: us-east-1', 'security');
    await choose('Connect to Athena: us-east-1 · security', 'security');
    await choose('Connect to Athena: security', 'cloudtrail_logs');

    await eventRow(page(), /^last 24 hours\s*SQL/).waitFor();
    await eventRow(page(), 'Show statement').click();
    await lineWith(page(), 'FROM "security"."cloudtrail_logs"').waitFor();
    await lineWith(page(), '"timestamp" BETWEEN').waitFor();
    await eventRow(page(), 'Run…').click();
    await answer('Don’t Run');
    await eventRow(page(), 'Run…').waitFor();
    assert.equal(asked('StartQueryExecution'), 0);

    await eventRow(page(), 'Run…').click();
    await answer('Run');
    await eventRow(page(), /^cloudtrail_logs\s*\d+ events? · [\d.]+ kB scanned/).waitFor();
    assert.equal(asked('StartQueryExecution'), 1);
    const [run] = stage().replay.runs;
    assert.match(run?.statement ?? '', /"timestamp" BETWEEN/);
  });

  it('to CloudTrail Lake do so, too', async () => {
    await runOurs('Connect to CloudTrail Lake');
    await choose('Connect to CloudTrail Lake', 'demo');
    await choose('Connect to CloudTrail Lake', 'us-east-1');
    await choose('Connect to CloudTrail Lake: us-east-1', 'organization-events');
    await eventRow(page(), 'Run…').click();
    await answer('Run');
    await eventRow(page(), /^organization-events\s*\d+ events? · [\d.]+ kB scanned/).waitFor();
    assert.equal(asked('StartQuery'), 1);
  });

  it('write the statement that makes a table where there is none', async () => {
    await runOurs('Connect to Athena');
    await choose('Connect to Athena', 'demo');
    await choose('Connect to Athena', 'us-east-1');
    await choose('Connect to Athena: us-east-1', 'primary');
    await choose('Connect to Athena: us-east-1 · primary', 'default');
    await choose('Connect to Athena: default', 'Show the statement');
    await choose('Connect to Athena', 'management-events');
    const accounts = page()
      .locator('.quick-input-widget:visible')
      .getByText(/Accounts whose log/);
    await accounts.waitFor();
    await page().keyboard.press('Enter');
    await lineWith(page(), 'CREATE EXTERNAL TABLE').waitFor();
    assert.equal(asked('StartQueryExecution'), 1);
  });

  /** Presses a row below the last event. */
  async function press(text: RegExp): Promise<void> {
    await page().locator('.sidebar .monaco-list:focus').waitFor();
    await page().keyboard.press('End');
    await eventRow(page(), text).click();
  }

  /** Runs a command of ours that asks something. */
  async function runOurs(title: string): Promise<void> {
    await page().keyboard.press('F1');
    const picker = page().locator('.quick-input-widget:visible');
    await picker.locator('input[type=text]').fill(`>CloudTrail: ${title}`);
    await picker.locator('.monaco-list-row.focused').filter({ hasText: title }).waitFor();
    await page().keyboard.press('Enter');
  }

  const pickerOf = (title: string): Locator =>
    page()
      .locator('.quick-input-widget:visible')
      // Of all of the title: that of the next picker often begins with that of the one before.
      .filter({ has: page().locator('.quick-input-title').getByText(title, { exact: true }) });

  /** Takes the row with the text in the picker with a title. */
  async function choose(title: string, text: string): Promise<void> {
    const row = pickerOf(title).locator('.monaco-list-row').filter({ hasText: text }).first();
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** Answers the question whether a statement is to be run. No toasts are shown to a test's driver. */
  async function answer(button: string): Promise<void> {
    await eventRow(page(), 'Waiting for your answer').click();
    const question = page()
      .locator('.notifications-center .notification-list-item')
      .filter({ hasText: 'AWS bills what it reads' });
    await question.getByRole('button', { name: button, exact: true }).click();
    await question.waitFor({ state: 'hidden' });
  }
});
