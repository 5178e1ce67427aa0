import type { FactLabel } from './words';

/** A request parameter that names what the call is about. */
export interface RequestTarget {
  /** Keys below `requestParameters`; `[]` stands for each item of a list. */
  readonly path: readonly string[];
  readonly label: FactLabel;
  /** The services in which the parameter means this, where others use the name for something else. */
  readonly services?: readonly string[];
}

export const REQUEST_TARGETS: readonly RequestTarget[] = [
  { path: ['roleArn'], label: 'Role' },
  { path: ['roleName'], label: 'Role' },
  { path: ['targetPrincipal'], label: 'Account', services: ['sts'] },
  { path: ['userName'], label: 'User' },
  { path: ['groupName'], label: 'Group' },
  { path: ['instanceProfileName'], label: 'Instance profile' },
  { path: ['policyArn'], label: 'Policy' },
  { path: ['policyName'], label: 'Policy' },
  { path: ['accessKeyId'], label: 'Access key', services: ['iam'] },
  { path: ['bucketName'], label: 'Bucket' },
  { path: ['key'], label: 'Object', services: ['s3'] },
  { path: ['secretId'], label: 'Secret' },
  { path: ['keyId'], label: 'Key', services: ['kms'] },
  { path: ['functionName'], label: 'Function' },
  { path: ['instanceId'], label: 'Instance' },
  { path: ['instancesSet', 'items', '[]', 'instanceId'], label: 'Instance' },
  { path: ['launchConfigurationName'], label: 'Launch configuration' },
  { path: ['autoScalingGroupName'], label: 'Auto Scaling group' },
  { path: ['volumeId'], label: 'Volume' },
  { path: ['snapshotId'], label: 'Snapshot' },
  { path: ['imageId'], label: 'Image', services: ['ec2'] },
  { path: ['groupId'], label: 'Security group', services: ['ec2'] },
  { path: ['vpcId'], label: 'VPC' },
  { path: ['subnetId'], label: 'Subnet' },
  { path: ['dBInstanceIdentifier'], label: 'Database instance' },
  { path: ['dBSnapshotIdentifier'], label: 'Database snapshot' },
  { path: ['tableName'], label: 'Table' },
  { path: ['topicArn'], label: 'Topic' },
  { path: ['queueUrl'], label: 'Queue' },
  { path: ['stackName'], label: 'Stack' },
  { path: ['logGroupName'], label: 'Log group' },
  { path: ['repositoryName'], label: 'Repository' },
  { path: ['detectorId'], label: 'Detector' },
  { path: ['trailName'], label: 'Trail' },
  { path: ['name'], label: 'Trail', services: ['cloudtrail'] },
  { path: ['eventDataStore'], label: 'Event data store' },
  { path: ['name'], label: 'Document or parameter', services: ['ssm'] },
  { path: ['domainName'], label: 'Domain' },
  { path: ['principal'], label: 'Principal', services: ['iot'] },
];
