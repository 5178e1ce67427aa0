/**
 * How rules are asked about an event, and how grave what they find is.
 *
 * 35,000 events and 75 rules would be 2.6 million questions, most of them asked before. So a rule says
 * what it looks at: the caller alone (`checkCaller`), the call (`checkCall`), or the events of some calls
 * (`concerns`). What found nothing in a call is not asked again about the events of that call that keep
 * to the field table, and what found nothing in a caller not again about the next events of that caller:
 * about ten questions are left for each event. On a log of 44 MB this takes half the time of asking the 35
 * that a layout and a type of caller leave. Only silence is remembered: whoever found something is asked
 * anew, so that each finding speaks of its own event.
 *
 * Tried: calls by caller, not by kind of caller, which costs a third more where each session makes three
 * calls; a copy of the known call by spreading, which takes longer than asking anew.
 */
import type { CloudTrailEvent, Path } from '../cloudTrailEvent';
import { recordKind } from '../fields';
import { canonicalEvent, canonicalKey, isLegacy } from '../legacyEvent';
import { eventView, familiarView } from './eventView';
import { callerOf, type KnownCaller } from './caller';
import { learnTidy, tidyRecord } from './forms';
import { knownCalls } from './knownCalls';
import { shapeOf } from './recordShape';
import type { EventView, Finding, Layout, Report, Rule, Severities } from './rule';
import { severityOf } from './severity';
import { minorOf } from './version';
import { failure } from './failure';
import { own } from '../own';

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
  /** What it is about alone, if that may be the same in many events. */
  readonly of: 'event' | 'call' | 'caller';
  readonly concerns?: Rule['concerns'];
}

/** What is left to ask about the events of a call that is known. */
interface Left {
  readonly again: readonly Question[];
  /** Without the questions about callers. */
  readonly ofEvent: readonly Question[];
}

