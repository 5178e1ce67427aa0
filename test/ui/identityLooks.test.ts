import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { present, seriousFindings, useTheme } from '../workbench/identityPage';
import { lineWith, openFile, showChain } from '../workbench/scenes';
import { longSession, SITUATIONS, twelveHops } from '../unit/picture/situations';
import { pageView } from '../unit/picture/pageView';
import { onStage } from './onStage';

describe('the identity page', () => {
  const { page } = onStage();
  let chain: Frame;

  before('show it', async () => {
    await openFile(page(), 'suspicious-event.json');
    await lineWith(page(), '"eventName"').click();
    chain = await showChain(page(), 'deploy-bot');
  });

  for (const theme of ['Light Modern', 'Dark Modern', 'Dark High Contrast'])
    it(`has nothing that keeps somebody from using it: ${theme}`, async () => {
      await useTheme(page(), theme);
      const shown: Readonly<Record<string, Parameters<typeof present>>> = {
        chain: [chain, pageView(SITUATIONS.gap)],
        trace: [chain, pageView(SITUATIONS.threeHops)],
        rows: [chain, pageView(twelveHops())],
        gap: [chain, pageView(SITUATIONS.gapFurtherBack)],
        session: [chain, pageView(SITUATIONS.oneHop, longSession(520)), 'session'],
      };
      for (const [name, view] of Object.entries(shown)) {
        await present(...view);
        await chain.evaluate(() => {
          for (const one of document.querySelectorAll('details')) one.open = true;
        });
        assert.deepEqual(await seriousFindings(chain), [], name);
      }
    });

  it('keeps a session of 520 events in sight and in reach of the keys', async () => {
    await present(chain, pageView(SITUATIONS.oneHop, longSession(520)), 'session');
    const rows = chain.locator('.event');
    assert.equal(await rows.count(), 520);
    await rows.first().focus();
    await page().keyboard.press('End');
    assert.ok(await rows.last().evaluate(row => row === document.activeElement));
    await chain.locator('.strip .slot').first().click({ force: true });
    assert.ok(await rows.last().evaluate(row => row !== document.activeElement));
  });

  it('is as wide as its place with twelve hops and with the longest names', async () => {
    for (const events of [twelveHops(), twelveHops('a-very-long-name-'.repeat(8))]) {
      await present(chain, pageView(events));
      const { scrollWidth, clientWidth } = await chain.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth}`);
    }
  });

  it('says how to show an event when none is at hand', async () => {
    await present(chain, pageView(SITUATIONS.threeHops));
    await chain.evaluate(() => window.postMessage({ type: 'detach', words: {} }, '*'));
    await chain.getByText('The event that was shown here is not at hand any more.').waitFor();
    assert.equal(await chain.locator('.box').count(), 0);
  });
});
