// npm run test:desktop: the in-host tests in a desktop VS Code, downloaded once into .vscode-test/.
// Arguments are versions of VS Code; without any, the oldest supported and the newest stable one.
import { runTests } from '@vscode/test-electron';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './workbench/projectRoot';
import { calmSettings, writeSettings } from './workbench/settings';

async function main(): Promise<void> {
  const versions = process.argv.slice(2);
  for (const version of versions.length > 0 ? versions : ['1.100.3', 'stable']) {
    const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-'));
    try {
      await writeSettings(folder, 'User', calmSettings());
      console.log(`\n── desktop, VS Code ${version}`);
      await runTests({
        version,
        extensionDevelopmentPath: projectRoot,
        extensionTestsPath: join(projectRoot, 'out', 'test', 'host', 'index.js'),
        launchArgs: [
          join(projectRoot, 'test', 'fixtures', 'workspace'),
          ...['--disable-extensions', '--disable-workspace-trust', `--user-data-dir=${folder}`],
        ],
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
