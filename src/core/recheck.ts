/**
 * Checking a log again after edits that each touched one event: that event is asked about anew, and
 * what was found elsewhere is moved to where it lies now.
 *
 * The cost is that of one event and of the findings, whatever the size of the log. Rules about the whole
 * log say which parts of an event they read; where those of the event did change, or where one of these
 * rules had marked it, everything is checked again.
 */
import { valueAt, type CloudTrailEvent } from './cloudTrailEvent';
import { checkAlone, type CheckOptions, type LocatedFinding } from './check';
import type { EventLog } from './eventLog';
import { LOG_RULES } from './rules';

/** What a check of a log found, kept for the check after the next edit. */
export interface Checked {
  readonly findings: readonly LocatedFinding[];
  readonly opening: EventLog['opening'];
  /** How many edits there had been. */
  readonly edits: number;
  /** Where the event of each finding began. */
  readonly starts: readonly number[];
  readonly options: string;
}

/** Keeps what a whole check of the log found, every finding of it in order. */
export function checked(
  log: EventLog,
  findings: readonly LocatedFinding[],
  options: CheckOptions = {},
): Checked {
  return {
    findings,
    opening: log.opening,
    edits: log.edits.length,
    starts: findings.map(({ event }) => startOf(log, event)),
    options: JSON.stringify(options),
  };
}

/** What a whole check of the log would find; `undefined` where only a whole check can tell. */
export function recheck(
  { findings, opening, edits, starts, options: optionsThen }: Checked,
  log: EventLog,
  options: CheckOptions = {},
): readonly LocatedFinding[] | undefined {
  if (log.opening !== opening || log.problems.length > 0) return undefined;
  if (optionsThen !== JSON.stringify(options)) return undefined;
  const touched = new Map<number, CloudTrailEvent | undefined>();
  // The first edit of an event knows what the check saw.
  for (const { index, before } of log.edits.slice(edits))
    if (!touched.has(index)) touched.set(index, before);
  for (const [index, before] of touched) if (saysMore(log, index, before)) return undefined;

  const found: LocatedFinding[] = [];
  const waiting = [...touched.keys()].sort((one, other) => one - other);
  const checkUpTo = (event: number) => {
    while (waiting[0] !== undefined && waiting[0] <= event)
      for (const one of checkAlone(log, waiting.shift() ?? 0, options)) found.push(one);
  };
  for (const [at, finding] of findings.entries()) {
    const { event, span, rule, failed = rule } = finding;
    if (event !== null && touched.has(event)) {
      if (ABOUT_LOGS.has(failed)) return undefined;
      continue;
    }
    checkUpTo(event ?? -1);
    const shift = startOf(log, event) - (starts[at] ?? 0);
    const moved = { start: span.start + shift, end: span.end + shift };
    found.push(shift === 0 ? finding : { ...finding, span: moved });
  }
  checkUpTo(log.count);
  return found;
}

const ABOUT_LOGS = new Set(LOG_RULES.map(({ id }) => id));

/** Whether an edited event says something else to the rules about the whole log. */
function saysMore(log: EventLog, index: number, before: CloudTrailEvent | undefined): boolean {
  const after = log.isWhole(index) ? log.event(index) : undefined;
  if (!before || !after) return before !== after;
  return LOG_RULES.filter(({ holds }) => !holds || holds === log.holds)
    .flatMap(({ reads }) => reads)
    .some(path => JSON.stringify(valueAt(before, path)) !== JSON.stringify(valueAt(after, path)));
}

function startOf(log: EventLog, event: number | null): number {
  return event === null ? 0 : log.span(event).start;
}
