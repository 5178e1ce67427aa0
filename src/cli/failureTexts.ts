import type { FileReport } from './check';

/** The checks of a file that could not be made, a sentence for each rule. */
export function failureTexts({ path, failures = [] }: FileReport): readonly string[] {
  const events = new Map<string, (number | null)[]>();
  for (const { rule, event } of failures) {
    const known = events.get(rule);
    if (known) known.push(event);
    else events.set(rule, [event]);
  }
  return [...events].map(([rule, failed]) => {
    const checks = failed.length === 1 ? '1 check' : `${failed.length} checks`;
    const more = failed.length === 1 ? '' : ` and ${failed.length - 1} more`;
    return `${checks} could not be made: rule ${rule} on event ${failed[0] ?? '-'}${more} of ${path}`;
  });
}
