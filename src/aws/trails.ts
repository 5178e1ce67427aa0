import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { listOf } from './allPages';
import { engineError } from './engineError';
import { createPacer, type Pacer } from './pace';
import { sender } from './send';
import type { OpenConnection } from './session';

/** A trail: where its log files are, and what is in them. */
export interface TrailPlace {
  readonly name: string;
  readonly bucket: string;
  readonly prefix?: string;
  /** The account that owns the trail; for the log files of an organization there are more. */
  readonly account: string;
  /** Where the trail was made. */
  readonly region: string;
  readonly hasAllRegions: boolean;
  readonly isOfOrganization: boolean;
}

const sharedPacer = createPacer(4);

/** The trails that deliver in a Region, for whoever wants a table over one (`trailTableSql`). */
export async function listTrails(
  connection: OpenConnection & { readonly pacer?: Pacer },
  signal: AbortSignal,
): Promise<readonly TrailPlace[]> {
  const send = sender({
    service: 'cloudTrail',
    connection,
    pacer: connection.pacer ?? sharedPacer,
    failureOf: engineError({ name: 'CloudTrail', permission: 'cloudtrail:DescribeTrails' }),
  });
  const { trailList } = await send(
    (client, options) => client.send(new DescribeTrailsCommand({}), options),
    signal,
  );
  return listOf(trailList).flatMap(trail => {
    const { Name: name, S3BucketName: bucket, S3KeyPrefix: prefix, TrailARN: arn } = trail;
    if (name === undefined || bucket === undefined) return [];
    return [
      {
        name,
        bucket,
        ...(prefix ? { prefix } : {}),
        account: arn?.split(':')[4] ?? '',
        region: trail.HomeRegion ?? connection.region,
        hasAllRegions: trail.IsMultiRegionTrail ?? false,
        isOfOrganization: trail.IsOrganizationTrail ?? false,
      },
    ];
  });
}
