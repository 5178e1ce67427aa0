import { AUDIT, PROD } from './cast';

/** The trail that the intruder stops: nothing of the account is delivered after that. */
export const TRAIL = `arn:aws:cloudtrail:us-east-1:${PROD}:trail/management-events`;
export const TRAIL_STOPPED = '10:02:11';
/** The other account's own trail goes on, into a bucket that the intruder can only look at. */
export const ARCHIVE_TRAIL = `arn:aws:cloudtrail:us-east-1:${AUDIT}:trail/archive-trail`;
export const ARCHIVE = 'org-log-archive-444455556666';

export function secretsKey(region: string): string {
  const id = region === 'us-east-1' ? '1234abcd-12ab-34cd-56ef' : '0987dcba-09fe-87dc-65ba';
  return `arn:aws:kms:${region}:${PROD}:key/${id}-1234567890ab`;
}
