import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageView } from '../unit/picture/pageView';
import { longSession, SITUATIONS, twelveHops } from '../unit/picture/situations';
import { projectRoot } from '../workbench/projectRoot';
import { closePage, newPage } from '../workbench/workbench';

const LONG = 'a-very-long-name-without-a-blank'.repeat(6);
const WIDTH = 300;

/** The page as it is built, without a workbench around it: that one is never as narrow as a side bar. */
describe('the identity page in 300 pixels', () => {
  let page: Page;
  const dist = (name: string) => readFileSync(join(projectRoot, 'dist', name), 'utf8');

  before('open it', async () => {
    page = await newPage({ width: WIDTH, height: 700 });
    await page.setContent('<html lang="en"><head></head><body></body></html>');
    await page.addStyleTag({ content: dist('page.css') });
    await page.evaluate(() =>
      Object.assign(window, {
        acquireVsCodeApi: () => ({
          getState: () => undefined,
          setState: () => undefined,
          postMessage: () => undefined,
        }),
      }),
    );
    await page.addScriptTag({ content: dist('page.js') });
  });
  after('close it', () => closePage(page));

  const long = longSession(40).map(event => ({ ...event, errorCode: LONG, eventName: LONG }));
  const views = {
    trace: [pageView(SITUATIONS.threeHops), 'chain'],
    'trace of twelve hops with long names': [pageView(twelveHops(LONG)), 'chain'],
    gap: [pageView(SITUATIONS.gap), 'chain'],
    session: [pageView(SITUATIONS.oneHop, longSession(40)), 'session'],
    'session with long names': [pageView(SITUATIONS.oneHop, long), 'session'],
  } as const;

  for (const [name, [view, tab]] of Object.entries(views))
    it(`has everything in sight: ${name}`, async () => {
      await page.evaluate(message => window.postMessage(message, '*'), { type: 'show', view, tab });
      await page
        .locator(tab === 'chain' ? '.box[data-id=call]' : '.event')
        .first()
        .waitFor();
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      const outside = await page.evaluate(width => {
        const parts = document.querySelectorAll(
          'button, summary, .box, .box *, .event *, h1, p, li',
        );
        return [...parts]
          .filter(part => !part.matches('.strip *, [hidden], [hidden] *'))
          .map(part => ({ part, at: part.getBoundingClientRect() }))
          .filter(({ at }) => at.width > 0 && (at.right > width || at.left < 0))
          .map(({ part, at }) => `${part.className}: ${part.textContent} ${at.left}–${at.right}`);
      }, WIDTH);
      assert.deepEqual(outside, []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= WIDTH);
    });
});
