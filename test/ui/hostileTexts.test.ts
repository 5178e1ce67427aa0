import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { hostileEvent, HOSTILE } from '../host/hostileTexts';
import { useTheme } from '../workbench/identityPage';
import {
  eventRow,
  lens,
  lineWith,
  openEvents,
  openFile,
  runCommand,
  unfold,
} from '../workbench/scenes';
import { onStage } from './onStage';

const NAME = '111122223333_CloudTrail_us-east-1_20261118T0905Z_Ho5tile000000000.json';

/** Event history compares accounts and Regions: those of its events are as they should be. */
const events = HOSTILE.map((text, n): Record<string, unknown> => ({
  ...hostileEvent(text.slice(0, 20_000)),
  recipientAccountId: '111122223333',
  awsRegion: 'us-east-1',
  eventTime: `2026-11-18T09:00:0${n}Z`,
  eventID: `00000000-0000-4000-8000-00000000000${n}`,
}));

/** What of a page, in any of its frames, was made out of the text of an event. */
async function drawn(page: Page): Promise<readonly string[]> {
  const found = await Promise.all(
    page
      .frames()
      .map(frame =>
        frame.evaluate(() =>
          [
            'img[src="x"]',
            'img[src*="192.0.2"]',
            'a[href^="command:test"]',
            '[data-href^="command:test"]',
            '.codicon-flame',
          ]
            .filter(selector => document.querySelector(selector) !== null)
            .map(selector => selector),
        ),
      ),
  );
  return found.flat();
}

describe('hostile texts of events in the workbench', () => {
  const { page, stage } = onStage({ events });
  const heard: string[] = [];

  before('listen for what a text might do', async () => {
    page().on('dialog', dialog => {
      heard.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page().on('request', request => {
      if (/192\.0\.2\.|\/x$/.test(request.url()))
        heard.push(`request: ${request.url().slice(0, 100)}`);
    });
    page().on('console', line => {
      if (/canary|Content Security Policy.*(inline|192\.0\.2)/.test(line.text()))
        heard.push(line.text().slice(0, 200));
    });
    const records = HOSTILE.map((text, n) => ({
      ...hostileEvent(text),
      eventID: events[n]?.['eventID'],
    }));
    await writeFile(join(stage().workspace, NAME), JSON.stringify({ Records: records }, null, 2));
  });
  afterEach('nothing was drawn or done', async () => {
    await page().screenshot({ path: `out/hostile/${pictures++}.png` });
    assert.deepEqual(await drawn(page()), []);
    assert.deepEqual(heard, []);
  });
  let pictures = 0;

  it('are text in the editor, its lenses and hovers', async () => {
    await openFile(page(), NAME);
    await lens(page(), '<img src=x').waitFor();
    await lineWith(page(), '"userName"').getByText('<img').first().hover();
    await page().locator('.monaco-hover:visible .hover-row').first().waitFor();
  });

  it('are text among the symbols', async () => {
    await page().keyboard.press('Control+Shift+O');
    await page().locator('.quick-input-widget:visible input[type=text]').fill('@flame');
    const rows = page().locator('.quick-input-widget:visible .monaco-list-row');
    await rows.filter({ hasText: '(flame)' }).first().waitFor();
    await page().screenshot({ path: 'out/hostile/symbols.png' });
    assert.deepEqual(await drawn(page()), []);
    await page().keyboard.press('Escape');
    await rows.first().waitFor({ state: 'hidden' });
    await openEvents(page());
    await unfold(eventRow(page(), /log files/i), false);
    await unfold(eventRow(page(), 'demo · us-east-1'));
  });

  for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast'])
    it(`are text in the rows of Event history: ${theme}`, async () => {
      await useTheme(page(), theme);
      await eventRow(page(), /<img src=x/).waitFor();
      await eventRow(page(), /\(flame\)/).hover();
      await page().locator('.monaco-hover:visible').first().waitFor();
    });

  it('are text in the document and the title of an event', async () => {
    await eventRow(page(), /\(flame\)/).click();
    await lens(page(), '(flame)').waitFor();
  });

  it('are text on the identity page', async () => {
    await runCommand(page(), 'CloudTrail: Show Identity Chain');
    const chain = page().frameLocator('iframe.webview').frameLocator('#active-frame');
    await chain.getByText('flame').first().waitFor();
  });
});
