// npm run bench -- --ui: the log opened in a real workbench, from the key that opens it to the findings.
import { copyFile, link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { closePage, openPage, startServer } from '../workbench/workbench';

const NAME = '111122223333_CloudTrail_us-east-1_20261118T0905Z_0123456789abcdef.json';

/** Milliseconds from asking for the file until its text stands there, and until its findings are counted. */
export interface Opened {
  readonly shown: number;
  readonly found: number;
}

/**
 * Opens the log in an editor of a new workbench, with the extension already at work: as it is or, as it
 * is delivered, gzipped, which is shown formatted.
 */
export async function openInEditor(log: string, isPacked = false): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-bench-'));
  const file = join(folder, NAME);
  if (isPacked) await writeFile(`${file}.gz`, gzipSync(await readFile(log)));
  else await link(log, file).catch(() => copyFile(log, file));
  const small = join(folder, 'first.cloudtrail.json');
  await writeFile(small, JSON.stringify({ Records: [{ eventVersion: 1 }] }));
  // A workbench in a browser asks before it shows a file that the desktop shows at once.
  const settings = { 'workbench.editorLargeFileConfirmation': 1024 };
  const server = await startServer({ host: 'newest', settings });
  try {
    const page = await openPage(server.url({ folder, file: small }));
    try {
      return await timesOf(page);
    } finally {
      await closePage(page);
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timesOf(page: Page): Promise<Opened> {
  const problems = page.locator('[id="status.problems"]');
  // The extension is at work once it has found what is wrong with the small log.
  await problems.filter({ hasText: /[1-9]/ }).waitFor({ timeout: WAIT });
  const before = await problems.innerText();
  await page.keyboard.press('Control+P');
  await page.keyboard.type(NAME);
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: NAME });
  await row.first().waitFor({ timeout: WAIT });
  const started = performance.now();
  await page.keyboard.press('Enter');
  const lines = page.locator('.editor-instance .view-line');
  await lines.filter({ hasText: 'userIdentity' }).first().waitFor({ timeout: WAIT });
  const shown = performance.now() - started;
  await problems.filter({ hasNotText: before }).waitFor({ timeout: WAIT });
  return { shown, found: performance.now() - started };
}

const WAIT = 120_000;
