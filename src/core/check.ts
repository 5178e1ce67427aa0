/** Every finding of a log, with its place in the text. */
import type { EventLog } from './eventLog';
import type { Message } from './message';
import type { Path } from './cloudTrailEvent';
import type { Span } from './places';
import { JSON_SYNTAX, type SyntaxProblem } from './syntax';
import type { Finding, Severities, Severity } from './rules/rule';
import { LOG_RULES, checkEvent } from './rules';
import { failure } from './rules/failure';
import { logChecker } from './rules/logChecker';

/** A finding where it lies in the text. */
export interface LocatedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Index of the event in the log; `null` when the finding is about the container. */
  readonly event: number | null;
  /** Path inside the event; empty for the container. */
  readonly path: Path;
  readonly span: Span;
  /** The key that the object at the path lacks, where that is what was found. */
  readonly missing?: string;
  /** The rule that could not be checked on this event: its finding, if there is one, is not here. */
  readonly failed?: string;
}

export interface CheckOptions {
  /** Severities that differ from the rules' own; `off` leaves a rule out. */
  readonly severities?: Severities;
  /** Name of the file, for the rules that compare it with what it holds. */
  readonly fileName?: string;
}

/**
 * Checks a log event by event. A generator, so that whoever drives it decides when to pause, to show
 * what there is or to stop: each step takes one event.
 */
export function* check(
  log: EventLog,
  options: CheckOptions = {},
): Generator<readonly LocatedFinding[]> {
  const { severities = {} } = options;
  const checkInLog = logChecker(LOG_RULES, { ...options, holds: log.holds });

  yield syntaxFindings(log.problems, severities, ({ start }) => log.at(start));
  for (let index = 0; index < log.count; index++) {
    const event = log.event(index);
    if (!event || !log.isWhole(index)) {
      yield syntaxFindings(log.eventProblems(index), severities, () => index);
      continue;
    }
    const inLog = checkInLog(event, index);
    const findings = isRecord(log, index)
      ? checkEvent(event, severities, log.json(index), log.keys(index))
      : NO_FINDINGS;
    const all = inLog.length > 0 ? [...findings, ...inLog] : findings;
    yield all.length > 0 ? all.map(finding => located(log, index, finding)) : NONE;
  }
}

/** How many checks could not be made, by rule. */
export function failuresIn(findings: readonly LocatedFinding[]): ReadonlyMap<string, number> {
  const byRule = new Map<string, number>();
  for (const { failed } of findings)
    if (failed !== undefined) byRule.set(failed, (byRule.get(failed) ?? 0) + 1);
  return byRule;
}

/** What is found in one event but for the rules about the whole log: broken JSON, or findings of rules. */
export function checkAlone(
  log: EventLog,
  index: number,
  options: CheckOptions = {},
): readonly LocatedFinding[] {
  if (log.isWhole(index)) return checkAt(log, index, options);
  return syntaxFindings(log.eventProblems(index), options.severities ?? {}, () => index);
}

/** What the rules about events find in one of them, which is JSON. */
export function checkAt(
  log: EventLog,
  index: number,
  { severities = {} }: CheckOptions = {},
): readonly LocatedFinding[] {
  const event = log.isWhole(index) ? log.event(index) : undefined;
  if (!event || !isRecord(log, index)) return NONE;
  return checkEvent(event, severities, log.json(index), log.keys(index)).map(finding =>
    located(log, index, finding),
  );
}

/** Whether the event is as AWS wrote it; a database has turned the values of a row into text. */
function isRecord(log: EventLog, index: number): boolean {
  return log.holds === 'event' || log.isInString(index);
}

function syntaxFindings(
  problems: readonly SyntaxProblem[],
  severities: Severities,
  eventOf: (problem: SyntaxProblem) => number,
): readonly LocatedFinding[] {
  const severity = severities[JSON_SYNTAX] ?? 'error';
  if (severity === 'off') return NONE;
  return problems.map(problem => {
    const { start, end, message } = problem;
    const event = eventOf(problem);
    const place = { event: event === -1 ? null : event, path: [], span: { start, end } };
    return { rule: JSON_SYNTAX, severity, message, ...place };
  });
}

const NONE: readonly LocatedFinding[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/** Where a finding lies; one whose place cannot be told is said at the beginning of its event. */
function located(log: EventLog, index: number, finding: Finding): LocatedFinding {
  try {
    return placed(log, index, finding);
  } catch {
    const { start } = log.span(index);
    const span = { start, end: start + 1 };
    return { ...failure(finding.failed ?? finding.rule), event: index, span };
  }
}

function placed(log: EventLog, index: number, finding: Finding): LocatedFinding {
  const { rule, severity, message, path, target, missing, failed } = finding;
  const span = log.locate(index, path, target);
  // A finding about an object or a list marks its key: underlining all that is in it would say nothing.
  const isContainer = /[{[]/.test(log.text.charAt(span.start));
  return {
    rule,
    severity,
    message,
    event: index,
    path,
    span: isContainer ? log.locate(index, path, 'key') : span,
    ...(missing === undefined ? undefined : { missing }),
    ...(failed === undefined ? undefined : { failed }),
  };
}
