/** What the desktop door takes from the AWS bundle: the SDK is loaded with it, at the first connect. */
export { eventHistoryStore, type EventHistoryOptions } from './eventHistory';
export { listProfiles, type Connection, type MfaCode, type Profile } from './session';
