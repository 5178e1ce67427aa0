import { WordedError, message } from '../message';
import type { EventQuery } from '../query';
import { conditionsOf, ROW_LIMIT, type Dialect } from './conditions';
import { sqlText } from './quote';
import { isoRange, rangeOf } from './range';

export interface LakeOptions {
  /** The id of the event data store: the last part of its ARN. */
  readonly store: string;
  /** Milliseconds since the epoch: where a query without an end ends. */
  readonly now: number;
  readonly limit?: number;
}

/** In place of an id in a query to be copied. */
export const ANY_EVENT_DATA_STORE = 'EVENT_DATA_STORE_ID';

/**
 * The query as CloudTrail Lake's SQL. Of its columns only `eventJson`, the whole record, says what the
 * event said: structs and maps are printed in a form that cannot be read back.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-limitations.html
 */
export function lakeSql(query: EventQuery, { store, now, limit = ROW_LIMIT }: LakeOptions): string {
  // Unlike in Trino the id stands there without quotes, as a name.
  if (!/^[\w-]+$/.test(store))
    throw new WordedError(message('{0} is not the id of an event data store.', store));
  const [from, to] = isoRange(rangeOf(query, now)).map(time =>
    sqlText(time.replace(/[TZ]/g, lakeSign)),
  );
  const conditions = [`eventTime >= ${from}`, `eventTime <= ${to}`, ...conditionsOf(query, LAKE)];
  return [
    'SELECT eventJson',
    `FROM ${store}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    'ORDER BY eventTime DESC',
    `LIMIT ${limit}`,
  ].join('\n');
}

/** `2026-01-31T12:01:03Z` → `2026-01-31 12:01:03` */
function lakeSign(sign: string): string {
  return sign === 'T' ? ' ' : '';
}

const CREATION_DATE = 'userIdentity.sessionContext.attributes.creationDate';

const LAKE: Dialect = {
  // A point in time, unlike in events.
  creationDate: `date_format(${CREATION_DATE}, '%Y-%m-%dT%H:%i:%sZ')`,
  everything: 'eventJson',
  resources: `concat_ws(' ', ${['requestParameters', 'responseElements', 'resources']
    .map(key => `json_format(json_extract(eventJson, '$.${key}'))`)
    .join(', ')})`,
};
