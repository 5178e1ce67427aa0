// One log in one line: what it costs to check it, to hold it and to format it.
import { readFileSync } from 'node:fs';
import { parseTree, visit } from 'jsonc-parser';
import { check } from '../../../src/core/check';
import { openLog } from '../../../src/core/eventLog';
import { prettyJson } from '../../../src/core/format';
import { linesOf } from '../../../src/core/lines';
import { heldBy, timed, timedWarm } from '../clock';
import type { Inputs } from '../inputs';
import { validate } from '../jsonLanguageService';

/** Every finding of the log with its line and column, as the command line reports it. */
export function checkWhole(text: string): number {
  const log = opened(text);
  const positionOf = linesOf(text);
  let last = 0;
  for (const findings of check(log))
    for (const { span } of findings) last = positionOf(span.start).line;
  return last;
}

export function opened(text: string) {
  const log = openLog(text, { assumed: true });
  if (!log) throw new Error('There are no CloudTrail events.');
  return log;
}

export const textOf = ({ log }: Inputs) => readFileSync(log, 'utf8');

/** Spans of events, then each parsed: the least that a check of events one by one can cost. */
function parseEvents(text: string): void {
  const log = opened(text);
  for (let index = 0; index < log.count; index++) JSON.parse(log.json(index));
}

const cold = (work: (text: string) => unknown) => (inputs: Inputs) => {
  const text = textOf(inputs);
  return timed(() => work(text));
};

const warm = (work: (text: string) => unknown) => (inputs: Inputs) => {
  const text = textOf(inputs);
  return timedWarm(() => work(text));
};

export const logTasks = {
  check: cold(checkWhole),
  checkAgain: warm(checkWhole),
  parse: cold(text => JSON.parse(text)),
  parseAgain: warm(text => JSON.parse(text)),
  parseEvents: cold(parseEvents),
  visit: cold(text => visit(text, {})),
  tree: cold(text => parseTree(text)),
  languageService: cold(validate),
  open: cold(opened),
  pretty: cold(text => prettyJson(text)),
  stringify: cold(text => JSON.stringify(JSON.parse(text), null, 2)),
  text: (inputs: Inputs) => heldBy(() => textOf(inputs)),
  heldLog: (inputs: Inputs) => {
    const text = textOf(inputs);
    return heldBy(() => {
      const log = opened(text);
      for (const findings of check(log)) if (findings.length < 0) throw new Error();
      return log;
    });
  },
};
