import { text, type CloudTrailEvent } from '../cloudTrailEvent';
import { identityChain, type Fact, type IdentityChain } from '../identity';
import type { Picture, PictureFact } from './shape';

/** The picture of one event alone. */
export function chainPicture(
  event: CloudTrailEvent,
  { nodes, edges, failed }: IdentityChain = identityChain(event),
): Picture {
  const eventID = text(event.eventID) ?? '';
  const placed = ({ label, value, pointer }: Fact): PictureFact => ({
    label,
    value,
    at: { eventID, pointer },
  });
  return {
    nodes: nodes.map(node => ({
      ...node,
      facts: node.facts.map(placed),
      observations: node.observations.map(placed),
    })),
    edges: edges.map(edge => ({
      ...edge,
      evidence: edge.evidence.map(pointer => ({ eventID, pointer })),
    })),
    ...(failed !== undefined && { failed }),
  };
}
