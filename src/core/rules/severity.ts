import { valueAt, type CloudTrailEvent, type JsonValue, type Path } from '../cloudTrailEvent';
import { isPlaceholder } from '../values/placeholder';
import type { ReportOptions, RuleText, Severities, Severity } from './rule';
import { own } from '../own';

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** How grave a finding is; `undefined` when its rule is off. */
export function severityOf(
  event: CloudTrailEvent,
  rule: RuleText,
  path: Path,
  severities: Severities,
  { compared = [], target, atMost = 'error' }: ReportOptions,
  cap: Severity,
): Severity | undefined {
  const wanted = own(severities, rule.id) ?? rule.severity;
  if (wanted === 'off') return undefined;
  const values: readonly JsonValue[] =
    target === 'key' ? compared : [valueAt(event, path), ...compared];
  if (values.some(isPlaceholder)) return 'hint';
  // A limit at or above the rule's own severity limits nothing: whoever set it higher wants to see it.
  const limit = RANK[atMost] < RANK[rule.severity] ? atMost : 'error';
  return [wanted, limit, cap].reduce((least, other) => (RANK[other] < RANK[least] ? other : least));
}
