import { text, valueAt, type CloudTrailEvent, type Path } from '../../src/core/cloudTrailEvent';

/** A resource as `LookupEvents` lists it beside an event; `ResourceName` is what can be searched for. */
export interface LookupResource {
  readonly ResourceType: string;
  readonly ResourceName: string;
}

/**
 * The resources of an event. AWS derives them from the request and the response, service by
 * service; these are the places it is seen to look in, not the `resources` field of the record.
 */
export function lookupResources(event: CloudTrailEvent): LookupResource[] {
  const found = PLACES.filter(({ source }) => event.eventSource === source).flatMap(
    ({ type, paths }) =>
      paths.flatMap(path => {
        const name = text(valueAt(event, path));
        return name === undefined ? [] : [{ ResourceType: type, ResourceName: name }];
      }),
  );
  return found.filter(
    ({ ResourceType, ResourceName }, index) =>
      found.findIndex(
        other => other.ResourceType === ResourceType && other.ResourceName === ResourceName,
      ) === index,
  );
}

function place(source: string, type: string, ...paths: string[]) {
  return {
    source: `${source}.amazonaws.com`,
    type,
    paths: paths.map((path): Path => path.split('.').map(step => (step === '0' ? 0 : step))),
  };
}

const PLACES = [
  place(
    'sts',
    'AWS::IAM::AccessKey',
    'responseElements.credentials.accessKeyId',
    'responseElements.accessKeyId',
  ),
  place(
    'sts',
    'AWS::STS::AssumedRole',
    'responseElements.assumedRoleUser.assumedRoleId',
    'responseElements.assumedRoleUser.arn',
  ),
  place(
    'sts',
    'AWS::STS::FederatedUser',
    'responseElements.federatedUser.federatedUserId',
    'responseElements.federatedUser.arn',
  ),
  place('sts', 'AWS::IAM::Role', 'requestParameters.roleArn'),
  place(
    'iam',
    'AWS::IAM::AccessKey',
    'responseElements.accessKey.accessKeyId',
    'requestParameters.accessKeyId',
  ),
  place(
    'iam',
    'AWS::IAM::User',
    'responseElements.user.userId',
    'responseElements.user.arn',
    'requestParameters.userName',
  ),
  place('iam', 'AWS::IAM::Role', 'requestParameters.roleName'),
  place('iam', 'AWS::IAM::Policy', 'requestParameters.policyArn'),
  place('cloudtrail', 'AWS::CloudTrail::Trail', 'requestParameters.name'),
  place('ec2', 'AWS::EC2::Instance', 'requestParameters.instancesSet.items.0.instanceId'),
  place('ec2', 'AWS::EC2::SecurityGroup', 'requestParameters.groupId'),
  place('kms', 'AWS::KMS::Key', 'resources.0.ARN', 'requestParameters.keyId'),
  place('lambda', 'AWS::Lambda::Function', 'requestParameters.functionName'),
  place('s3', 'AWS::S3::Bucket', 'requestParameters.bucketName'),
  place(
    'secretsmanager',
    'AWS::SecretsManager::Secret',
    'requestParameters.secretId',
    'responseElements.arn',
  ),
];
