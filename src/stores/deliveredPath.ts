import { parseLogFileName } from '../core/values/logFileName';
import { parseTime } from '../core/values/time';

/** What the path of a log says that CloudTrail delivered. */
export interface DeliveredPath {
  /** The first and the last moment at which it may have been delivered: milliseconds, UTC. */
  readonly from: number;
  readonly to: number;
  /**
   * Account and Region, where the file lies as it was delivered. Elsewhere a name alone is no proof: of
   * published logs the content is often masked, and other accounts stand in it than in the names.
   */
  readonly place?: { readonly account: string; readonly region: string };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Reads the layout of a trail's bucket, with or without folders before it, and the names in it:
 *
 *     AWSLogs/[o-exampleorgid/]111122223333/CloudTrail[-Insight…]/eu-west-1/2026/03/04/
 *     111122223333_CloudTrail_eu-west-1_20260304T0510Z_0123456789abcdef.json.gz
 *
 * The name tells the minute; the folder is for files that were renamed. `undefined` when neither is known.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function deliveredPath(path: string): DeliveredPath | undefined {
  const name = parseLogFileName(path);
  const [, account, region, day] = LAYOUT.exec(path) ?? [];
  const isWhole =
    account !== undefined &&
    region !== undefined &&
    (!name || (name.account === account && name.region === region));
  const place = isWhole ? { place: { account, region } } : {};
  if (name) return { from: name.delivered, to: name.delivered + MINUTE - 1, ...place };
  const start = day && parseTime(`${day.replaceAll('/', '-')}T00:00:00Z`);
  return typeof start === 'number' ? { from: start, to: start + DAY - 1, ...place } : undefined;
}

const LAYOUT =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(\d{12})\/CloudTrail(?:-[A-Za-z]+)?\/([a-z]+(?:-[a-z]+)+-\d+)\/(\d{4}\/\d\d\/\d\d)\/[^/]+$/;

/** A digest names log files and their hashes; it holds no events. */
export function isDigest(path: string): boolean {
  return /(?:^|\/)\d{12}_CloudTrail-Digest_[^/]*$/.test(path);
}
