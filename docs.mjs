// Writes the table of rules into README.md from the rules themselves; with --check only compares.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const { outputFiles } = await build({
  entryPoints: ['src/core/rules/index.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  mainFields: ['module', 'main'],
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { RULES, LOG_RULES = [] } = await import(`data:text/javascript;base64,${code}`);

const rows = [...RULES, ...LOG_RULES]
  .map(
    ({ id, severity, summary }) =>
      `| \`${id}\` | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  )
  .sort();
const table = ['| rule | severity | what is kept |', '| --- | --- | --- |', ...rows].join('\n');
const readme = readFileSync('README.md', 'utf8');
const written = await format(
  readme.replace(
    /(<!-- rules -->)[^]*(<!-- \/rules -->)/,
    (_, open, close) => `${open}\n\n${table}\n\n${close}`,
  ),
  { ...(await resolveConfig('README.md')), parser: 'markdown' },
);

if (!process.argv.includes('--check')) writeFileSync('README.md', written);
else if (written !== readme) {
  console.error('The rules in README.md are not up to date: run npm run docs.');
  process.exitCode = 1;
}
