import type { CloudTrailEvent } from './cloudTrailEvent';
import { own } from './own';

/** Documented names of the keys that records of 2016 wrote otherwise than with a first capital. */
const RENAMED: Readonly<Record<string, string>> = {
  RecipientAccountList: 'recipientAccountId',
  RequestParamters: 'requestParameters',
  SourceIpAddress: 'sourceIPAddress',
};

/**
 * Some records of the early years have PascalCase keys (`EventName`) and empty texts for what is absent.
 * Returns such a record under the documented names, and any other event as it is.
 */
export function canonicalEvent(event: CloudTrailEvent): CloudTrailEvent {
  if (!isLegacy(event)) return event;
  return Object.fromEntries(
    Object.entries(event)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => [canonicalKey(key), value]),
  );
}

/** Whether the event has the PascalCase keys of the early years. */
export function isLegacy(event: CloudTrailEvent): boolean {
  return event.eventName === undefined && event['EventName'] !== undefined;
}

/** `EventName` → `eventName`, `SourceIpAddress` → `sourceIPAddress`. */
export function canonicalKey(key: string): string {
  return (
    own(RENAMED, key) ??
    key.replace(/^(Event|Request)Id$/, '$1ID').replace(/^[A-Z]/, first => first.toLowerCase())
  );
}
