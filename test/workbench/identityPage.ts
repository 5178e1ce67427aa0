// What a user does with the identity page, for UI tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { PageView, Tab } from '../../src/webview/protocol';

/** Shows the page something of a test's own, as its host would. */
export async function present(frame: Frame, view: PageView, tab: Tab = 'chain'): Promise<void> {
  await frame.evaluate(message => window.postMessage(message, '*'), {
    type: 'show' as const,
    view,
    tab,
  });
  await frame
    .locator('h1')
    .getByText(tab === 'chain' ? view.title : /./)
    .waitFor();
}

/** What axe finds wrong with the page, of what is serious or worse, as `rule: element`. */
export async function seriousFindings(frame: Frame): Promise<readonly string[]> {
  const source = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
  // The page's policy forbids scripts that are not its own; a debugger's are not subject to it.
  await frame.evaluate(source);
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message}`),
      );
  });
}

/** Switches the colours of the workbench. */
export async function useTheme(page: Page, name: string): Promise<void> {
  const rows = page.locator('.quick-input-widget:visible .monaco-list-row');
  await page.keyboard.press('F1');
  await page
    .locator('.quick-input-widget:visible input[type=text]')
    .fill('>Preferences: Color Theme');
  await rows.filter({ hasText: 'Preferences: Color Theme' }).first().click();
  const themes = page.getByPlaceholder(/^Select Color Theme/);
  await themes.fill(name);
  await rows.filter({ hasText: name }).first().click();
  await themes.waitFor({ state: 'hidden' });
}
