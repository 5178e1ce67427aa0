import { output } from './output';

const logged = new Set<string>();

/**
 * Says in the log what could not be done, of each part once in a session: a fault of ours, which the next
 * event has too. Ids and counts alone; texts of events never go there.
 */
export function logFailures(where: string, failures: ReadonlyMap<string, number>): void {
  for (const [part, count] of failures) {
    const id = `${where}: ${part}`;
    if (logged.has(id)) continue;
    logged.add(id);
    output.failedTimes(id, count);
  }
}
