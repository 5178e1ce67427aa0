import { message, type Message } from '../core/message';
import { valuesFor, type EventQuery } from '../core/query';
import { deliveredPath } from './deliveredPath';
import type { LogFile } from './logFileAccess';
import type { StoreProblem } from './eventStore';

const HOUR = 60 * 60_000;

/**
 * How long before its delivery an event may have happened. AWS promises no limit: delivery is "on
 * average within about 5 minutes", later after an outage (`addendum.reason` DELIVERY_DELAY). In 57
 * delivered logs with 2,904 events it was 9.9 minutes at most; this is 290 times as long.
 */
const LATEST_DELIVERY = 48 * HOUR;
/** How far the clocks that write names and events may differ: names are never earlier in those logs. */
const CLOCKS = HOUR;

/** Where events of global services are recorded, which old trails wrote to the files of other Regions. */
const GLOBAL_REGION = 'us-east-1';

/** Why a file need not be read: its path excludes every event that the query takes. */
export function skippedFile(file: LogFile, query: EventQuery): StoreProblem | undefined {
  const delivered = deliveredPath(file.uri);
  if (!delivered) return undefined;
  const { from, to, place } = delivered;
  const skipped = (cause: StoreProblem['cause'], why: Message): StoreProblem => ({
    what: file.path,
    why,
    uri: file.uri,
    ...(cause && { cause }),
  });
  if (query.from !== undefined && to + CLOCKS < query.from)
    return skipped('date', message('Delivered on {0}, before the time that is searched.', day(to)));
  if (query.to !== undefined && from - LATEST_DELIVERY > query.to)
    return skipped(
      'date',
      message(
        'Delivered on {0}, more than {1} hours after the time that is searched.',
        day(from),
        LATEST_DELIVERY / HOUR,
      ),
    );
  const accounts = valuesFor(query, 'recipientAccountId');
  if (place && accounts.length > 0 && !accounts.includes(place.account))
    return skipped('account', message('Of account {0}.', place.account));
  const regions = valuesFor(query, 'awsRegion');
  if (place && regions.length > 0 && ![place.region, GLOBAL_REGION].some(r => regions.includes(r)))
    return skipped('region', message('Of Region {0}.', place.region));
  return undefined;
}

/** `2026-01-31` */
function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
