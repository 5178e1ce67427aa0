// npm run bench [-- [--ui] [--readme] [--only=WORDS] [FILE|FOLDER]]: what the extension costs, beside what others need for the same.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { projectRoot } from '../workbench/projectRoot';
import { inputsFrom } from './inputs';
import { measure } from './measure';
import { installPeers } from './peers';
import { withTable } from './readme';
import { ROWS } from './rows';
import { linesOf, tableOf, type Line } from './table';

const ROUNDS = 5;

/** Some rows only, by words that are in them. */
const ONLY = '--only=';

/** Up to so many events the time goes into starting. */
const FEW_EVENTS = 10_000;
const FEW = 'The goals are for logs of tens of megabytes; this one is small.\n';

async function main(args: readonly string[]): Promise<void> {
  const path = args.find(word => !word.startsWith('--'));
  const only = args.find(word => word.startsWith(ONLY))?.slice(ONLY.length) ?? '';
  const rows = ROWS.filter(({ ui, what }) => (!ui || args.includes('--ui')) && what.includes(only));
  await installPeers();
  const inputs = await inputsFrom(path === undefined ? undefined : resolve(path));
  const { events, characters, files, origin } = inputs;
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`;
  console.log(`${machine}\n${origin}`);
  console.log(`${events} events, ${characters} characters, ${files} gzipped files\n`);
  const lines: Line[] = [];
  for (const row of rows) {
    process.stderr.write(`${row.what}…\n`);
    const tasks = [row.ours, ...(row.peers ?? []).map(({ task }) => task)];
    lines.push(...linesOf(row, await measure(tasks, inputs, row.once ? 1 : ROUNDS)));
  }
  if (events < FEW_EVENTS) console.log(FEW);
  console.log(tableOf(lines));
  if (args.includes('--readme') && only === '') {
    const readme = join(projectRoot, 'README.md');
    const input = `${events} events in ${characters} characters (${origin})`;
    const whole = await readFile(readme, 'utf8');
    await writeFile(readme, withTable(whole, machine, input, tableOf(lines)));
  }
  const report = { machine, input: { origin, events, characters, files }, lines };
  await writeFile(join(projectRoot, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
