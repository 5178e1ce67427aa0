/**
 * Takes out of a document what must not be passed on: secrets, access keys, the ids of accounts and
 * principals, and names of people and public IP addresses where that is asked for. It reads the text as
 * JSON of any shape, not as a log, so that what is around the events is cleaned as well, and strings that
 * hold JSON, or text in another encoding, too.
 *
 * A value has the same pseudonym wherever it is, also inside of ARNs and messages: the redacted
 * document tells the same story. What is replaced is first looked for in places that tell (an ARN, a key
 * such as `accountId`), then replaced everywhere; so a number of twelve digits that is no account stays.
 */
import type { TextEdit } from './fixes/edits';
import { cleaner, type RedactOptions } from './redaction/cleaner';
import { pseudonyms } from './redaction/pseudonyms';
import { collect, nothingSensitive, settleSessions } from './redaction/sensitive';
import { stringsOf, written } from './redaction/strings';

export type { RedactOptions } from './redaction/cleaner';

/** The edits that redact a JSON text, in order. A step takes one string of it. */
export function* redact(text: string, options: RedactOptions = {}): Generator<readonly TextEdit[]> {
  const sensitive = nothingSensitive();
  for (const step of collect(text, sensitive)) yield step ?? NONE;
  settleSessions(sensitive);
  const clean = yield* cleaner(sensitive, pseudonyms(sensitive.taken), options);
  for (const string of stringsOf(text)) {
    const value = clean(string);
    const { start, end } = string;
    yield value === string.value ? NONE : [{ start, end, text: written(string, value) }];
  }
}

const NONE: readonly TextEdit[] = [];
