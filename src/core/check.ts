/** Every finding of a log, with its place in the text. */
import type { EventLog } from './eventLog';
import type { Message } from './message';
import type { Path } from './cloudTrailEvent';
import type { Span } from './places';
import type { Finding, Severity } from './rules/rule';
import { checkEvent, checkLog } from './rules';

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
}

export interface CheckOptions {
  /** Severities that differ from the rules' own; `off` leaves a rule out. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Name of the file, for the rules that compare it with what it holds. */
  readonly fileName?: string;
}

/** The id under which broken JSON is reported. */
export const JSON_SYNTAX = 'json-syntax';

/**
 * Checks a log event by event. A generator, so that whoever drives it decides when to pause, to show
 * what there is or to stop: each step takes one event.
 */
export function* check(
  log: EventLog,
  options: CheckOptions = {},
): Generator<readonly LocatedFinding[]> {
  const syntax = options.severities?.[JSON_SYNTAX] ?? 'error';
  if (syntax !== 'off') {
    yield log.problems.map(({ start, end, message }) => {
      const event = log.at(start);
      return {
        rule: JSON_SYNTAX,
        severity: syntax,
        message,
        event: event === -1 ? null : event,
        path: [],
        span: { start, end },
      };
    });
  }
  for (let index = 0; index < log.count; index++) {
    const event = log.event(index);
    if (event && log.isWhole(index)) {
      const findings = checkEvent(event, options.severities);
      if (findings.length > 0) yield findings.map(finding => locate(log, index, finding));
      else yield NONE;
    } else if (syntax !== 'off') {
      yield log.eventProblems(index).map(({ start, end, message }) => ({
        rule: JSON_SYNTAX,
        severity: syntax,
        message,
        event: index,
        path: [],
        span: { start, end },
      }));
    }
  }
  yield checkLog(log, options).map(finding => locate(log, finding.event ?? 0, finding));
}

const NONE: readonly LocatedFinding[] = [];

function locate(log: EventLog, index: number, finding: Finding): LocatedFinding {
  const { rule, severity, message, path, target } = finding;
  return { rule, severity, message, event: index, path, span: log.locate(index, path, target) };
}
