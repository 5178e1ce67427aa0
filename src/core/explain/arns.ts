import type { CloudTrailEvent } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { formatAccountId, isAccountId } from '../values/accountId';
import type { Arn } from '../values/arn';
import { parseArn } from '../values/arn';
import { productName } from '../values/eventSource';
import { regionPlace } from '../values/region';
import { accountWord } from './accounts';
import { code } from './code';
import type { Place } from './place';
import { sessionNameWords } from './sessionNames';

/** An ARN in words: what it names, in which account and Region, and what the names themselves tell. */
export function arnWords(place: Place): readonly Message[] {
  const arn = parseArn(place.value);
  if (!arn) return [];
  if (arn.account === 'aws' && arn.resourceType === 'policy') return managedPolicyWords(arn);
  const words = [subject(arn)];
  if (isAccountId(arn.account)) words.push(accountWord(arn.account, place));
  if (arn.region !== '') words.push(...regionWord(arn.region));
  const partition = PARTITIONS.get(arn.partition);
  if (partition !== undefined) words.push(message(partition));
  if (arn.roleName !== undefined) words.push(...roleWords(arn, arn.roleName));
  if (arn.sessionName !== undefined)
    words.push(...sessionNameWords(arn.sessionName, callerOf(place)));
  return words;
}

/** The event, where the ARN is the caller's: only then is it about the same session. */
function callerOf({ event, path }: Place): CloudTrailEvent {
  return path[0] === 'userIdentity' ? event : {};
}

/** A policy that AWS keeps for everyone. */
function managedPolicyWords({ resourceId }: Arn): readonly Message[] {
  const name = resourceId.slice(resourceId.lastIndexOf('/') + 1);
  const known = MANAGED_POLICIES.find(([form]) => form.test(name))?.[1];
  return [
    message('The AWS managed policy {0}.', code(name)),
    ...(known === undefined ? [] : [message(known)]),
  ];
}

const MANAGED_POLICIES: readonly (readonly [form: RegExp, template: string])[] = [
  [/^AdministratorAccess$/, 'It allows everything.'],
  [/^PowerUserAccess$/, 'It allows everything but managing users, groups and roles.'],
  [/^IAMFullAccess$/, 'It allows everything in IAM, and so, by a detour, everything.'],
  [/^(ReadOnlyAccess|ViewOnlyAccess)$/, 'It allows reading nearly everything, and no change.'],
  [/^SecurityAudit$/, 'It allows reading how everything is set up.'],
  [/^AWSDenyAll$/, 'It denies everything.'],
  [
    /^AWSCompromisedKeyQuarantine/,
    'AWS attaches it when it finds an access key of the user in public: the key counts as stolen.',
  ],
  [/^AmazonSSMManagedInstanceCore$/, 'It lets Systems Manager run commands on an instance.'],
  [/FullAccess$/, 'It allows everything in its service.'],
];

/** A Region code and its place. */
export function regionWord(region: string): readonly Message[] {
  const place = regionPlace(region);
  return place === undefined ? [] : [message('Region {0}: {1}.', code(region), place)];
}

/** What a role's name and path tell about who made it. */
export function roleWords(arn: Pick<Arn, 'resourceId'>, roleName: string): readonly Message[] {
  const permissionSet = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(roleName)?.[1];
  if (permissionSet !== undefined)
    return [
      message(
        'IAM Identity Center made this role for the permission set {0}; the session name is the user who signed in.',
        code(permissionSet),
      ),
    ];
  const service = /^aws-service-role\/([^/]+)\//.exec(arn.resourceId)?.[1];
  if (service !== undefined)
    return [
      message(
        'A service-linked role: only {0} can assume it.',
        productName(service) ?? code(service),
      ),
    ];
  if (roleName.startsWith('AWSServiceRoleFor'))
    return [message('Named like a service-linked role, which only an AWS service can assume.')];
  return roleName === 'OrganizationAccountAccessRole' || roleName === 'AWSControlTowerExecution'
    ? [message('The role through which the management account administers its member accounts.')]
    : [];
}

const PARTITIONS: ReadonlyMap<string, string> = new Map([
  ['aws-cn', 'In the partition of China.'],
  ['aws-us-gov', 'In the partition of AWS GovCloud (US).'],
  ['aws-eusc', 'In the partition of the AWS European Sovereign Cloud.'],
]);

function subject(arn: Arn): Message {
  const { service, resourceType: type, resourceId: id, roleName, sessionName, userName } = arn;
  const account = code(formatAccountId(arn.account));
  if (roleName !== undefined && sessionName !== undefined)
    return message('Session {0} of the role {1}.', code(sessionName), code(roleName));
  if (service === 'sts' && roleName !== undefined)
    return message(
      'A session of the role {0}; the name of the session is missing.',
      code(roleName),
    );
  if (roleName !== undefined) return message('The role {0}.', code(roleName));
  if (service === 'sts' && userName !== undefined)
    return message('The federated user {0}.', code(userName));
  if (userName !== undefined) return message('The IAM user {0}.', code(userName));
  if (type === 'root') return message('The root user of account {0}.', account);
  if (service === 's3' && type === 'bucket') return message('The S3 bucket {0}.', code(id));
  if (service === 's3' && type === 'object')
    return message(
      'The S3 object {0} in the bucket {1}.',
      code(id.slice(id.indexOf('/') + 1)),
      code(id.slice(0, id.indexOf('/'))),
    );
  const product = productName(service) ?? code(service);
  return type === undefined
    ? message('{0} in {1}.', code(id), product)
    : message('The {0} {1} in {2}.', code(type), code(id), product);
}
