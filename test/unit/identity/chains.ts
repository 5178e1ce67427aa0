import assert from 'node:assert/strict';
import { valueAt, type CloudTrailEvent, type JsonValue } from '../../../src/core/cloudTrailEvent';
import { identityChain, type IdentityChain } from '../../../src/core/identity';
import { fromPointer } from '../../../src/core/jsonPointer';

export const HOME = '111122223333';
export const OTHER = '444455556666';

export const call = {
  eventVersion: '1.11',
  eventTime: '2026-03-14T12:01:03Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'ListBuckets',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.7',
  responseElements: null,
  eventType: 'AwsApiCall',
  recipientAccountId: HOME,
} satisfies CloudTrailEvent;

export const user = {
  type: 'IAMUser',
  principalId: 'AIDACKCEVSQ6C2EXAMPLE',
  arn: `arn:aws:iam::${HOME}:user/ops/alice`,
  accountId: HOME,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userName: 'alice',
};

export const session = {
  type: 'AssumedRole',
  principalId: 'AROACKCEVSQ6C2EXAMPLE:alice@example.com',
  arn: `arn:aws:sts::${HOME}:assumed-role/Admin/alice@example.com`,
  accountId: HOME,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROACKCEVSQ6C2EXAMPLE',
      arn: `arn:aws:iam::${HOME}:role/ops/Admin`,
      accountId: HOME,
      userName: 'Admin',
    },
    attributes: { creationDate: '2026-03-14T11:59:00Z', mfaAuthenticated: 'false' },
  },
};

export const as = (userIdentity: JsonValue, more: CloudTrailEvent = {}) =>
  identityChain({ ...call, userIdentity, ...more });

/** The arrows in words: `role Admin issued session alice`. */
export function arrows({ nodes, edges }: IdentityChain): string[] {
  const name = (id: string) => {
    const node = nodes.find(one => one.id === id);
    return `${node?.kind} ${node?.label}`;
  };
  return edges.map(({ from, to, kind }) => `${name(from)} | ${kind} | ${name(to)}`);
}

export const names = ({ nodes }: IdentityChain) =>
  nodes.map(({ kind, label }) => `${kind} ${label}`);
export const observed = ({ nodes }: IdentityChain) =>
  nodes.flatMap(({ kind, observations }) => observations.map(({ label }) => `${kind}: ${label}`));
export const factsOf = ({ nodes }: IdentityChain, id: string) =>
  Object.fromEntries(
    (nodes.find(node => node.id === id)?.facts ?? []).map(({ label, value }) => [label, value]),
  );

/** What holds of every chain: edges join nodes that are there, and every claim leads into the event. */
export function assertSound(chain: IdentityChain, event: CloudTrailEvent): void {
  const ids = chain.nodes.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, `ids are unique: ${ids.join()}`);
  assert.ok(ids.includes('call'));
  const leadsIntoEvent = (pointer: string) =>
    assert.notEqual(valueAt(event, fromPointer(pointer)), undefined, `nothing at "${pointer}"`);
  for (const { from, to, evidence } of chain.edges) {
    assert.ok(ids.includes(from) && ids.includes(to), `${from} to ${to}`);
    assert.ok(evidence.length > 0);
    evidence.forEach(leadsIntoEvent);
  }
  for (const { label, facts, observations } of chain.nodes) {
    assert.notEqual(label, '');
    for (const { pointer } of [...facts, ...observations]) leadsIntoEvent(pointer);
  }
}
