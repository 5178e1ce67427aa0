// Packs the extension into out/ and checks what is in it: node out/test/package.js, after a build.
import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { execute } from './workbench/execute';
import { projectRoot } from './workbench/projectRoot';

/** Every file of the package. One more or one less is a mistake here or in .vscodeignore. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/NOTICE',
  'extension/changelog.md',
  'extension/dist/actions.json.gz',
  'extension/dist/aws.js',
  'extension/dist/cli.js',
  'extension/dist/extension.js',
  'extension/dist/extension.web.js',
  'extension/dist/gunzip.js',
  'extension/dist/licenses.txt',
  'extension/dist/logFiles.js',
  'extension/dist/logReader.js',
  'extension/dist/logWorker.js',
  'extension/dist/page.css',
  'extension/dist/page.js',
  'extension/dist/pickers.js',
  'extension/dist/reference.js',
  'extension/dist/trace.js',
  'extension/dist/traceReader.js',
  'extension/l10n/bundle.l10n.json',
  'extension/language-configuration.json',
  'extension/media/cloudtrail.svg',
  'extension/media/file-dark.svg',
  'extension/media/file-light.svg',
  'extension/media/icon.png',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/snippets/cloudtrail.json',
  'extension/syntaxes/cloudtrail.tmLanguage.json',
];

/** The most that a file may weigh, in bytes. */
const limits: Readonly<Record<string, number>> = {
  'extension/dist/extension.js': 165_000,
  'extension/dist/extension.web.js': 165_000,
  'extension/dist/aws.js': 650_000,
  'extension/dist/actions.json.gz': 400_000,
};
const packageLimit = 2_000_000;

async function main(): Promise<void> {
  const file = join(projectRoot, 'out', 'cloudtrail-lens.vsix');
  const vsce = join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Everything is bundled, so that no dependency is packed.
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  await execute(process.execPath, [vsce, ...args], projectRoot);

  const archive = await readFile(file);
  const files = new Map(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, bytes.length]),
  );
  const faults = [
    ...expected.filter(name => !files.has(name)).map(name => `${name} is missing`),
    ...[...files.keys()]
      .filter(name => !expected.includes(name))
      .map(name => `${name} does not belong in the package`),
    ...Object.entries(limits).flatMap(([name, limit]) => tooBig(name, files.get(name) ?? 0, limit)),
    ...tooBig(basename(file), archive.length, packageLimit),
  ];
  for (const name of Object.keys(limits))
    console.log(`${name}: ${kilobytes(files.get(name) ?? 0)}`);
  console.log(`${basename(file)}: ${files.size} files, ${kilobytes(archive.length)}`);
  if (faults.length > 0)
    throw new Error(`The package is not as it should be:\n${faults.join('\n')}`);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const tooBig = (name: string, bytes: number, limit: number): readonly string[] =>
  bytes <= limit ? [] : [`${name} has ${kilobytes(bytes)}, more than ${kilobytes(limit)}`];

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
