// Builds dist/ (the product) and, with --tests, out/ (the tests and their tools). --watch keeps building.
import { build, context } from 'esbuild';
import { readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileActions } from './scripts/actions.mjs';
import { licensesOf } from './scripts/licenses.mjs';

const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** Bundles of their own, which the desktop door loads at their first use. */
const apart = {
  name: 'apart',
  setup: ({ onResolve }) =>
    onResolve(
      { filter: /^\.\.?\/(aws|core\/reference|explorer\/pickers|trace|stores\/logFiles)$/ },
      ({ path, kind }) =>
        kind === 'dynamic-import'
          ? { path: `./${path.split('/').at(-1)}.js`, external: true }
          : undefined,
    ),
};

const common = {
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
const node = {
  ...common,
  platform: 'node',
  // jsonc-parser's own main file cannot be bundled.
  mainFields: ['module', 'main'],
  target: 'node20',
  format: 'cjs',
  // Bundles load each other with require.
  supported: { 'dynamic-import': false },
};
const browser = { ...common, platform: 'browser', target: 'es2022' };

const testFiles = kind =>
  readdirSync(`test/${kind}`, { recursive: true })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => `test/${kind}/${name}`);

export const product = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [apart],
  },
  {
    ...node,
    entryPoints: { aws: 'src/aws/index.ts' },
    outdir: 'dist',
  },
  {
    ...node,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  // For both doors, and so for a browser.
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/core/reference.ts'],
    outfile: 'dist/reference.js',
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/explorer/pickers.ts'],
    outfile: 'dist/pickers.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/trace/index.ts'],
    outfile: 'dist/trace.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/stores/logFiles.ts'],
    outfile: 'dist/logFiles.js',
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: { gunzip: 'src/platform/gunzip.web.ts' },
    outdir: 'dist',
  },
  // Threads of their own, on the desktop.
  {
    ...node,
    entryPoints: ['src/platform/logReader.node.ts'],
    outfile: 'dist/logReader.js',
  },
  {
    ...node,
    entryPoints: ['src/platform/traceReader.node.ts'],
    outfile: 'dist/traceReader.js',
  },
  {
    ...node,
    entryPoints: ['src/platform/logWorker.node.ts'],
    outfile: 'dist/logWorker.js',
    plugins: [apart],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/extension.web.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['src/webview/page/page.ts'],
    outfile: 'dist/page.js',
  },
];

export const tools = [
  {
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints: [
      ...['unit', 'host', 'ui'].flatMap(testFiles),
      ...[
        'test/run.ts',
        'test/demo/main.ts',
        'test/replay/main.ts',
        'test/host/index.ts',
        'test/desktop.ts',
        'test/package.ts',
        'test/bench/main.ts',
        'test/bench/task.ts',
        'test/bench/inHost.ts',
        'test/fuzz/main.ts',
        'test/workbench/mocha.ts',
      ],
    ],
    outdir: 'out/test',
    outbase: 'test',
    packages: 'external',
  },
  {
    ...browser,
    minify: false,
    format: 'cjs',
    entryPoints: ['test/host/index.web.ts'],
    outfile: 'out/test/host/index.web.js',
    external: ['vscode'],
    define: { global: 'globalThis', 'process.env.NODE_DEBUG': 'undefined' },
  },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main() {
  if (!watch)
    await Promise.all([
      rm('dist', { recursive: true, force: true }),
      rm('out', { recursive: true, force: true }),
    ]);
  const actions = compileActions();
  await mkdir('dist', { recursive: true });
  await writeFile('dist/actions.json.gz', actions.bytes);
  const builds = [...product, ...(tests ? tools : [])];
  if (watch) for (const options of builds) await (await context(options)).watch();
  else {
    const results = await Promise.all(builds.map(build));
    const shipped = results.slice(0, product.length).map(({ metafile }) => metafile);
    await writeFile('dist/licenses.txt', licensesOf([...shipped, actions]));
  }
}
