/** What the desktop door takes from the AWS bundle: the SDK is loaded with it, at the first connect. */
export { openAthena, type Athena, type AthenaOptions, type AthenaStoreOptions } from './athena';
export {
  openLake,
  type EventDataStoreName,
  type Lake,
  type LakeOptions,
  type LakeStoreOptions,
} from './eventDataStore';
export { eventHistoryStore, type EventHistoryOptions } from './eventHistory';
export { listProfiles, type Connection, type MfaCode, type Profile } from './session';
export { listTrails, type TrailPlace } from './trails';
