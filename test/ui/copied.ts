import type { Page } from 'playwright-core';

/** What stands in the clipboard once a text is part of it, or after some ten seconds without. */
export function copied(page: Page, part: string): Promise<string> {
  // `waitForFunction` would not wait for what a promise gives.
  return page.evaluate(async wanted => {
    let text = '';
    for (let frames = 0; frames < 600; frames++) {
      text = await navigator.clipboard.readText();
      if (text.includes(wanted)) break;
      await new Promise(requestAnimationFrame);
    }
    return text;
  }, part);
}
