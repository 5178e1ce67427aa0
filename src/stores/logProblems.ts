import type { EventLog } from '../core/eventLog';
import { message, type Message } from '../core/message';
import type { DecodedText } from './decode';
import type { StoreProblem } from './eventStore';
import { isDelivered, type LogFile } from './logFileAccess';

/** What is to be said of a log that could be read nevertheless. `broken`: how many events are not JSON. */
export function problemsOf(
  { path, uri }: LogFile,
  log: Pick<EventLog, 'count' | 'problems'>,
  broken: number,
  { encoding, replaced }: DecodedText,
): readonly StoreProblem[] {
  const [first] = log.problems;
  const reasons: Message[] = [];
  if (first)
    reasons.push(
      message('The JSON is broken: {0} events were found in it. {1}', log.count, first.message),
    );
  else if (broken > 0)
    reasons.push(message('{0} of {1} events are not valid JSON.', broken, log.count));
  if (replaced > 0)
    reasons.push(
      message('{0} places are not {1} text and show as \ufffd.', replaced, encoding.toUpperCase()),
    );
  return reasons.map(why => ({ what: path, why, uri }));
}

/** Events of a log that are shown where they were found before. */
export function duplicatesIn({ path, uri }: LogFile, events: number): StoreProblem {
  const why =
    events === 1
      ? message('1 event is in another place, too, and shown once.')
      : message('{0} events are in another place, too, and shown once.', events);
  return { what: path, why, uri, cause: 'duplicates', events };
}

/** A file that holds no events is nobody's business, unless CloudTrail gave it its name. */
export function problemsOfOther(file: LogFile, { text }: DecodedText): readonly StoreProblem[] {
  if (!isDelivered(file)) return [];
  const why =
    text.trim() === ''
      ? message('The file is empty.')
      : message('The file is named as a log, but holds no events.');
  return [{ what: file.path, why, uri: file.uri }];
}
