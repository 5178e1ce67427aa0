import { ANY_TRAIL_TABLE, athenaSql } from '../sql/athenaSql';
import { ANY_EVENT_DATA_STORE, lakeSql } from '../sql/lakeSql';
import { lookupCommand } from '../sql/lookupCommand';
import type { Missing } from './missing';

/** Ready texts that would find what is missing, to be copied; every value in them is quoted. */
export interface Queries {
  /** Commands of the AWS CLI for Event history, one for each Region. */
  readonly lookupEvents: readonly string[];
  /** For the table that AWS documents for a trail. */
  readonly athena: string;
  /** For CloudTrail Lake; the id of the event data store is to be put in. */
  readonly lake: string;
}

export function queriesFor({ query, regions, to }: Missing): Queries {
  return {
    lookupEvents: regions.map(region => lookupCommand(query, { region })),
    athena: athenaSql(query, ANY_TRAIL_TABLE, { now: to }),
    lake: lakeSql(query, { store: ANY_EVENT_DATA_STORE, now: to }),
  };
}
