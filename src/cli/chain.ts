import type { IdentityChain } from '../core/identity';
import { printable } from './printable';

/** The chain as an ordered list: each node with its facts, and how it led to the next. */
export function chainText({ nodes, edges }: IdentityChain): string {
  const label = (id: string) => printable(nodes.find(node => node.id === id)?.label ?? id);
  return nodes
    .map(node => {
      const lines = [`${label(node.id)} (${node.kind})`];
      for (const { label, value } of node.facts) lines.push(`  ${label}: ${printable(value)}`);
      for (const { label, value } of node.observations)
        lines.push(`  ! ${label}${value && `: ${printable(value)}`}`);
      for (const { kind, to } of edges.filter(({ from }) => from === node.id))
        lines.push(`  → ${kind} ${label(to)}`);
      return lines.join('\n');
    })
    .join('\n');
}
