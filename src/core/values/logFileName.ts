import { parseTime } from './time';

/** What the name of a delivered log file says. */
export interface LogFileName {
  readonly account: string;
  readonly region: string;
  /** When CloudTrail delivered it, to the minute, in milliseconds since 1970. */
  readonly delivered: number;
}

/**
 * Reads `111122223333_CloudTrail_eu-west-1_20260304T0510Z_0123456789abcdef.json.gz`, a path before it
 * or not; `undefined` when the name is another.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
export function parseLogFileName(path: string): LogFileName | undefined {
  const [, account, region, date, hour, minute] =
    /(?:^|[/\\])(\d{12})_CloudTrail(?:-[A-Za-z]+)?_([a-z]+(?:-[a-z]+)+-\d+)_(\d{8})T(\d\d)(\d\d)Z_[^/\\]*$/.exec(
      path,
    ) ?? [];
  if (account === undefined || region === undefined || date === undefined) return undefined;
  const day = date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const delivered = parseTime(`${day}T${hour}:${minute}:00Z`);
  return delivered === undefined ? undefined : { account, region, delivered };
}
