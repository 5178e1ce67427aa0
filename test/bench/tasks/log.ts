// One log in one line: what it costs to check it, to hold it and to format it.
import { readFileSync } from 'node:fs';
import { parseTree, visit } from 'jsonc-parser';
import { check } from '../../../src/core/check';
import { openLog, openingLog } from '../../../src/core/eventLog';
import { formatting, prettyJson } from '../../../src/core/format';
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

/** A comma between two events in the middle becomes a blank. */
function withoutComma(text: string): string {
  const log = opened(text);
  const { end } = log.span(log.count >> 1);
  return text.slice(0, end) + ' ' + text.slice(end + 1);
}

/** The longest that a step of what the editor does with a whole log holds everything else up. */
function longestStep(text: string): number {
  let longest = 0;
  for (const steps of [openingLog(text, { assumed: true }), check(opened(text)), formatting(text)])
    for (let done = false; !done;) {
      const started = performance.now();
      done = steps.next().done === true;
      longest = Math.max(longest, performance.now() - started);
    }
  return longest;
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
  openBroken: (inputs: Inputs) => {
    const broken = withoutComma(textOf(inputs));
    return timed(() => opened(broken));
  },
  longestStep: (inputs: Inputs) => Promise.resolve(longestStep(textOf(inputs))),
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
