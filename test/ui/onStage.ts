import type { Page } from 'playwright-core';
import type { Faults } from '../replay/faults';
import { setStage, type Stage } from '../demo/stage';
import { closePage, openPage, startServer, type Server } from '../workbench/workbench';

interface OnStageOptions {
  readonly folder?: string;
  readonly faults?: Faults;
  /** What Event history has; the incident without it. */
  readonly events?: readonly object[];
}

/**
 * Gives the tests of the surrounding `describe` one workbench, with the demo workspace, or another folder,
 * and the replay, in which goes wrong what `faults` says.
 */
export function onStage({ folder, faults, events }: OnStageOptions = {}): {
  readonly page: () => Page;
  readonly stage: () => Stage;
} {
  let stage: Stage | undefined;
  let server: Server | undefined;
  let page: Page | undefined;

  before('open the workbench', async () => {
    stage = await setStage(faults, events);
    server = await startServer({ host: 'newest', env: stage.env, machineSettings: stage.settings });
    page = await openPage(server.url({ folder: folder ?? stage.workspace }));
  });

  afterEach('picture of a failure', async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || page === undefined) return;
    const name = currentTest.fullTitle().replaceAll(/\W+/g, '-');
    await page.screenshot({ path: `out/failed/${name}.png` });
    console.log(`      picture: out/failed/${name}.png`);
  });

  after('close it', async () => {
    if (page) await closePage(page);
    await server?.stop();
    await stage?.close();
  });

  return { page: () => there(page), stage: () => there(stage) };
}

function there<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error('The workbench is opened by the hooks, before the tests.');
  return value;
}
