import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The built command line, as people run it. */
const CLI = join(process.cwd(), 'dist', 'cli.js');

/** The command line, with a folder of its own for the tests of the surrounding `describe`. */
export function commandLine() {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-cli-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const pathOf = (name: string) => join(folder, name);
  return {
    pathOf,
    /** Writes a file and gives its path. */
    file(name: string, content: string | Uint8Array): string {
      const path = pathOf(name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    /** `output`: a file for standard output. */
    run(args: readonly string[], input?: string, output?: number) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
        encoding: 'utf8',
        ...(input === undefined ? {} : { input }),
        ...(output === undefined ? {} : { stdio: ['ignore', output, 'pipe'] as const }),
      });
      return { status, stdout, stderr };
    },
  };
}
