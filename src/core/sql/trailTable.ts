import { WordedError, message } from '../message';
import { hiveName, hiveText } from './quote';

/** A column of a table, with its type in Hive's words: `string`, `struct<arn:string>`. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * The columns of a table over a trail's log files, as AWS documents them, with what events have had
 * since: the reader of the table takes keys by their names, so more columns do no harm.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
 */
export const TRAIL_COLUMNS: readonly Column[] = columns(`
eventversion string
useridentity struct<
  type:string,
  principalid:string,
  arn:string,
  accountid:string,
  accesskeyid:string,
  username:string,
  invokedby:string,
  identityprovider:string,
  credentialid:string,
  onbehalfof:struct<userid:string,identitystorearn:string>,
  inscopeof:struct<sourcearn:string,sourceaccount:string,issuertype:string,credentialsissuedto:string>,
  sessioncontext:struct<
    attributes:struct<mfaauthenticated:string,creationdate:string>,
    sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
    webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>,
    sourceidentity:string,
    ec2roledelivery:string,
    assumedroot:string>>
eventtime string
eventsource string
eventname string
awsregion string
sourceipaddress string
useragent string
errorcode string
errormessage string
requestparameters string
responseelements string
additionaleventdata string
requestid string
eventid string
readonly string
resources array<struct<arn:string,accountid:string,type:string>>
eventtype string
apiversion string
managementevent string
recipientaccountid string
serviceeventdetails string
sharedeventid string
vpcendpointid string
vpcendpointaccountid string
eventcategory string
addendum struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>
sessioncredentialfromconsole string
edgedevicedetails string
insightdetails string
tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string,keyexchange:string>
`);

function columns(lines: string): readonly Column[] {
  return [...lines.matchAll(/^(\w+) (.*(?:\n .*)*)$/gm)].map(([, name = '', type = '']) => ({
    name,
    type: type.replace(/\n +/g, ''),
  }));
}

/** A trail whose log files are to be searched: which bucket, under which prefix, and what is in it. */
export interface Trail {
  readonly bucket: string;
  /** Before `AWSLogs`; none when the trail has no prefix. */
  readonly prefix?: string;
  /** `o-…`: the organization, when the trail is one of an organization. */
  readonly organization?: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** The first day with logs, `2024/01/01`. */
  readonly since?: string;
}

/** How the tables of `trailTableSql` are called. */
export const TRAIL_TABLE = 'cloudtrail_logs';

/** By what they are partitioned, in the order of the path of a log file. */
export const TRAIL_PARTITIONS: readonly Column[] = ['account', 'region', 'timestamp'].map(name => ({
  name,
  type: 'string',
}));

/**
 * The statement that makes a trail's log files a table in Athena, to be run by whoever may: partitions
 * are worked out from the query (partition projection), so nothing has to be added day by day. Throws a
 * `WordedError` for a trail that cannot be.
 */
export function trailTableSql(trail: Trail, table = TRAIL_TABLE): string {
  const { accounts, regions, since = '2020/01/01' } = trail;
  const location = locationOf(trail);
  const properties = {
    'projection.enabled': 'true',
    'projection.account.type': 'enum',
    'projection.account.values': accounts.join(','),
    'projection.region.type': 'enum',
    'projection.region.values': regions.join(','),
    'projection.timestamp.type': 'date',
    'projection.timestamp.format': 'yyyy/MM/dd',
    'projection.timestamp.interval': '1',
    'projection.timestamp.interval.unit': 'DAYS',
    'projection.timestamp.range': `${since},NOW`,
    'storage.location.template': `${location}\${account}/CloudTrail/\${region}/\${timestamp}/`,
  };
  return [
    `CREATE EXTERNAL TABLE ${hiveName(table)} (`,
    TRAIL_COLUMNS.map(({ name, type }) => `  ${hiveName(name)} ${type}`).join(',\n'),
    ')',
    `PARTITIONED BY (${TRAIL_PARTITIONS.map(({ name, type }) => `${hiveName(name)} ${type}`).join(', ')})`,
    `ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'`,
    `STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'`,
    `OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'`,
    `LOCATION ${hiveText(location)}`,
    'TBLPROPERTIES (',
    Object.entries(properties)
      .map(([key, value]) => `  ${hiveText(key)} = ${hiveText(value)}`)
      .join(',\n'),
    ')',
  ].join('\n');
}

/** Everything of the paths that all log files share. */
function locationOf({ bucket, prefix, organization, accounts, regions, since }: Trail): string {
  const wrong = [
    ...(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) ? [] : [bucket]),
    ...(prefix === undefined || /^(?!\/)[^$\p{C}]*$/u.test(prefix) ? [] : [prefix]),
    ...(organization === undefined || /^o-[a-z0-9]+$/.test(organization) ? [] : [organization]),
    ...accounts.filter(account => !/^\d{12}$/.test(account)),
    ...regions.filter(region => !/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region)),
    ...(since === undefined || /^\d{4}\/\d\d\/\d\d$/.test(since) ? [] : [since]),
  ];
  if (wrong[0] !== undefined)
    throw new WordedError(message('{0} cannot be part of where a trail keeps its logs.', wrong[0]));
  if (accounts.length === 0 || regions.length === 0)
    throw new WordedError(message('A table over a trail needs an account and a Region at least.'));
  const folders = [prefix?.replace(/(?<!\/)\/+$/, ''), 'AWSLogs', organization].filter(Boolean);
  return `s3://${bucket}/${folders.join('/')}/`;
}
