import type { CloudTrailEvent, JsonValue, Path } from '../cloudTrailEvent';
import type { EventLog } from '../eventLog';
import type { RecordKind } from '../fields';
import type { Message } from '../message';
import type { Call } from './call';
import type { Caller, KnownCaller } from './caller';
import type { Oddity } from './oddities';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Severities that differ from the rules' own, by rule id; `off` leaves a rule out. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** What a rule is, whatever it looks at. */
export interface RuleText {
  /** Kebab-case, stable: settings, suppressions and reports name it. */
  readonly id: string;
  readonly severity: Severity;
  /** What is kept, in one sentence; shown in the README and as the explanation behind the code. */
  readonly summary: string;
  /** Why it matters and what to do, with the exceptions that are normal. Plain sentences. */
  readonly explanation: string;
  /** Page of AWS that says so, where one does. */
  readonly docs?: string;
}

/**
 * One thing that every event keeps. A rule speaks in paths: offsets are found later, and only for the
 * events that have findings. It should never throw, whatever the event holds; where it does, its finding on
 * that event is lost, and said to be (`failure`).
 */
export interface Rule extends RuleText {
  /** The kinds of record that it is asked about; ordinary events where nothing is said. */
  readonly records?: readonly Layout[];
  /** The types of caller (`userIdentity.type`) that it is asked about; any where nothing is said. */
  readonly callers?: readonly string[];
  /** It has nothing to say of an event that keeps to the field table. */
  readonly needsOddities?: true;
  /** The calls into whose events `check` looks; all where nothing is said. */
  readonly concerns?: (call: Call) => boolean;
  /** What it finds in an event. */
  readonly check?: (view: EventView, report: Report) => void;
  /** What it finds in a call, whatever else stands in the event: asked once about many events. */
  readonly checkCall?: (call: Call, report: Report) => void;
  /** What it finds in the identity of a caller, whatever the call: asked once for each caller. */
  readonly checkCaller?: (caller: Caller, report: Report) => void;
}

/** One thing that the events of a file keep together. */
export interface LogRule extends RuleText {
  /** What a log holds that it is asked about; any log where nothing is said. */
  readonly holds?: EventLog['holds'];
  /** All that it reads of an event: after an edit elsewhere, it finds what it found before. */
  readonly reads: readonly Path[];
  /**
   * Begins a file; what is returned is called for each of its events, in order. Nothing is, where the
   * name of the file leaves nothing to compare.
   */
  start(
    fileName: string | undefined,
  ): ((event: CloudTrailEvent, index: number, report: Report) => void) | undefined;
}

/**
 * Says that something is off at a path. Where the value there, or one of those it was compared with, is
 * a placeholder (`EXAMPLE`, `****`), the finding becomes a hint.
 */
export type Report = (path: Path, message: Message, options?: ReportOptions) => void;

export interface ReportOptions {
  /** The other values that went into the judgement. */
  readonly compared?: readonly JsonValue[];
  /** Mark the key instead of the value. A missing field is reported at the object that lacks it. */
  readonly target?: 'key' | 'value';
  /** No graver than this, where that is less than the rule says: AWS itself may have written it. */
  readonly atMost?: Severity;
  /** The key that the object at the path lacks, so that a fix can add it. */
  readonly missing?: string;
}

/** A record of early years with PascalCase keys is laid out as an event once its keys are renamed. */
export type Layout = RecordKind | 'legacy';

/** An event with what nearly every rule asks of it, taken once. */
export interface EventView extends Call, Caller {
  readonly event: CloudTrailEvent;
  readonly caller: KnownCaller;
  /** The event as it stands in the log; differs from `event` in the keys of legacy records. */
  readonly original: CloudTrailEvent;
  /** The text that the event was parsed from, where there is one. */
  readonly json: string | undefined;
  /** How many keys stand in it, where that is counted already. */
  readonly keys: number | undefined;
  /** How many keys the event has, at any depth, each counted once. */
  readonly members: number;
  /** Where the event departs from the field table. */
  readonly oddities: readonly Oddity[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly path: Path;
  readonly target: 'key' | 'value';
  /** The key that the object at the path lacks, where that is what was found. */
  readonly missing?: string;
  /** The rule that threw: this is no finding, but says that there may be one. */
  readonly failed?: string;
}

/** A finding of a rule about the whole file. */
export interface LogFinding extends Finding {
  /** Index of the event in the log. */
  readonly event: number;
}
