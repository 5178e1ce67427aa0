/** Which event of a log issued a credential, and which is the other copy of an event. */
import { text } from './cloudTrailEvent';
import type { EventLog } from './eventLog';
import { occurrences, subjectAt, type Occurrence } from './occurrences';
import { idPrefix } from './values/idPrefix';
import { isPlaceholder } from './values/placeholder';

/** Where a response holds the key that a call issued, and the calls whose responses do. */
const ISSUED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'responseElements/credentials/accessKeyId',
    [
      'AssumeRole',
      'AssumeRoleWithSAML',
      'AssumeRoleWithWebIdentity',
      'AssumeRoot',
      'GetFederationToken',
      'GetSessionToken',
    ],
  ],
  ['responseElements/accessKey/accessKeyId', ['CreateAccessKey']],
]);

/**
 * Where the thing at an offset comes from: of an access key, the responses that issued it; of a
 * sharedEventID, the other copies of the event. Made-up and masked values (`EXAMPLE`, `****`) join
 * nothing. A key is no origin of its own event: a response that issues its caller's key is a sample.
 */
export function* originsAt(log: EventLog, offset: number): Generator<Occurrence> {
  const here = log.placeAt(offset);
  const subject = here && subjectAt(log, offset);
  const [value] = subject?.values ?? [];
  if (!here || !subject || value === undefined || isPlaceholder(value)) return;
  const isKey = /^A[KS]IA/.test(idPrefix(value) ?? '');
  const isShared = here.path.length === 1 && here.path[0] === 'sharedEventID';
  if (!isKey && !isShared) return;
  // The issue itself is its definition: the editor then offers the references instead.
  if (isKey && isIssue(log, here)) return void (yield { ...here, span: subject.span });
  for (const found of occurrences(log, { span: subject.span, values: [value] })) {
    if (found.index === here.index) continue;
    const isOrigin = isKey ? isIssue(log, found) : found.path.join('/') === 'sharedEventID';
    if (isOrigin) yield found;
  }
}

function isIssue(log: EventLog, { index, path }: Occurrence): boolean {
  const calls = ISSUED.get(path.join('/'));
  const name = text(log.event(index)?.eventName);
  return calls !== undefined && name !== undefined && calls.includes(name);
}
