// Writes what is said of the rules elsewhere, from the rules themselves: README's table, and the names
// that the settings editor offers for `cloudtrail.rules`. With --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { tables } from './tables.mjs';

const SETTING = 'cloudtrail.rules';

const { LOG_RULES, RULES } = await tables();
const rules = [...RULES, ...LOG_RULES].sort((one, other) => (one.id < other.id ? -1 : 1));

const written = {
  'README.md': withTable(read('README.md')),
  'package.json': withNames(read('package.json')),
  'package.nls.json': withSummaries(read('package.nls.json')),
};

for (const [path, text] of Object.entries(written)) {
  const formatted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) writeFileSync(path, formatted);
  else if (formatted !== read(path)) {
    console.error(`The rules in ${path} are not up to date: run npm run docs.`);
    process.exitCode = 1;
  }
}

function withTable(readme) {
  const rows = rules.map(
    ({ id, severity, summary }) =>
      `| \`${id}\` | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const table = ['| rule | severity | what is kept |', '| --- | --- | --- |', ...rows].join('\n');
  return readme.replace(
    /(<!-- rules -->)[^]*(<!-- \/rules -->)/,
    (_, open, close) => `${open}\n\n${table}\n\n${close}`,
  );
}

function withNames(text) {
  const manifest = JSON.parse(text);
  const setting = manifest.contributes.configuration.properties[SETTING];
  const { additionalProperties: severity } = setting;
  setting.properties = Object.fromEntries(
    rules.map(rule => [
      rule.id,
      { ...severity, default: rule.severity, markdownDescription: `%${keyOf(rule)}%` },
    ]),
  );
  return JSON.stringify(manifest, null, 2);
}

/** The strings of the manifest, with the summaries of the rules after all others. */
function withSummaries(text) {
  const others = Object.entries(JSON.parse(text)).filter(
    ([key]) => !key.startsWith(keyOf({ id: '' })),
  );
  return JSON.stringify(
    Object.fromEntries([...others, ...rules.map(rule => [keyOf(rule), rule.summary])]),
    null,
    2,
  );
}

function keyOf({ id }) {
  return `${SETTING}.${id}`;
}

function read(path) {
  return readFileSync(path, 'utf8');
}
