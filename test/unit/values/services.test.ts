import assert from 'node:assert/strict';
import { errorKind } from '../../../src/core/values/errorCode';
import { productName, servicePrefix } from '../../../src/core/values/eventSource';
import { recordingOf } from '../../../src/core/values/recording';

describe('productName', () => {
  for (const [source, name] of [
    ['ec2.amazonaws.com', 'Amazon EC2'],
    ['monitoring.amazonaws.com', 'Amazon CloudWatch'],
    ['elasticfilesystem.amazonaws.com', 'Amazon Elastic File System'],
    ['s3.amazonaws.com.cn', 'Amazon S3'],
    ['logs.eu-west-1.amazonaws.com', 'Amazon CloudWatch Logs'],
    ['aws-mcp.us-east-1.api.aws', 'AWS MCP Server'],
    ['ops.apigateway.amazonaws.com', 'Amazon API Gateway'],
    ['replicator.lambda.amazonaws.com', 'Lambda@Edge, replication'],
    ['S3', 'Amazon S3'],
    ['unheard-of.amazonaws.com', undefined],
    ['constructor.amazonaws.com', undefined],
    ['', undefined],
  ] as const)
    it(`is ${name} for ${source}`, () => assert.equal(productName(source), name));

  it('is short of the ending in every partition', () => {
    assert.equal(servicePrefix('ec2.amazonaws.com'), 'ec2');
    assert.equal(servicePrefix('ec2.amazonaws.com.cn'), 'ec2');
    assert.equal(servicePrefix('example.org'), 'example.org');
  });
});

describe('recordingOf', () => {
  it('says what is not recorded', () => {
    assert.match(recordingOf('iot.amazonaws.com')?.elsewhere ?? '', /ListThings/);
    assert.equal(recordingOf('ec2.amazonaws.com'), undefined);
  });
});

describe('errorKind', () => {
  for (const [code, kind] of [
    ['AccessDenied', 'denied'],
    ['AccessDeniedException', 'denied'],
    ['VpceAccessDenied', 'denied'],
    ['Client.UnauthorizedOperation', 'denied'],
    ['Client.DryRunOperation', 'dryRun'],
    ['ThrottlingException', 'throttled'],
    ['Client.RequestLimitExceeded', 'throttled'],
    ['ExpiredTokenException', 'expired'],
    ['SignatureDoesNotMatch', 'signature'],
    ['OptInRequired', 'optIn'],
    ['NoSuchBucket', 'missing'],
    ['NoSuchEntityException', 'missing'],
    ['Client.InvalidVpcID.NotFound', 'missing'],
    ['DBInstanceNotFoundFault', 'missing'],
    ['NoSuchBucketPolicy', 'notConfigured'],
    ['NoSuchLifecycleConfiguration', 'notConfigured'],
    ['NoSuchTagSet', 'notConfigured'],
    ['ObjectLockConfigurationNotFoundError', 'notConfigured'],
    ['Client.InvalidInstanceID.Malformed', 'invalid'],
    ['ValidationException', 'invalid'],
    ['MalformedPolicyDocument', 'invalid'],
    ['EntityAlreadyExists', 'conflict'],
    ['DeleteConflict', 'conflict'],
    ['Client.VpcLimitExceeded', 'quota'],
    ['EntityTemporarilyUnmodifiableException', 'propagating'],
    ['PasswordPolicyViolation', 'password'],
    ['InternalFailure', 'service'],
    ['Server.InsufficientInstanceCapacity', 'quota'],
    ['Server.Anything', 'service'],
    ['SomethingElse', undefined],
    ['constructor', undefined],
  ] as const)
    it(`is ${kind} for ${code}`, () => assert.equal(errorKind(code), kind));
});
