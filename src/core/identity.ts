/** The identity chain of one event, from the event alone: who called, through what, and the call. */
import type { CloudTrailEvent } from './cloudTrailEvent';

export type NodeKind =
  | 'root'
  | 'user'
  | 'role'
  | 'session'
  | 'federated'
  | 'service'
  | 'provider'
  | 'person'
  | 'account'
  | 'credentials'
  | 'unknown'
  | 'call'
  | 'resource';

export interface IdentityNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** The name to show: `alice`, `Admin`, `ec2.amazonaws.com`, the event name on the call. */
  readonly label: string;
  /** The account that the node belongs to, where the event says it: 12 digits. */
  readonly account?: string;
  readonly facts: readonly Fact[];
  /** What a reader should notice (root, long-lived key, no MFA…): observations, not verdicts. */
  readonly observations: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** JSON pointer of the field in the event that says so. */
  readonly pointer: string;
}

export type EdgeKind =
  'assumed' | 'issued' | 'on behalf of' | 'federated' | 'called' | 'called with' | 'touched';

export interface IdentityEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** JSON pointers of the fields that this arrow rests on; never empty. */
  readonly evidence: readonly string[];
}

/** Nodes in reading order, from the origin on the left to the call and its resources on the right. */
export interface IdentityChain {
  readonly nodes: readonly IdentityNode[];
  readonly edges: readonly IdentityEdge[];
}

export declare function identityChain(event: CloudTrailEvent): IdentityChain;
