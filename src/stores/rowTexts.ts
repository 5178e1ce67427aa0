import type { JsonObject, JsonValue } from '../core/cloudTrailEvent';
import { NumberLists } from './numberLists';
import { Strings } from './strings';

/** What rows refer to: texts by number, and lists of such numbers that many events share. */
export interface RowTexts {
  readonly words: Strings;
  /** By `ACTION`. */
  readonly actions: NumberLists;
  /** By `CALLER`. */
  readonly callers: NumberLists;
  /** The hashes of an event's, as many as it has, and of its shared event id. */
  readonly resources: NumberLists;
}

export function rowTexts(): RowTexts {
  return {
    words: new Strings(),
    actions: new NumberLists(),
    callers: new NumberLists(),
    resources: new NumberLists(),
  };
}

/** The fields of an event that say what was done, in the order in which their numbers lie. */
export const ACTION = [
  'eventName',
  'eventSource',
  'errorCode',
  'awsRegion',
  'recipientAccountId',
] as const;

/** What says who did it: the address, and what a filter asks of an identity, by `identityOf`. */
export const CALLER = [
  'sourceIPAddress',
  'type',
  'arn',
  'principalId',
  'accessKeyId',
  'userName',
  'invokedBy',
  'creationDate',
  'issuerArn',
  'issuerPrincipalId',
  'issuerUserName',
] as const;

export type CallerTexts = Readonly<Record<(typeof CALLER)[number], JsonValue>>;

/** The part of an identity that is kept, for the same code that looks at events. */
export function identityOf(caller: CallerTexts): JsonObject {
  const { type, arn, principalId, accessKeyId, userName, invokedBy, creationDate } = caller;
  const sessionIssuer = {
    arn: caller.issuerArn,
    principalId: caller.issuerPrincipalId,
    userName: caller.issuerUserName,
  };
  const sessionContext = { attributes: { creationDate }, sessionIssuer };
  return { type, arn, principalId, accessKeyId, userName, invokedBy, sessionContext };
}

/** Longer texts of an action, which AWS does not write, are kept by their hash. */
export const LONGEST = 128;
