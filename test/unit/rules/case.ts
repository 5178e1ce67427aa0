import type { JsonValue } from '../../../src/core/cloudTrailEvent';
import type { Severity } from '../../../src/core/rules/rule';

/** A fixture and what is changed in it: path joined by dots → value; `undefined` takes the key away. */
export type Edited = readonly [fixture: string, edits?: Readonly<Record<string, JsonValue>>];

/** An edited fixture, where the rule finds something in it (path joined by dots), and how grave. */
export type Broken = readonly [...Required<Edited>, path: string, severity: Severity];

export interface Case {
  /** Events that keep the rule, those among them that are odd but normal. */
  readonly keeps: readonly Edited[];
  readonly breaks: readonly Broken[];
}
