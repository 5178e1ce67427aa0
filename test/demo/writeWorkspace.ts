// Writes test/demo/workspace/ anew, from the root of the repository:
//   npx esbuild test/demo/writeWorkspace.ts --bundle --platform=node | node
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WORKSPACE, workspaceFiles } from './incident/workspace';

const files = workspaceFiles();
rmSync(WORKSPACE, { recursive: true, force: true });
for (const [path, content] of files) {
  const file = join(WORKSPACE, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
console.log(`${files.size} files in ${WORKSPACE}.`);
