/** Where the AWS console shows what an ARN names. */
import { parseArn, type Arn } from './values/arn';
import { isPlaceholder } from './values/placeholder';
import { partitionOf } from './values/region';

/**
 * The host of each public partition's console; a Region's own console is its code before it.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html
 */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
  ['aws-eusc', 'console.amazonaws-eusc.eu'],
]);

/** The path of a page, and what of the console's address follows it; only encoded parts go into it. */
type Page = (part: { readonly id: string; readonly name: string; readonly arn: string }) => string;

/** Pages of services without Regions, by service and type of the ARN. */
const GLOBAL_PAGES: Readonly<Record<string, Page>> = {
  'iam:role': ({ name }) => `iam/home#/roles/details/${name}`,
  'iam:user': ({ name }) => `iam/home#/users/details/${name}`,
  'iam:group': ({ name }) => `iam/home#/groups/details/${name}`,
  'iam:policy': ({ arn }) => `iam/home#/policies/details/${arn}`,
  // A session has no page of its own: its role's is where it is understood.
  'sts:assumed-role': ({ name }) => `iam/home#/roles/details/${name}`,
  's3:bucket': ({ id }) => `s3/buckets/${id}`,
};

/** Pages of services with Regions; `?` stands for the Region's parameter. */
const REGIONAL_PAGES: Readonly<Record<string, Page>> = {
  'acm:certificate': ({ id }) => `acm/home?#/certificates/${id}`,
  'cloudformation:stack': ({ arn }) => `cloudformation/home?#/stacks/stackinfo?stackId=${arn}`,
  'cloudtrail:trail': ({ arn }) => `cloudtrailv2/home?#/trails/${arn}`,
  'dynamodb:table': ({ id }) => `dynamodbv2/home?#table?name=${id}`,
  'ec2:image': ({ id }) => `ec2/home?#ImageDetails:imageId=${id}`,
  'ec2:instance': ({ id }) => `ec2/home?#InstanceDetails:instanceId=${id}`,
  'ec2:security-group': ({ id }) => `ec2/home?#SecurityGroup:groupId=${id}`,
  'ec2:snapshot': ({ id }) => `ec2/home?#SnapshotDetails:snapshotId=${id}`,
  'ec2:subnet': ({ id }) => `vpcconsole/home?#SubnetDetails:subnetId=${id}`,
  'ec2:volume': ({ id }) => `ec2/home?#VolumeDetails:volumeId=${id}`,
  'ec2:vpc': ({ id }) => `vpcconsole/home?#VpcDetails:VpcId=${id}`,
  'eks:cluster': ({ id }) => `eks/home?#/clusters/${id}`,
  'kms:key': ({ id }) => `kms/home?#/kms/keys/${id}`,
  'lambda:function': ({ id }) => `lambda/home?#/functions/${id}`,
  'rds:cluster': ({ id }) => `rds/home?#database:id=${id};is-cluster=true`,
  'rds:db': ({ id }) => `rds/home?#database:id=${id};is-cluster=false`,
  'secretsmanager:secret': ({ id }) => `secretsmanager/secret?&name=${id}`,
  'sns:topic': ({ arn }) => `sns/v3/home?#/topic/${arn}`,
  'states:stateMachine': ({ arn }) => `states/home?#/statemachines/view/${arn}`,
};

/**
 * The `https:` address of the page that shows the resource, in the console of its partition and Region;
 * `undefined` where the service has no stable address for it. The console shows it to whoever is signed
 * in to the resource's account.
 *
 * Events hold any text, so the host is one of a list, the Region has a Region's form, names have only
 * the characters that AWS allows in names, and each part is encoded.
 */
export function consolePage(value: string): string | undefined {
  const arn = parseArn(value);
  const host = arn && HOSTS.get(arn.partition);
  if (!arn || !host || isPlaceholder(value)) return undefined;
  const { service, resourceType: type, region } = arn;
  const id = idOf(arn);
  const name = arn.roleName ?? arn.userName ?? id.slice(id.lastIndexOf('/') + 1);
  if (!NAME.test(id) || !NAME.test(name)) return undefined;
  const parts = {
    id: encodeURIComponent(id),
    name: encodeURIComponent(name),
    arn: encodeURIComponent(value.trim()),
  };
  const kind = `${service}:${type}`;
  if (Object.hasOwn(GLOBAL_PAGES, kind)) {
    const page = GLOBAL_PAGES[kind]?.(parts);
    return page && `https://${host}/${page}`;
  }
  if (!Object.hasOwn(REGIONAL_PAGES, kind)) return undefined;
  if (!REGION.test(region) || partitionOf(region) !== arn.partition) return undefined;
  const page = REGIONAL_PAGES[kind]?.(parts).replace('?', `?region=${region}`);
  return page && `https://${region}.${host}/${page}`;
}

/** The id without what the console does not take for a part of it. */
function idOf({ service, resourceType, resourceId }: Arn): string {
  switch (`${service}:${resourceType}`) {
    // An ARN ends in six characters that are no part of the secret's name.
    case 'secretsmanager:secret':
      return resourceId.replace(/-[A-Za-z0-9]{6}$/, '');
    // A version or alias, an index or stream.
    case 'lambda:function':
      return resourceId.replace(/:.*$/s, '');
    case 'dynamodb:table':
      return resourceId.replace(/\/.*$/s, '');
    default:
      return resourceId;
  }
}

const REGION = /^[a-z]{2,4}(-[a-z]{2,10}){1,2}-\d{1,2}$/;
const NAME = /^[\w+=,.@:/-]{1,256}$/;
