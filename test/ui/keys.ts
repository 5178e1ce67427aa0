// What a reader does in the Events view with the keyboard alone.
import type { Page } from 'playwright-core';

/** Presses Ctrl+K and a key once the view has the focus. */
export async function chord(page: Page, key: string): Promise<void> {
  await page.locator('.sidebar .monaco-list:focus').waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.press(key);
}

/** Types into the picker with a title, and takes the row with the text once it comes first. */
export async function choose(page: Page, title: string, text: string): Promise<void> {
  const picker = page
    .locator('.quick-input-widget:visible')
    .filter({ has: page.locator('.quick-input-title', { hasText: title }) });
  await picker.locator('input[type=text]').fill(text);
  await picker.locator('.monaco-list-row.focused').filter({ hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}
