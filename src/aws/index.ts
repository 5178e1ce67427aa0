/** What the desktop door takes from the AWS bundle: the SDK is loaded with it, at the first connect. */
export type { Caller } from './callers';
export { openAthena, type Athena, type AthenaOptions, type AthenaStoreOptions } from './athena';
export {
  openLake,
  type EventDataStoreName,
  type Lake,
  type LakeOptions,
  type LakeStoreOptions,
} from './eventDataStore';
export { eventHistoryStore, type EventHistoryOptions } from './eventHistory';
export { listProfiles, type Profile } from './profiles';
export { answeringRegions } from './regions';
export type { Connection, OpenConnection } from './session';
export { trailTables, type TrailTable } from './trailTables';
