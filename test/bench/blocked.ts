// npm run bench -- --ui: the log checked in a real extension host, whose event loop is watched meanwhile.
import { copyFile, link, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closePage, newPage, startServer } from '../workbench/workbench';
import { BENCH_LOG, RESULT } from './marks';

/** Milliseconds that the extension host was held up at a time by the check of a log, at most. */
export async function longestTurnInHost(log: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-bench-'));
  const file = join(folder, 'log.txt');
  await link(log, file).catch(() => copyFile(log, file));
  const server = await startServer({ host: 'newest', env: { [BENCH_LOG]: file } });
  try {
    const page = await newPage();
    try {
      let longest = NaN;
      const ended = new Promise<void>((resolve, reject) => {
        const hear = (_type: string, words: readonly unknown[]) => {
          const said = words.join(' ');
          if (said.startsWith(RESULT)) longest = Number(said.slice(RESULT.length));
        };
        const end = (code: number) =>
          code === 0 ? resolve() : reject(new Error(`The extension host ended with ${code}.`));
        Promise.all([
          page.exposeFunction('codeAutomationLog', hear),
          page.exposeFunction('codeAutomationExit', end),
        ])
          .then(() => page.goto(server.url({ folder, tests: join(__dirname, 'inHost.js') })))
          .catch(reject);
      });
      await ended;
      return longest;
    } finally {
      await closePage(page);
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
