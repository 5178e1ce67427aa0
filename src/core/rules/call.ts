/**
 * What the events of one kind of call have in common: what kind of caller called what where, as
 * far as that is not different each time.
 *
 * A log has few of them: the 35,000 events of a large one are of some hundreds. What the rules that read
 * nothing else find, they find in all of these events: each call is asked about once.
 */
import type { CloudTrailEvent } from '../cloudTrailEvent';
import type { CallerKind } from './callerKind';
import type { Layout } from './rule';
import { own } from '../own';

/** The fields of an event by which calls are told apart. */
export type CallField =
  | 'eventVersion'
  | 'eventSource'
  | 'eventName'
  | 'awsRegion'
  | 'eventType'
  | 'eventCategory'
  | 'readOnly'
  | 'managementEvent'
  | 'errorCode'
  | 'recipientAccountId'
  | 'sessionCredentialFromConsole'
  | 'vpcEndpointId'
  | 'vpcEndpointAccountId'
  | 'accountId';

/** These fields of an event; of the others, `has` and `fills` tell whether they are there. */
export type CallEvent = Partial<Pick<CloudTrailEvent, CallField>>;

export interface Call {
  readonly event: CallEvent;
  readonly layout: Layout;
  readonly kind: CallerKind;
  /** `userIdentity.type`. */
  readonly type: string | undefined;
  readonly invokedBy: string | undefined;
  /** The part of `eventVersion` after the dot, as an integer: 11 for `1.11`; -1 when there is none. */
  readonly minorVersion: number;
  readonly category: string | undefined;
  readonly eventType: string | undefined;
  readonly eventName: string | undefined;
  readonly eventSource: string | undefined;
}

/** Whether the events of a call have a field, be it null: they all have the same keys. */
export function has({ event }: Call, key: string): boolean {
  return own(event as CloudTrailEvent, key) !== undefined;
}

/** Whether the events of a call have a value in a field. */
export function fills({ event }: Call, key: string): boolean {
  const value = own(event as CloudTrailEvent, key);
  return value !== undefined && value !== null;
}

/** These fields alone, so that what is kept of a call does not hold an event. */
export function callEvent(event: CallEvent): CallEvent {
  return {
    eventVersion: event.eventVersion,
    eventSource: event.eventSource,
    eventName: event.eventName,
    awsRegion: event.awsRegion,
    eventType: event.eventType,
    eventCategory: event.eventCategory,
    readOnly: event.readOnly,
    managementEvent: event.managementEvent,
    errorCode: event.errorCode,
    recipientAccountId: event.recipientAccountId,
    sessionCredentialFromConsole: event.sessionCredentialFromConsole,
    vpcEndpointId: event.vpcEndpointId,
    vpcEndpointAccountId: event.vpcEndpointAccountId,
    accountId: event.accountId,
  };
}

/** The same fields, for whoever asks by name. */
export const CALL_FIELDS: ReadonlySet<string> = new Set(Object.keys(callEvent({})));
