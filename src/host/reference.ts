import type * as reference from '../core/reference';

/** What is known of CloudTrail, loaded at the first call; the door says how. */
export type LoadReference = () => Promise<typeof reference>;
