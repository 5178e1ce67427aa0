/** How rules are asked about an event and about a file, and how grave what they find is. */
import type { CloudTrailEvent, JsonValue, Path } from '../cloudTrailEvent';
import { valueAt } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import { recordKind } from '../fields';
import { canonicalEvent, canonicalKey, isLegacy } from '../legacyEvent';
import { isPlaceholder } from '../values/placeholder';
import type { Caller } from './caller';
import { eventView } from './eventView';
import type {
  EventView,
  Finding,
  Layout,
  LogFinding,
  LogRule,
  Report,
  ReportOptions,
  Rule,
  RuleText,
  Severities,
  Severity,
} from './rule';

/**
 * Asks the rules about an event; those about its text only where that is given as `json`, and `keys`,
 * where it is known, says how many keys stand in it.
 */
export type EventCheck = (
  event: CloudTrailEvent,
  severities?: Severities,
  json?: string,
  keys?: number,
) => readonly Finding[];

/** What is asked about an event, in the order of the rules. */
interface Question {
  readonly rule: Rule;
  readonly check: NonNullable<Rule['check']>;
  /** It is about the caller alone. */
  readonly ofCaller: boolean;
}

/** The questions about an event whose caller is of one type. */
interface Asked {
  readonly all: readonly Question[];
  /** Those about an event that keeps to the field table, as nearly every one does. */
  readonly usual: readonly Question[];
  /** Those of them that are left where the caller is known to be in order. */
  readonly known: readonly Question[];
}

/**
 * A function that asks the rules about an event. Which rules are asked about which layout and type of
 * caller is settled here, once: of about 75 rules, 35 are asked about a usual event, and what they find
 * of the caller alone is asked once for all its events. One without findings costs no allocation but its
 * view.
 */
export function eventChecker(rules: readonly Rule[]): EventCheck {
  const byLayout = new Map<Layout, ReadonlyMap<string | undefined, Asked>>();
  const types = new Set(rules.flatMap(({ callers = [] }) => callers));
  /** Callers of whom no rule had anything to say. */
  const inOrder = new WeakSet<Caller>();

  function askedOf(layout: Layout): ReadonlyMap<string | undefined, Asked> {
    const known = byLayout.get(layout);
    if (known) return known;
    // A legacy record is an event once its keys are renamed.
    const ofLayout = rules.filter(
      ({ records = ['event'] }) =>
        records.includes(layout) || (layout === 'legacy' && records.includes('event')),
    );
    const asked = new Map<string | undefined, Asked>();
    for (const type of [undefined, ...types]) {
      const all = ofLayout
        .filter(rule => !rule.callers || (type !== undefined && rule.callers.includes(type)))
        .flatMap(questionsOf);
      const usual = all.filter(({ rule }) => !rule.needsOddities);
      asked.set(type, { all, usual, known: usual.filter(({ ofCaller }) => !ofCaller) });
    }
    byLayout.set(layout, asked);
    return asked;
  }

  // One of each for all events: a function that is made anew for each of them takes longer than a rule.
  let original: CloudTrailEvent = {};
  let view: EventView | undefined;
  let severities: Severities = {};
  let question: Question | undefined;
  let findings: Finding[] | undefined;
  let isCallerInOrder = true;
  const report: Report = (path, message, options = {}) => {
    if (!question || !view) return;
    const { rule, ofCaller } = question;
    const { event, layout } = view;
    if (ofCaller) isCallerInOrder = false;
    const capped = layout === 'legacy' && !rule.records?.includes('legacy');
    const severity = severityOf(event, rule, path, severities, options, capped ? 'hint' : 'error');
    if (!severity) return;
    (findings ??= []).push({
      rule: rule.id,
      severity,
      message,
      path: layout === 'legacy' ? asWritten(original, path) : path,
      target: options.target ?? 'value',
      ...(options.missing === undefined ? undefined : { missing: options.missing }),
    });
  };

  return (asIs, ownSeverities = {}, json, keys) => {
    const layout = isLegacy(asIs) ? 'legacy' : recordKind(asIs);
    const event = layout === 'legacy' ? canonicalEvent(asIs) : asIs;
    original = asIs;
    severities = ownSeverities;
    view = eventView(event, layout, asIs, json, keys);
    findings = undefined;
    isCallerInOrder = true;
    const byType = askedOf(layout);
    const { all, usual, known } = byType.get(view.type) ?? byType.get(undefined) ?? NOTHING;
    const isKnown = layout === 'event' && inOrder.has(view.caller);
    const asked = view.oddities.length > 0 ? all : isKnown ? known : usual;
    for (question of asked) question.check(view, report);
    if (layout === 'event' && !isKnown && isCallerInOrder) inOrder.add(view.caller);
    const found = findings ?? NONE;
    view = findings = undefined;
    return found;
  };
}

const NOTHING: Asked = { all: [], usual: [], known: [] };

function questionsOf(rule: Rule): readonly Question[] {
  const { check, checkCaller } = rule;
  return [
    ...(check ? [{ rule, check, ofCaller: false }] : []),
    ...(checkCaller ? [{ rule, check: checkCaller, ofCaller: true }] : []),
  ];
}

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
  const started = rules
    .filter(rule => severities[rule.id] !== 'off')
    .filter(rule => !holds || !rule.holds || rule.holds === holds)
    .flatMap(rule => {
      const visit = rule.start(fileName);
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
    for (const { rule, visit } of started) {
      asked = rule;
      visit(event, index, report);
    }
    return findings ?? NO_LOG_FINDINGS;
  };
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
    if (event) findings.push(...check(event, index));
  }
  return findings;
}

const NONE: readonly Finding[] = [];
const NO_LOG_FINDINGS: readonly LogFinding[] = [];
const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** How grave a finding is; `undefined` when its rule is off. */
function severityOf(
  event: CloudTrailEvent,
  rule: RuleText,
  path: Path,
  severities: Severities,
  { compared = [], target, atMost = 'error' }: ReportOptions,
  cap: Severity,
): Severity | undefined {
  const own = severities[rule.id] ?? rule.severity;
  if (own === 'off') return undefined;
  const values: readonly JsonValue[] =
    target === 'key' ? compared : [valueAt(event, path), ...compared];
  if (values.some(isPlaceholder)) return 'hint';
  // A limit at or above the rule's own severity limits nothing: whoever set it higher wants to see it.
  const limit = RANK[atMost] < RANK[rule.severity] ? atMost : 'error';
  return [own, limit, cap].reduce((least, other) => (RANK[other] < RANK[least] ? other : least));
}

/** The path with its first key as the legacy record has it. */
function asWritten(original: CloudTrailEvent, [first, ...rest]: Path): Path {
  if (first === undefined) return [];
  const key = Object.keys(original).find(written => canonicalKey(written) === first);
  return [key ?? first, ...rest];
}