/** A function that asks the rules about an event. One without findings costs no allocation but its view. */
export function eventChecker(rules: readonly Rule[]): EventCheck {
  const questions = questionsAbout(rules);
  const calls = knownCalls<Left>();
  /** Callers of whom no rule had anything to say. */
  const inOrder = new WeakSet<KnownCaller>();

  // One of each for all events: a function that is made anew for each of them takes longer than a rule.
  let original: CloudTrailEvent = {};
  let view: EventView | undefined;
  let severities: Severities = {};
  let question: Question | undefined;
  let findings: Finding[] | undefined;
  let reports = 0;
  const report: Report = (path, message, options = {}) => {
    reports++;
    if (!question || !view) return;
    const { rule } = question;
    const { event, layout } = view;
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

  /** Asks these questions, and returns those of them that are to be asked of such calls again. */
  function ask(asked: readonly Question[], about: EventView): readonly Question[] {
    const again: Question[] = [];
    let isInOrder = true;
    for (question of asked) {
      const { rule, check, of, concerns } = question;
      if (rule.needsOddities && about.oddities.length === 0) continue;
      if (concerns && !concerns(about)) continue;
      const before = reports;
      check(about, report);
      const isSilent = reports === before;
      if (of !== 'call' || !isSilent) again.push(question);
      if (of === 'caller' && !isSilent) isInOrder = false;
    }
    if (isInOrder && about.layout === 'event') inOrder.add(about.caller);
    return again;
  }

  /** Asks as few questions as the events before leave. */
  function askWhatIsLeft(asIs: CloudTrailEvent, json?: string, keys?: number): void {
    const caller = callerOf(asIs.userIdentity);
    const tidy = tidyRecord(asIs, shapeOf('event'), minorOf(asIs.eventVersion), caller);
    const known = tidy && calls.of(tidy, caller.kind, asIs.eventName);
    if (known) {
      const { call, holds } = known;
      view = familiarView(asIs, call, caller, tidy.members, json, keys);
      if (!inOrder.has(caller)) ask(holds.again, view);
      else for (question of holds.ofEvent) question.check(view, report);
    } else {
      const layout = isLegacy(asIs) ? 'legacy' : recordKind(asIs);
      const event = layout === 'legacy' ? canonicalEvent(asIs) : asIs;
      view = eventView(event, layout, asIs, json, keys);
      const again = ask(questions(layout, view.type), view);
      if (layout === 'event' && view.oddities.length === 0) {
        const ofEvent = again.filter(({ of }) => of !== 'caller');
        if (tidy) calls.keep(tidy, view, { again, ofEvent });
        else learnTidy(event, shapeOf('event'), view.minorVersion);
      }
    }
  }

  /** Asks every question by itself, so that one that throws costs its own finding. Nothing is kept of it. */
  function askOneByOne(asIs: CloudTrailEvent, json?: string, keys?: number): void {
    const layout = isLegacy(asIs) ? 'legacy' : recordKind(asIs);
    view = eventView(layout === 'legacy' ? canonicalEvent(asIs) : asIs, layout, asIs, json, keys);
    for (question of questions(layout, view.type)) {
      const { rule, check, concerns } = question;
      if (rule.needsOddities && view.oddities.length === 0) continue;
      const before = findings?.length ?? 0;
      try {
        if (!concerns || concerns(view)) check(view, report);
      } catch {
        // What it had found by then may be half of what it says.
        findings?.splice(before);
        if (own(severities, rule.id) !== 'off') (findings ??= []).push(failure(rule.id));
      }
    }
  }

  return (asIs, ownSeverities = {}, json, keys) => {
    original = asIs;
    severities = ownSeverities;
    findings = undefined;
    try {
      askWhatIsLeft(asIs, json, keys);
    } catch {
      findings = undefined;
      try {
        askOneByOne(asIs, json, keys);
      } catch {
        // Not even what all of them ask of an event could be taken from it.
        findings = rules
          .filter(({ id }) => own(severities, id) !== 'off')
          .map(({ id }) => failure(id));
      }
    }
    const found = findings ?? NONE;
    view = question = findings = undefined;
    return found;
  };
}

const NONE: readonly Finding[] = [];

/** The questions about events of a layout and of a type of caller, chosen once. */
function questionsAbout(rules: readonly Rule[]) {
  const byLayout = new Map<Layout, Map<string | undefined, readonly Question[]>>();
  const types = new Set(rules.flatMap(({ callers = [] }) => callers));
  return (layout: Layout, callerType: string | undefined): readonly Question[] => {
    const type = callerType !== undefined && types.has(callerType) ? callerType : undefined;
    const byType = byLayout.get(layout) ?? new Map<string | undefined, readonly Question[]>();
    byLayout.set(layout, byType);
    let asked = byType.get(type);
    if (!asked) {
      // A legacy record is an event once its keys are renamed.
      asked = rules
        .filter(
          ({ records = ['event'] }) =>
            records.includes(layout) || (layout === 'legacy' && records.includes('event')),
        )
        .filter(rule => !rule.callers || (type !== undefined && rule.callers.includes(type)))
        .flatMap(questionsOf);
      byType.set(type, asked);
    }
    return asked;
  };
}

function questionsOf(rule: Rule): readonly Question[] {
  const { check, checkCall, checkCaller, concerns } = rule;
  return [
    ...(check ? [{ rule, check, of: 'event' as const, ...(concerns && { concerns }) }] : []),
    ...(checkCall ? [{ rule, check: checkCall, of: 'call' as const }] : []),
    ...(checkCaller ? [{ rule, check: checkCaller, of: 'caller' as const }] : []),
  ];
}

/** The path with its first key as the legacy record has it. */
function asWritten(original: CloudTrailEvent, [first, ...rest]: Path): Path {
  if (first === undefined) return [];
  const key = Object.keys(original).find(written => canonicalKey(written) === first);
  return [key ?? first, ...rest];
}
