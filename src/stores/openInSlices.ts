import { openingLog, type EventLog } from '../core/eventLog';
import { isDelivered, type LogFile } from './logFileAccess';

/** Opens the log of a file, with a pause between steps. */
export async function openInSlices(
  file: LogFile,
  text: string,
  pause?: () => Promise<void> | undefined,
): Promise<EventLog | undefined> {
  const steps = openingLog(text, { assumed: isDelivered(file) });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause?.();
  }
}
