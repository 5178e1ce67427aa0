/** What an identity chain is made of. */
export const NODE_KINDS = [
  'root',
  'user',
  'role',
  'session',
  'federated',
  'service',
  'provider',
  'person',
  'source identity',
  'workload',
  'account',
  'credentials',
  'unknown',
  'call',
  'resource',
] as const;

export type NodeKind = (typeof NODE_KINDS)[number];

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
  /** A word for people, in English (`FACT_LABELS`, `OBSERVATIONS`). */
  readonly label: string;
  readonly value: string;
  /** JSON pointer of the field that says so; empty, the whole event, where a field is missing. */
  readonly pointer: string;
}

/** Read along the arrow: `from` *kind* `to`. */
export const EDGE_KINDS = [
  'assumed',
  'issued',
  'federated',
  'called with',
  'called through',
  'called',
  'reported',
  'touched',
  'aimed at',
  'on behalf of',
  'in scope of',
  'carries',
] as const;

export type EdgeKind = (typeof EDGE_KINDS)[number];

/** The arrows that tell about credentials which are already there: they lead back to an origin. */
export const LEADS_BACK: ReadonlySet<EdgeKind> = new Set([
  'on behalf of',
  'in scope of',
  'carries',
]);

export interface IdentityEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** JSON pointers of the fields that this arrow rests on; never empty. */
  readonly evidence: readonly string[];
}

/**
 * Nodes in reading order, from the origin on the left to the call and its resources on the right.
 * Arrows lead from left to right, but for those of `LEADS_BACK`.
 */
export interface IdentityChain {
  readonly nodes: readonly IdentityNode[];
  readonly edges: readonly IdentityEdge[];
  /** How many parts could not be drawn and are not here; absent where all could. */
  readonly failed?: number;
}
