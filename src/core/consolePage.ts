/** Where the AWS console shows what an ARN names. */
import { parseArn, type Arn } from './values/arn';
import { isPlaceholder } from './values/placeholder';
import { partitionOf } from './values/region';
import { own } from './own';

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

/**
 * Pages by service and type of the ARN, with a part of the ARN in braces. Where there is a question
 * mark, the page is a Region's own.
 */
const PAGES: Readonly<Record<string, string>> = {
  'iam:role': 'iam/home#/roles/details/{name}',
  'iam:user': 'iam/home#/users/details/{name}',
  'iam:group': 'iam/home#/groups/details/{name}',
  'iam:policy': 'iam/home#/policies/{arn}',
  // A session has no page of its own: its role's is where it is understood.
  'sts:assumed-role': 'iam/home#/roles/details/{name}',
  's3:bucket': 's3/buckets/{id}',
  'acm:certificate': 'acm/home?#/certificates/{id}',
  'cloudformation:stack': 'cloudformation/home?#/stacks/stackinfo?stackId={arn}',
  'cloudtrail:trail': 'cloudtrailv2/home?#/trails/{arn}',
  'dynamodb:table': 'dynamodbv2/home?#table?name={id}',
  'ec2:image': 'ec2/home?#ImageDetails:imageId={id}',
  'ec2:instance': 'ec2/home?#InstanceDetails:instanceId={id}',
  'ec2:security-group': 'ec2/home?#SecurityGroup:groupId={id}',
  'ec2:snapshot': 'ec2/home?#SnapshotDetails:snapshotId={id}',
  'ec2:subnet': 'vpcconsole/home?#SubnetDetails:subnetId={id}',
  'ec2:volume': 'ec2/home?#VolumeDetails:volumeId={id}',
  'ec2:vpc': 'vpcconsole/home?#VpcDetails:VpcId={id}',
  'eks:cluster': 'eks/home?#/clusters/{id}',
  'kms:key': 'kms/home?#/kms/keys/{id}',
  'lambda:function': 'lambda/home?#/functions/{id}',
  'rds:cluster': 'rds/home?#database:id={id};is-cluster=true',
  'rds:db': 'rds/home?#database:id={id};is-cluster=false',
  'secretsmanager:secret': 'secretsmanager/secret?&name={id}',
  'sns:topic': 'sns/v3/home?#/topic/{arn}',
  'states:stateMachine': 'states/home?#/statemachines/view/{arn}',
};

/**
 * The `https:` address of the page that shows the resource, in the console of its partition and Region;
 * `undefined` where the service has no stable address for it. The console shows it to whoever is signed
 * in to the resource's account.
 *
 * Events hold any text, so the host is one of a list, the Region has a Region's form, and parts have only
 * characters that mean nothing else in an address. That they need no encoding matters as well: the
 * editor decodes an address before it opens it.
 */
export function consolePage(value: string): string | undefined {
  const arn = parseArn(value);
  const host = arn && HOSTS.get(arn.partition);
  if (!arn || !host || isPlaceholder(value)) return undefined;
  const page = pageOf(arn, value.trim());
  if (!page?.includes('?')) return page && `https://${host}/${page}`;
  const { region } = arn;
  if (!REGION.test(region) || partitionOf(region) !== arn.partition) return undefined;
  return `https://${region}.${host}/${page.replace('?', `?region=${region}`)}`;
}

const REGION = /^[a-z]{2,4}(-[a-z]{2,10}){1,2}-\d{1,2}$/;

/** The page with the part that it asks for; `undefined` when that could mean something else. */
function pageOf(arn: Arn, value: string): string | undefined {
  const kind = `${arn.service}:${arn.resourceType}`;
  const page = own(PAGES, kind);
  const id = idOf(arn);
  const name = arn.roleName ?? arn.userName ?? id.slice(id.lastIndexOf('/') + 1);
  const part = page?.includes('{name}') ? name : page?.includes('{arn}') ? value : id;
  return PART.test(part) ? page?.replace(/\{\w+\}/, () => encodeURI(part)) : undefined;
}

/** Names, paths and ARNs, without steps upwards. */
const PART = /^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w=,.@:/-]{1,512}$/;

/** The id without what the console does not take for a part of it. */
function idOf({ service, resourceType, resourceId }: Arn): string {
  switch (`${service}:${resourceType}`) {
    // An ARN ends in six characters that are no part of the secret's name.
    case 'secretsmanager:secret':
      return resourceId.replace(/-[A-Za-z0-9]{6}$/, '');
    // A version or alias, an index or stream.
    case 'lambda:function':
      return resourceId.split(':', 1)[0] ?? '';
    case 'dynamodb:table':
      return resourceId.split('/', 1)[0] ?? '';
    default:
      return resourceId;
  }
}
