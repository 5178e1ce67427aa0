/** Which event of a log issued a credential, and which is the other copy of an event. */
import type { EventLog } from './eventLog';
import { occurrences, subjectAt, type Occurrence } from './occurrences';
import { readCall } from './trace/call';
import { keyPath, readIssue } from './trace/issue';
import { idPrefix } from './values/idPrefix';
import { isPlaceholder } from './values/placeholder';

/** What an event of another log may have given out: an access key, or the id of a shared event. */
export type Given = `key ${string}` | `shared ${string}`;

/**
 * What stands at an offset that an event gave out; `undefined` for anything else. Made-up and masked
 * values (`EXAMPLE`, `****`) join nothing.
 */
export function givenAt(log: EventLog, offset: number): Given | undefined {
  const place = log.placeAt(offset);
  const [value] = subjectAt(log, offset)?.values ?? [];
  if (value === undefined || isPlaceholder(value)) return undefined;
  if (/^A[KS]IA/.test(idPrefix(value) ?? '')) return `key ${value}`;
  return place?.path.join('/') === 'sharedEventID' ? `shared ${value}` : undefined;
}

/**
 * Where the thing at an offset comes from: of an access key, the responses that issued it; of a
 * sharedEventID, the other copies of the event. A key is no origin of its own event: a response that
 * issues its caller's key is a sample. `undefined` is a step without an origin.
 */
export function* originsAt(log: EventLog, offset: number): Generator<Occurrence | undefined> {
  const here = log.placeAt(offset);
  const subject = subjectAt(log, offset);
  const given = givenAt(log, offset);
  const [value] = subject?.values ?? [];
  if (!here || !subject || !given || value === undefined) return;
  const isKey = given.startsWith('key ');
  // The issue itself is its definition: the editor then offers the references instead.
  if (isKey && isIssue(log, here)) return void (yield { ...here, span: subject.span });
  for (const found of occurrences(log, { span: subject.span, values: [value] })) {
    const isOther = found !== undefined && found.index !== here.index;
    const isOrigin =
      isOther && (isKey ? isIssue(log, found) : found.path.join('/') === 'sharedEventID');
    yield isOrigin ? found : undefined;
  }
}

function isIssue(log: EventLog, { index, path }: Occurrence): boolean {
  const event = log.event(index);
  const issue = event && readIssue(event, readCall(event));
  return issue !== undefined && keyPath(issue)?.join('/') === path.join('/');
}
