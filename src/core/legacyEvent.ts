import type { CloudTrailEvent, JsonValue } from './cloudTrailEvent';

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
  const canonical: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(event)) {
    if (value !== '') canonical[canonicalKey(key)] = value;
  }
  return canonical;
}

/** Whether the event has the PascalCase keys of the early years. */
export function isLegacy(event: CloudTrailEvent): boolean {
  return event.eventName === undefined && event['EventName'] !== undefined;
}

/** `EventName` → `eventName`, `SourceIpAddress` → `sourceIPAddress`. */
export function canonicalKey(key: string): string {
  return (
    RENAMED[key] ??
    key.replace(/^(Event|Request)Id$/, '$1ID').replace(/^[A-Z]/, first => first.toLowerCase())
  );
}
