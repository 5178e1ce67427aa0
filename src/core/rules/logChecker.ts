/** How rules are asked about a file. */
import type { CloudTrailEvent } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import type { LogFinding, LogRule, Report, Severities } from './rule';
import { severityOf } from './severity';
import { own } from '../own';
import { failure } from './failure';

export interface LogCheckOptions {
  readonly severities?: Severities;
  /** Name of the file, for the rules that compare it with what it holds. */
  readonly fileName?: string;
  /** What the log holds, which leaves out the rules about other logs. */
  readonly holds?: EventLog['holds'];
}

/** Asks, event by event, the rules about a whole file; for whoever passes over its events anyway. */
export type LogCheck = (event: CloudTrailEvent, index: number) => readonly LogFinding[];

export function logChecker(
  rules: readonly LogRule[],
  { severities = {}, fileName, holds }: LogCheckOptions = {},
): LogCheck {
  const asking = rules
    .filter(rule => own(severities, rule.id) !== 'off')
    .filter(rule => !holds || !rule.holds || rule.holds === holds)
    .flatMap(rule => {
      const visit = started(rule, fileName);
      return visit ? [{ rule, visit }] : [];
    });
  let findings: LogFinding[] | undefined;
  let asked: LogRule | undefined;
  let event: CloudTrailEvent = {};
  let index = 0;
  const report: Report = (path, message, options = {}) => {
    if (!asked) return;
    const severity = severityOf(event, asked, path, severities, options, 'error');
    const target = options.target ?? 'value';
    if (severity)
      (findings ??= []).push({ rule: asked.id, severity, message, path, target, event: index });
  };
  return (next, at) => {
    event = next;
    index = at;
    findings = undefined;
    for (const { rule, visit } of asking) {
      asked = rule;
      try {
        visit(event, index, report);
      } catch {
        (findings ??= []).push({ ...failure(rule.id), event: index });
      }
    }
    return findings ?? NO_LOG_FINDINGS;
  };
}

/** What the rule does at each event. One that cannot begin fails at each of them. */
function started(rule: LogRule, fileName: string | undefined): ReturnType<LogRule['start']> {
  try {
    return rule.start(fileName);
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** All that the rules about a whole file find in it. */
export function logFindings(
  rules: readonly LogRule[],
  log: Pick<EventLog, 'count' | 'event'>,
  options?: LogCheckOptions,
): readonly LogFinding[] {
  const check = logChecker(rules, options);
  const findings: LogFinding[] = [];
  for (let index = 0; index < log.count; index++) {
    const event = log.event(index);
    for (const one of event ? check(event, index) : []) findings.push(one);
  }
  return findings;
}

const NO_LOG_FINDINGS: readonly LogFinding[] = [];
