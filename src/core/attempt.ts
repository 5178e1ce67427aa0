/** How often each part of ours threw, by its id: a rule, a join, a fix. Never the text of an event. */
export type Failures = Map<string, number>;

/**
 * What a part of an answer makes, or `otherwise` where it throws: a fault of ours costs what that part
 * would have said, never the rest. It is counted, for whoever shows the answer to say so.
 */
export function attempt<T, E = T>(
  part: string,
  failures: Failures | undefined,
  make: () => T,
  otherwise: E,
): T | E {
  try {
    return make();
  } catch {
    failures?.set(part, (failures.get(part) ?? 0) + 1);
    return otherwise;
  }
}

/** Adds what failed elsewhere: in another thread, for another part of the answer. */
export function addFailures(failures: Failures, others: ReadonlyMap<string, number>): void {
  for (const [part, count] of others) failures.set(part, (failures.get(part) ?? 0) + count);
}

/** How many parts failed, all told. */
export function countOf(failures: ReadonlyMap<string, number>): number {
  return [...failures.values()].reduce((sum, count) => sum + count, 0);
}

/** `join byKey: 3, join byRequest: 1` */
export function failureList(failures: ReadonlyMap<string, number>): string {
  return [...failures].map(([part, count]) => `${part}: ${count}`).join(', ');
}
