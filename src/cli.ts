/** The command-line door: the same core for terminals and pipelines. Exit codes: 0, 1 findings, 2 trouble. */
import { parseArgs } from 'node:util';
import { chainText } from './cli/chain';
import { checkPaths, reachesThreshold, type Threshold } from './cli/check';
import { explainRows, explainText } from './cli/explain';
import { openEvent } from './cli/openEvent';
import { checkText } from './cli/checkText';
import { complain, outputTrouble, print, printJson } from './cli/output';
import { printable } from './cli/printable';
import { ALL_RULES, rulesText } from './cli/rules';
import { redactFile } from './cli/redact';
import { sarif } from './cli/sarif';
import { trace } from './cli/trace';
import { USAGE, UsageError } from './cli/usage';
import { identityChain } from './core/identity';
import { valueText } from './core/valueText';
import { failureTexts } from './cli/failureTexts';

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const [verb, ...paths] = positionals;
  if (values.help) {
    await print(USAGE);
    return 0;
  }
  switch (verb) {
    case 'check': {
      if (values.rules) {
        const format = choice('format', values.format, ['text', 'json']);
        await (format === 'json' ? printJson(ALL_RULES) : print(rulesText(ALL_RULES)));
        return 0;
      }
      const format = choice('format', values.format, ['text', 'json', 'sarif']);
      const failOn = choice('fail-on', values['fail-on'] ?? 'error', THRESHOLDS);
      if (paths.length === 0) throw new UsageError('check needs a file, a folder or -.');
      const report = await checkPaths(paths);
      if (format === 'json') await printJson(report);
      else if (format === 'sarif') await printJson(sarif(report, ALL_RULES));
      else await print(checkText(report));
      const failed = report.files.flatMap(failureTexts);
      if (failed.length > 0) complain(failed.join('\n'));
      if (failed.length > 0 || report.files.some(({ error }) => error !== undefined)) return 2;
      return reachesThreshold(report.summary, failOn) ? 1 : 0;
    }
    case 'explain': {
      const format = choice('format', values.format, ['text', 'json']);
      const event = await openEvent(onePath(paths), eventIndex(values.event));
      const rows = await explainRows(event, {
        pointer: values.pointer,
        fileName: onePath(paths),
      });
      if (format === 'text') await print(explainText(rows));
      else await printJson(values.pointer === undefined ? rows : rows[0]);
      const failed = rows.filter(row => row.failed !== undefined).length;
      if (failed === 0) return 0;
      complain(`${failed} places could not be explained.`);
      return 2;
    }
    case 'chain': {
      const format = choice('format', values.format, ['text', 'json']);
      const chain = identityChain(await openEvent(onePath(paths), eventIndex(values.event)));
      await (format === 'json' ? printJson(chain) : print(chainText(chain)));
      if (chain.failed === undefined) return 0;
      complain(`${chain.failed} parts of the chain could not be drawn.`);
      return 2;
    }
    case 'trace': {
      const format = choice('format', values.format, ['text', 'json']);
      if ((values.event === undefined) === !values.all)
        throw new UsageError('trace needs either --event ID or --all.');
      if (paths.length === 0) throw new UsageError('trace needs a file, a folder or -.');
      return trace({ paths, format, event: values.event });
    }
    case 'redact': {
      const { people = false, addresses = false } = values;
      return redactFile(onePath(paths), { people, addresses });
    }
    default:
      throw new UsageError(
        verb ? `There is no command ${printable(verb)}.` : 'A command is missing.',
      );
  }
}

const THRESHOLDS: readonly Threshold[] = ['error', 'warning', 'info', 'never'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string' },
        rules: { type: 'boolean' },
        all: { type: 'boolean' },
        event: { type: 'string' },
        pointer: { type: 'string' },
        people: { type: 'boolean' },
        addresses: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(printable(error instanceof Error ? error.message : valueText(error)));
  }
}

function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const chosen = choices.find(known => known === value);
  if (chosen === undefined) throw new UsageError(`--${option} is one of ${choices.join(', ')}.`);
  return chosen;
}

function onePath(paths: readonly string[]): string {
  const [path] = paths;
  if (path === undefined || paths.length > 1) throw new UsageError('Name one file.');
  return path;
}

function eventIndex(value = '0'): number {
  if (!/^\d+$/.test(value)) throw new UsageError('--event is the index of an event, from 0.');
  return Number(value);
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = outputTrouble() ?? code;
  },
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : valueText(error);
    complain(error instanceof UsageError ? `${reason}\n\n${USAGE}` : printable(reason));
    process.exitCode = 2;
  },
);
