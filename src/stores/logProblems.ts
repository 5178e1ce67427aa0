import type { EventLog } from '../core/eventLog';
import { english } from '../core/message';
import type { DecodedText } from './decode';
import type { StoreProblem } from './eventStore';
import { isDelivered, type LogFile } from './logFileAccess';

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

/** A file that holds no events is nobody's business, unless CloudTrail gave it its name. */
export function problemsOfOther(file: LogFile, { text }: DecodedText): readonly StoreProblem[] {
  if (!isDelivered(file)) return [];
  const why =
    text.trim() === '' ? 'The file is empty.' : 'The file is named as a log, but holds no events.';
  return [{ what: file.path, why }];
}

/** The reason of a failure as a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}
