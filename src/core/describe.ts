import type { CloudTrailEvent } from './cloudTrailEvent';

/** An event in words, one wording for outline, lens, tree, page and command line. */
export interface EventSummary {
  /** `12:01:03`, UTC; empty when the event has no readable time. */
  readonly time: string;
  /** `AssumeRole`. */
  readonly name: string;
  /** `alice`, `Admin / alice@example.com`, `root of 1111-2222-3333`, `ec2 (AWS service)`. */
  readonly who: string;
  /** What it was done to, when the event says: `Admin`; may be empty. */
  readonly target: string;
  /** `denied`, `failed: NoSuchBucket`; empty for a call that succeeded. */
  readonly outcome: string;
  /** What kind of call it is, for icons. */
  readonly kind:
    'read' | 'write' | 'delete' | 'denied' | 'failed' | 'sign-in' | 'root' | 'service' | 'insight';
}

export declare function describe(event: CloudTrailEvent): EventSummary;
/** `12:01:03 AssumeRole — alice → Admin, denied` */
export declare function oneLine(event: CloudTrailEvent): string;
