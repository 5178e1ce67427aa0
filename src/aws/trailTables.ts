import { REGIONS, partitionOf } from '../core/values/region';
import { trailTableSql } from '../core/sql/trailTable';
import type { OpenConnection } from './session';
import { listTrails, type TrailPlace } from './trails';

/** A trail over whose log files a table can be made. */
export interface TrailTable extends TrailPlace {
  /** The statement that makes the table. Throws a `WordedError` for a trail that cannot be one. */
  tableSql(organization: string | undefined, accounts: readonly string[]): string;
}

/** The trails that deliver in a Region, each with the statement that makes its log files a table. */
export async function trailTables(
  connection: OpenConnection,
  signal: AbortSignal,
): Promise<readonly TrailTable[]> {
  const trails = await listTrails(connection, signal);
  return trails.map(trail => {
    const { bucket, prefix, region, hasAllRegions } = trail;
    const partition = partitionOf(region);
    const regions = hasAllRegions
      ? REGIONS.filter(one => partitionOf(one) === partition)
      : [region];
    return {
      ...trail,
      tableSql: (organization, accounts) =>
        trailTableSql({
          bucket,
          ...(prefix === undefined ? {} : { prefix }),
          ...(organization === undefined ? {} : { organization }),
          accounts,
          regions,
        }),
    };
  });
}
