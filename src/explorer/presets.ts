import type { FilterAttribute } from '../core/query';
import type { Search } from './search';

/** Searches that every responder makes, by the key of their name. */
export const PRESETS = {
  signInFailures: search({ eventName: ['ConsoleLogin'], text: ['"ConsoleLogin":"Failure"'] }),
  consoleWithoutMfa: search({
    eventName: ['ConsoleLogin'],
    text: ['"ConsoleLogin":"Success"', '"MFAUsed":"No"'],
  }),
  rootUse: search({ userName: ['root'] }),
  iamChanges: search({ eventSource: ['iam.amazonaws.com'], readOnly: ['false'] }),
  deniedCalls: search({
    errorCode: [
      'AccessDenied',
      'AccessDeniedException',
      'Client.UnauthorizedOperation',
      'UnauthorizedOperation',
      'UnauthorizedException',
      'NotAuthorizedException',
      'AuthorizationErrorException',
      'AuthorizationError',
      'ForbiddenException',
    ],
  }),
  trailTampering: search({
    eventSource: ['cloudtrail.amazonaws.com'],
    eventName: [
      'StopLogging',
      'DeleteTrail',
      'UpdateTrail',
      'PutEventSelectors',
      'PutInsightSelectors',
      'StopEventDataStoreIngestion',
      'UpdateEventDataStore',
      'DeleteEventDataStore',
    ],
  }),
  publicS3: search({
    eventSource: ['s3.amazonaws.com'],
    eventName: [
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketPublicAccessBlock',
      'DeleteBucketPublicAccessBlock',
      'PutAccountPublicAccessBlock',
      'DeleteAccountPublicAccessBlock',
    ],
  }),
} as const satisfies Readonly<Record<string, Search>>;

export type Preset = keyof typeof PRESETS;

function search(values: Partial<Record<FilterAttribute, readonly string[]>>): Search {
  const attributes = Object.keys(values) as FilterAttribute[];
  return {
    filters: attributes.flatMap(attribute =>
      (values[attribute] ?? []).map(value => ({ attribute, value })),
    ),
  };
}
