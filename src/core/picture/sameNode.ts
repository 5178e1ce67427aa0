import type { FactLabel } from '../identity/words';
import { united, unitedObservations } from './callers';
import type { PictureNode } from './shape';

/** Whether two events name one principal by two nodes. */
export function isOne(one: PictureNode | undefined, other: PictureNode): boolean {
  if (one === undefined || other.kind === 'credentials' || other.kind === 'workload') return false;
  const [mine, theirs] = [factOf(one, 'ARN'), factOf(other, 'ARN')];
  if (mine !== undefined && theirs !== undefined) return mine === theirs;
  return one.kind === other.kind && one.label === other.label && one.account === other.account;
}

/** What two events say of one node. */
export function withMore(node: PictureNode, more: PictureNode): PictureNode {
  const account = node.account ?? more.account;
  return {
    ...node,
    ...(account === undefined ? {} : { account }),
    facts: united(node.facts, more.facts),
    observations: unitedObservations(node.observations, more.observations),
  };
}

/** A principal that is drawn already, with credentials of its own: those are what is new. */
export function asCredentials(node: PictureNode): PictureNode {
  const label = factOf(node, 'Access key') ?? factOf(node, 'Sign-in session') ?? node.label;
  return { ...node, kind: 'credentials', label };
}

function factOf({ facts }: PictureNode, label: FactLabel): string | undefined {
  return facts.find(fact => fact.label === label)?.value;
}
