/** The rules. A new one is an object in the file of its topic and its name here. */
import { accessKeyKind, longTermKeySession, temporaryKeySession } from './accessKey';
import { accountId, arnAccount, arnPartition, issuerAccount, sharedEvent } from './account';
import { aggregatedRecord } from './aggregated';
import {
  categoryPresent,
  consoleSignIn,
  dataEvent,
  fieldExpected,
  managementEvent,
  networkActivity,
  serviceEvent,
} from './category';
import { consoleLogin, endpointDenied, errorCode, errorResponse } from './errors';
import { eventId } from './eventId';
import {
  identityParts,
  principalPrefix,
  rootArn,
  rootPrincipal,
  userArn,
  userName,
} from './identity';
import { insightContext, insightRecord } from './insight';
import { legacyKeys } from './legacy';
import {
  consoleCredential,
  serviceTls,
  serviceUserAgent,
  sourceAddressForm,
  sourceService,
  vpcEndpointId,
} from './network';
import {
  accountIdentity,
  federatedUser,
  identityCenterIdentity,
  providerIdentity,
  serviceIdentity,
} from './otherIdentities';
import { valueMisplaced } from './misplaced';
import { contentOmitted } from './omitted';
import { keyRepeated } from './repeatedKeys';
import { issuedToken, secretInClear } from './secrets';
import { readOnlyVerb, readResponse } from './readOnly';
import { assumeRole, resourceArn } from './resources';
import { roleName, roleSessionArn, roleSessionIssuer, roleSessionPrincipal } from './session';
import {
  eventVersion,
  eventVersionKnown,
  fieldRequired,
  fieldSince,
  fieldType,
  keyMisspelt,
  partRequired,
} from './shape';
import {
  creationDateForm,
  eventTime,
  eventTimeRange,
  roleSessionAge,
  sessionAgeRule,
  sessionCreationDate,
} from './time';
import { blanksAround, fieldForm, fieldValue, letterCase, nothingAsText } from './texts';
import { tlsHost, tlsSuite } from './tls';
import { eventChecker } from './checker';
import { eventIdRepeated, logAccount, logRegion, logTime } from './log';
import { logFindings, type LogCheckOptions } from './logChecker';
import { rowStruct } from './row';
import type { LogFinding, LogRule, Rule } from './rule';
import type { EventLog } from '../eventLog';

/** Every rule about an event, in the order in which people read of them. */
export const RULES: readonly Rule[] = [
  eventVersion,
  eventVersionKnown,
  fieldRequired,
  partRequired,
  fieldType,
  fieldSince,
  keyMisspelt,
  keyRepeated,
  fieldValue,
  letterCase,
  fieldForm,
  valueMisplaced,
  blanksAround,
  nothingAsText,
  legacyKeys,
  contentOmitted,
  secretInClear,
  eventTime,
  eventTimeRange,
  creationDateForm,
  sessionCreationDate,
  roleSessionAge,
  sessionAgeRule,
  eventId,
  managementEvent,
  categoryPresent,
  dataEvent,
  networkActivity,
  consoleSignIn,
  serviceEvent,
  fieldExpected,
  insightRecord,
  insightContext,
  aggregatedRecord,
  accountId,
  arnAccount,
  issuerAccount,
  arnPartition,
  sharedEvent,
  identityParts,
  userArn,
  userName,
  rootArn,
  rootPrincipal,
  principalPrefix,
  serviceIdentity,
  accountIdentity,
  identityCenterIdentity,
  providerIdentity,
  federatedUser,
  roleSessionIssuer,
  roleSessionArn,
  roleName,
  roleSessionPrincipal,
  accessKeyKind,
  temporaryKeySession,
  longTermKeySession,
  errorResponse,
  errorCode,
  endpointDenied,
  consoleLogin,
  readResponse,
  readOnlyVerb,
  sourceAddressForm,
  sourceService,
  serviceTls,
  serviceUserAgent,
  vpcEndpointId,
  consoleCredential,
  tlsSuite,
  tlsHost,
  resourceArn,
  assumeRole,
];

/** Every rule about a file. */
export const LOG_RULES: readonly LogRule[] = [
  logRegion,
  logAccount,
  logTime,
  eventIdRepeated,
  issuedToken,
  rowStruct,
];

/** What the rules find in an event, in their order. Severities that differ from their own come as an argument. */
export const checkEvent = eventChecker(RULES);

/** What the rules about a file find in it. It reads every event once more; `logChecker` does not. */
export function checkLog(
  log: Pick<EventLog, 'count' | 'event'>,
  options?: LogCheckOptions,
): readonly LogFinding[] {
  return logFindings(LOG_RULES, log, options);
}
