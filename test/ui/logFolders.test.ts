import assert from 'node:assert/strict';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { incidentEvents } from '../demo/incident';
import { writeTrail } from '../demo/trail';
import { eventRow, openEvents, runCommand, unfold } from '../workbench/scenes';
import { chord, choose } from './keys';
import { onStage } from './onStage';

describe('a folder of logs', () => {
  const { page, stage } = onStage();
  const folder = () => join(stage().folder, 'trail');
  const row = (text: string | RegExp) => eventRow(page(), text);
  let files: readonly string[] = [];
  /** The newest file, delivered while the view is open. */
  let late = '';

  before('write a trail, one of its files broken and one there twice', async () => {
    files = await writeTrail(folder(), incidentEvents());
    const at = (index: number) => join(folder(), files.at(index) ?? '');
    late = at(-1);
    await copyFile(late, `${late}.later`);
    await rm(late);
    await copyFile(at(-3), at(-3).replace('_Ab3dEf6h', '_Copy0000'));
    await writeFile(at(-4), (await readFile(at(-4))).subarray(0, 200));
    await openEvents(page());
  });

  it('is added from anywhere, with the number of files, broken ones and duplicates', async () => {
    await unfold(row(/log files/i), false);
    await runCommand(page(), 'CloudTrail: Add Log Folder');
    await page().locator('.quick-input-widget:visible input[type=text]').fill(`${folder()}/`);
    await page()
      .locator('.quick-input-widget:visible .quick-input-action', { hasText: 'Add' })
      .click();
    await row(/trail\s*100 events/).waitFor();
    const counted = row(new RegExp(`${files.length} files`));
    await counted.waitFor();
    assert.match(await counted.innerText(), /1 broken · \d+ duplicates/);
  });

  it('names the files that are broken or hold what others hold', async () => {
    const counted = row(/\d+ files\s*1 broken/);
    await unfold(counted);
    await row(/2026-11-18 \d\d:\d\d\s*The gzip file is cut off: its end is missing\./).waitFor();
    await row(/2026-11-18 \d\d:\d\d\s*\d+ events are in another place, too/).waitFor();
    await unfold(counted, false);
  });

  it('shows new files by themselves and leaves the reader where they are', async () => {
    const chosen = row(/\d\d:\d\d:\d\d DeleteLoginProfile/);
    await chosen.click();
    await copyFile(`${late}.later`, late);
    await row(new RegExp(`${files.length + 1} files`)).waitFor();
    assert.equal(await chosen.getAttribute('aria-selected'), 'true');
    assert.ok(await chosen.isVisible(), 'the selected event is out of sight');
  });

  it('is searched without reading what the paths exclude', async () => {
    await row(/trail\s*\d+ events/).click();
    await unfold(row(/trail\s*\d+ events/));
    await chord(page(), 'f');
    await choose(page(), 'Search', 'eu-west-1');
    await row('Region = eu-west-1').waitFor();
    await row(/\d+ files\s*\d+ skipped by Region/).waitFor();
  });

  it('is there again after a restart, with what it was searched for', async () => {
    await page().reload();
    await openEvents(page());
    await unfold(row(/trail/));
    await row('Region = eu-west-1').waitFor();
    await row(/\d\d:\d\d:\d\d \w+/).waitFor();
  });

  it('says that it is gone, and can be removed', async () => {
    await rm(folder(), { recursive: true });
    await row('Not found').waitFor();
    await row('Remove Log Folder').click();
    await row(/trail/).waitFor({ state: 'hidden' });
    await row(/log files/i).waitFor();
  });

  it('in the workspace is noticed when it goes as a whole', async () => {
    await unfold(row(/log files/i));
    await row(/log files\s*100 events/i).waitFor();
    await rm(join(stage().workspace, 'logs'), { recursive: true });
    await row(/log files\s*(?!100 )\d+ events/i).waitFor();
  });
});
