// Writes the table of rules into README.md from the rules themselves; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { tables } from './tables.mjs';

const { LOG_RULES, RULES } = await tables();
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
