import { LOG_RULES, RULES } from '../core/rules';
import type { RuleText } from '../core/rules/rule';
import { JSON_SYNTAX } from '../core/syntax';

/** Rules that are about the text and not about an event. */
const TEXT_RULES: readonly RuleText[] = [
  {
    id: JSON_SYNTAX,
    severity: 'error',
    summary: 'The text is valid JSON.',
    explanation: 'CloudTrail writes strict JSON.',
  },
  {
    id: 'text-encoding',
    severity: 'warning',
    summary: 'The text is UTF-8.',
    explanation: 'CloudTrail writes UTF-8.',
  },
];

/** Every rule under whose id `check` reports, without what only code can do with it. */
export const ALL_RULES: readonly RuleText[] = [...TEXT_RULES, ...RULES, ...LOG_RULES].map(
  ({ id, severity, summary, explanation, docs }) => ({
    id,
    severity,
    summary,
    explanation,
    ...(docs !== undefined && { docs }),
  }),
);

/** The rules for people, one a line: id, severity, and what is kept. */
export function rulesText(rules: readonly RuleText[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`)
    .join('\n');
}
