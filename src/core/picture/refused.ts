import type { SessionEvent } from './sessionPicture';

/** Whether the call was denied or failed. */
export function isRefused({ outcome }: Pick<SessionEvent, 'outcome'>): boolean {
  return outcome !== '';
}
