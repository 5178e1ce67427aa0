import type { NodeKind } from './shape';

/**
 * What a chain says in words of its own, all of it here: English templates without arguments, which
 * the editor translates and the command line prints. Everything else in a chain is text of the event.
 */
export const FACT_LABELS = [
  'Access key',
  'Account',
  'Account of the service',
  'ARN',
  'Attribute',
  'Auto Scaling group',
  'Baseline average',
  'Bucket',
  'Credential id',
  'Credentials issued to',
  'Database instance',
  'Database snapshot',
  'Detector',
  'Document or parameter',
  'Domain',
  'Error',
  'Error message',
  'Event data store',
  'Event id',
  'Event type',
  'Expires',
  'From the console',
  'Function',
  'Group',
  'Hint: Identity Center permission set',
  'Hint: service-linked role',
  'Hint: the session name looks like an e-mail address',
  'Hint: the session name looks like an EC2 instance',
  'Identity store',
  'Image',
  'Insight average',
  'Insight type',
  'Instance',
  'Instance metadata service',
  'Instance profile',
  'Key',
  'Kind of workload',
  'Launch configuration',
  'Log group',
  'Most often by',
  'Multi-factor authentication',
  'Object',
  'Outcome',
  'Policy',
  'Principal',
  'Principal id',
  'Queue',
  'Region',
  'Repository',
  'Role',
  'Secret',
  'Security group',
  'Service',
  'Session',
  'Session issuer',
  'Session started',
  'Shared event id',
  'Sign-in session',
  'Snapshot',
  'Source address',
  'Source ARN',
  'Source identity',
  'Stack',
  'State',
  'Subnet',
  'Table',
  'Time',
  'Topic',
  'Trail',
  'Type',
  'User',
  'User agent',
  'User name',
  'Volume',
  'VPC',
  'VPC endpoint',
] as const;

export type FactLabel = (typeof FACT_LABELS)[number];

/** What a reader should notice; the value beside each is what the event says. */
export const OBSERVATIONS = [
  'Credentials delivered by version 1 of the instance metadata service',
  'Crosses from one account to another',
  'Insights events have no caller',
  'Long-lived access key',
  'Root session in a member account',
  'Used the root user',
  'Signed with a long-lived access key',
  'The event does not name its caller',
  'Unauthenticated caller',
  'Without multi-factor authentication',
] as const;

export type Observation = (typeof OBSERVATIONS)[number];

/** The values of the fact `Outcome`. */
export const OUTCOMES = ['Succeeded', 'Denied', 'Failed', 'Dry run, would have succeeded'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What kind of thing a node is, in front of its name. */
export const KIND_WORDS = {
  root: 'Root user',
  user: 'User',
  role: 'Role',
  session: 'Session',
  federated: 'Federated session',
  service: 'AWS service',
  provider: 'Identity provider',
  person: 'Person',
  'source identity': 'Source identity',
  workload: 'Workload',
  account: 'Account',
  credentials: 'Credentials',
  unknown: 'Caller',
  call: 'Call',
  resource: 'Resource',
} as const satisfies Record<NodeKind, string>;

/** The label of a node that the event leaves without a name. */
export const UNNAMED = 'Not named';
