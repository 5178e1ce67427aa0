import type { CloudTrailEvent, JsonObject, JsonValue, Path } from '../cloudTrailEvent';
import type { Message } from '../message';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/**
 * One thing that every event keeps. A rule speaks in paths: offsets are found later, and only for the
 * events that have findings. It never throws, whatever the event holds.
 */
export interface Rule {
  /** Kebab-case, stable: settings, suppressions and reports name it. */
  readonly id: string;
  readonly severity: Severity;
  /** What is kept, in one sentence; shown in the README and as the explanation behind the code. */
  readonly summary: string;
  /** Why it matters and what to do, with the exceptions that are normal. Plain sentences. */
  readonly explanation: string;
  /** Page of AWS that says so, where one does. */
  readonly docs?: string;
  check(view: EventView, report: Report): void;
}

/**
 * Says that something is off at a path. `compared` are the other values that went into the judgement:
 * where one of them, or the value at the path, is a placeholder (`EXAMPLE`, `****`), the finding
 * becomes a hint.
 */
export type Report = (path: Path, message: Message, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly compared?: readonly JsonValue[];
  /** Mark the key instead of the value. A missing field is reported at the object that lacks it. */
  readonly target?: 'key' | 'value';
}

/** An event with what nearly every rule asks of it, taken once. */
export interface EventView {
  readonly event: CloudTrailEvent;
  readonly identity: JsonObject;
  /** `userIdentity.type`. */
  readonly type: string | undefined;
  readonly sessionContext: JsonObject;
  readonly sessionIssuer: JsonObject;
  /** The part of `eventVersion` after the dot, as an integer: 11 for `1.11`; -1 when there is none. */
  readonly minorVersion: number;
  readonly category: string | undefined;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Index of the event in the log; `null` when the finding is about the container. */
  readonly event: number | null;
  readonly path: Path;
  readonly target: 'key' | 'value';
}
