// What a user does in the workbench, for pictures and UI tests: each waits for what it leads to.
import type { Frame, Locator, Page } from 'playwright-core';

/** Runs a command by its title, as from the keyboard. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

/** Opens a file of the workspace by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await pick(page, name, name);
  await tab(page, name).waitFor();
}

/** Types into the quick pick that is opening and takes the row with a text. */
async function pick(page: Page, query: string, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type=text]');
  await input.fill(query);
  await page
    .locator('.quick-input-widget:visible .monaco-list-row')
    .filter({ hasText: text })
    .first()
    .click();
  await input.waitFor({ state: 'hidden' });
  // Whatever lies under the pointer now would show a hover of its own.
  await page.mouse.move(0, 0);
}

/** The tab of an editor whose title has a text. */
export const tab = (page: Page, title: string): Locator =>
  page.locator('.tabs-container .tab').filter({ hasText: title }).first();

/** The first line of the active editor that has a text. */
export const lineWith = (page: Page, text: string | RegExp): Locator =>
  page.locator('.editor-instance .view-line').filter({ hasText: text }).first();

/** The underlines of findings that are in sight. */
export const squiggles = (page: Page): Locator =>
  page.locator('.squiggly-error, .squiggly-warning, .squiggly-info');

/** The lens above an event whose summary has a text. */
export const lens = (page: Page, summary: string): Locator =>
  page.locator('.codelens-decoration').filter({ hasText: summary }).first();

/** Hovers over a text in the editor and returns the hover's box. */
export async function hoverOver(page: Page, line: string, text: string): Promise<Locator> {
  await lineWith(page, line).getByText(text).first().hover();
  const hover = page.locator('.monaco-hover:visible .hover-row').first();
  await hover.waitFor();
  return page.locator('.monaco-hover:visible').first();
}

/** A row of the Events view. */
export const eventRow = (page: Page, text: string | RegExp): Locator =>
  page.locator('.sidebar [role=treeitem]').filter({ hasText: text }).first();

/** Shows the Events view. */
export async function openEvents(page: Page): Promise<void> {
  await page.locator('.activitybar').getByRole('tab', { name: 'CloudTrail' }).click();
  await page.locator('.sidebar [role=treeitem]').first().waitFor();
}

/** Unfolds a row of the Events view, or folds it. */
export async function unfold(row: Locator, open = true): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) !== String(open)) await row.click();
  await row.and(row.page().locator(`[aria-expanded=${String(open)}]`)).waitFor();
}

/** Turns the wheel over the Events view until a row is in sight: rows out of sight are not drawn. */
export async function scrollTo(page: Page, row: Locator): Promise<void> {
  await page.locator('.sidebar [role=treeitem]').first().hover();
  for (let turns = 0; turns < 200 && !(await row.isVisible()); turns++) {
    await page.mouse.wheel(0, 200);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await row.waitFor();
}

/** The frame of a webview that shows a text. */
export async function frameWith(page: Page, text: string): Promise<Frame> {
  const inner = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await inner.getByText(text).first().waitFor();
  for (const frame of page.frames())
    if ((await frame.getByText(text).count()) > 0 && frame !== page.mainFrame()) return frame;
  throw new Error(`The frame that showed ${text} is gone.`);
}

/** Shows the identity chain of the event at the cursor and returns the page's frame. */
export async function showChain(page: Page, name: string): Promise<Frame> {
  await runCommand(page, 'CloudTrail: Show Identity Chain');
  return frameWith(page, name);
}

/** The scenes of `npm run demo -- --screenshot`, each from a workbench that has just opened. */
export const scenes = {
  /** A test event with mistakes: lens, squiggles, and a hover over a denied call's error. */
  async editor(page: Page): Promise<void> {
    await openFile(page, 'detection-test.json');
    await squiggles(page).first().waitFor();
    await lens(page, 'StopLogging').waitFor();
    await hoverOver(page, '"arn"', 'assumed-role');
  },
  /** The Event history of an account, one of its events open. */
  async sidebar(page: Page): Promise<void> {
    await openEvents(page);
    await unfold(eventRow(page, 'demo · us-east-1'));
    const row = eventRow(page, 'DeleteLoginProfile');
    await row.waitFor();
    await page.locator('.sidebar .monaco-progress-container.active').waitFor({ state: 'hidden' });
    await row.click();
    await lens(page, 'DeleteLoginProfile').waitFor();
  },
  /** The chain of the call that the incident turns on, beside the event. */
  async chain(page: Page): Promise<void> {
    await openFile(page, 'suspicious-event.json');
    await lens(page, 'AssumeRole').waitFor();
    await lineWith(page, '"userIdentity"').click();
    await runCommand(page, 'View: Close Primary Side Bar');
    await showChain(page, 'deploy-bot');
  },
  /** A denied StopLogging in another account, traced over two roles to the user who began. */
  async trace(page: Page): Promise<void> {
    await openFile(page, '444455556666_CloudTrail_us-east-1_20261118T0920Z_82eC0WNIiG0TfaWj');
    await lens(page, '(AWS service)').or(page.locator('.view-line').nth(3)).first().waitFor();
    await page.keyboard.press('Control+Shift+O');
    await pick(page, '@StopLogging', 'StopLogging');
    await runCommand(page, 'View: Close Primary Side Bar');
    await runCommand(page, 'CloudTrail: Trace to Origin');
    const frame = await frameWith(page, 'Export');
    await frame.locator('.box .name').getByText('deploy-bot', { exact: true }).waitFor();
    await runCommand(page, 'View: Toggle Maximize Editor Group');
  },
  /** A delivered log of one line, formatted. */
  async formatted(page: Page): Promise<void> {
    await openFile(page, '111122223333_CloudTrail_us-east-1_20261118T0905Z');
    await runCommand(page, 'CloudTrail: Open Formatted Log');
    await lens(page, 'AssumeRole').waitFor();
  },
} satisfies Record<string, (page: Page) => Promise<void>>;

export type Scene = keyof typeof scenes;

export const isScene = (name: string): name is Scene => Object.hasOwn(scenes, name);
