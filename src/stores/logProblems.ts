import type { EventLog } from '../core/eventLog';
import { english } from '../core/message';
import type { DecodedText } from './decode';
import type { StoreProblem } from './eventStore';
import type { LogFile } from './logFileAccess';

/** What is wrong with a log that could be read nevertheless. `broken`: how many events are not JSON. */
export function problemsOf(
  { path }: LogFile,
  log: EventLog,
  broken: number,
  { encoding, replaced }: DecodedText,
): readonly StoreProblem[] {
  const [first] = log.problems;
  const reasons = [
    first && `The JSON is broken: ${log.count} events were found in it. ${english(first.message)}`,
    !first && broken > 0 && `${broken} of ${log.count} events are not valid JSON.`,
    replaced > 0 && `${replaced} places are not ${encoding.toUpperCase()} text and show as \ufffd.`,
  ];
  return reasons.flatMap(why => (why ? [{ what: path, why }] : []));
}

/** The reason of a failure as a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}
