import type { Message } from '../message';
import { message } from '../message';
import type { Place } from './place';
import { valueText } from '../valueText';

/** What a key of a request or a response means with the value that it has; empty when not known. */
export function parameterConstants(key: string, { value }: Place): readonly Message[] {
  const name = key.charAt(0).toLowerCase() + key.slice(1);
  if (typeof value === 'object') return [];
  const template = WORDS.get(`${name}=${valueText(value).toLowerCase()}`) ?? WORDS.get(name);
  return template === undefined ? [] : [message(template)];
}

/** By `key=value` in lower case, or by key alone. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Reachable from outside, or shared.
    'publiclyAccessible=true': 'It gets a public address: it can be reached from the internet.',
    'publiclyAccessible=false': 'It cannot be reached from the internet.',
    'associatePublicIpAddress=true': 'The instance gets a public address.',
    'mapPublicIpOnLaunch=true': 'Instances that start in the subnet get a public address.',
    'group=all': 'Everyone: whatever it is, it becomes public.',
    'add=all': 'Everyone: whatever it is, it becomes public.',
    'x-amz-acl=public-read': 'Everyone may read it.',
    'x-amz-acl=public-read-write': 'Everyone may read and write it.',
    'x-amz-acl=authenticated-read': 'Everyone with any AWS account may read it.',
    'x-amz-acl=private': 'Only its owner may use it.',
    'uRI=http://acs.amazonaws.com/groups/global/allusers': 'Everyone on the internet.',
    'uRI=http://acs.amazonaws.com/groups/global/authenticatedusers':
      'Everyone with any AWS account.',
    'blockPublicAcls=false': 'Public ACLs are allowed.',
    'blockPublicPolicy=false': 'Public policies are allowed.',
    'ignorePublicAcls=false': 'Public ACLs have an effect.',
    'restrictPublicBuckets=false': 'A public policy has an effect.',
    'blockPublicAcls=true': 'Public ACLs are refused.',
    'blockPublicPolicy=true': 'Public policies are refused.',
    'ignorePublicAcls=true': 'Public ACLs have no effect.',
    'restrictPublicBuckets=true': 'A public policy has no effect for other accounts.',
    'authType=none': 'Nobody needs to sign in to call it.',
    'functionUrlAuthType=none': 'Nobody needs to sign in to call it.',

    // Protection that is there or not.
    'httpTokens=optional': 'Version 1 of the instance metadata service is allowed too.',
    'httpTokens=required': 'Only version 2 of the instance metadata service is allowed.',
    'encrypted=false': 'It is not encrypted.',
    'encrypted=true': 'It is encrypted.',
    'storageEncrypted=false': 'It is not encrypted.',
    'storageEncrypted=true': 'It is encrypted.',
    'deletionProtection=false': 'It can be deleted without further ado.',
    'deletionProtection=true': 'It cannot be deleted before this is turned off.',
    'disableApiTermination=true': 'It cannot be terminated before this is turned off.',
    'disableApiTermination=false': 'It can be terminated without further ado.',
    'skipFinalSnapshot=true': 'No last snapshot is kept.',
    'skipFinalSnapshot=false': 'A last snapshot is kept.',
    'deleteAutomatedBackups=true': 'Its automated backups are deleted with it.',
    'forceDeleteWithoutRecovery=true': 'It is deleted at once, with no days to get it back.',
    'force=true': 'What would keep it from happening is passed over.',
    'enableLogFileValidation=false': 'Nobody can tell whether log files were changed later.',
    'enableLogFileValidation=true': 'It can be told whether log files were changed later.',
    'isMultiRegionTrail=false': 'The trail records one Region alone.',
    'isMultiRegionTrail=true': 'The trail records every Region.',
    'includeGlobalServiceEvents=false': 'Events of global services such as IAM are left out.',
    'includeGlobalServiceEvents=true': 'Events of global services such as IAM are in it.',
    'includeManagementEvents=false': 'Management events are not recorded.',
    'isOrganizationTrail=true': 'The trail records every account of the organization.',
    'mFADelete=disabled': 'Versions can be deleted without MFA.',
    'passwordResetRequired=false': 'The new password need not be changed at the first sign-in.',
    'passwordResetRequired=true': 'The new password has to be changed at the first sign-in.',
    'setAsDefault=true': 'The new version takes effect at once.',

    // What came back, or was asked for.
    'withDecryption=true': 'Secret values come back decrypted.',
    'withDecryption=false': 'Secret values come back encrypted.',
    'overwrite=true': 'What is there already is replaced.',
    'overwrite=false': 'What is there already stays.',
    'noReboot=true': 'The instance keeps running meanwhile.',
    'dryRun=true': 'Only tries whether the caller may; nothing changes.',
    '_return=true': 'It worked.',
    'tier=standard': 'The tier without charge.',
    'includeShared=true': 'With what other accounts share.',
    'shared=true': 'What other accounts share, too.',
    'status=inactive': 'It no longer works, but can be turned on again.',
    'mobileVersion=no': 'Not from the console’s mobile site.',
    'mobileVersion=yes': 'From the console’s mobile site.',

    // How a request to S3 was signed.
    'signatureVersion=sigv4': 'Signed as AWS asks for today.',
    'signatureVersion=sigv4a': 'Signed for several Regions at once.',
    'signatureVersion=sigv2': 'Signed in the old way, which only S3 still takes in some Regions.',
    'authenticationMethod=authheader': 'Signed in its headers, as programs do.',
    'authenticationMethod=querystring':
      'A presigned link: whoever had it could use it until it expired.',
    'x-amz-id-2': 'AWS Support can find the request by it.',
    'sSEApplied=default_sse_s3': 'Encrypted with keys of S3, as every object is.',
    'sSEApplied=default_sse_kms': 'Encrypted with a KMS key, as the bucket wants it.',
    'sSEApplied=sse_kms': 'Encrypted with a KMS key, as the request asked for.',
    'sSEApplied=sse_c': 'Encrypted with a key that the caller sent and alone has.',

    // The housekeeping of requests.
    clientToken: 'Keeps the call from being carried out twice when it is sent again.',
    clientRequestToken: 'Keeps the call from being carried out twice when it is sent again.',
    nextToken: 'Where the next page of a long answer begins.',
    paginationToken: 'Where the next page of a long answer begins.',
    marker: 'Where the next page of a long answer begins.',
    'continuation-token': 'Where the next page of a long answer begins.',
    userData: 'A script or settings for the first start of the instance.',
  }),
);
