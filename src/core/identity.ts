/** The identity chain of one event, from the event alone: who called, through what, and the call. */
import { attempt, countOf, type Failures } from './attempt';
import { object, type CloudTrailEvent } from './cloudTrailEvent';
import { drawCall, drawInsight, isInsight } from './identity/call';
import { chainDraft, type ChainDraft } from './identity/draft';
import { ORIGINS, drawForwarder } from './identity/overlays';
import { at, eventPlace, type Place } from './identity/place';
import { drawPrincipal } from './identity/principals';
import type { IdentityChain } from './identity/shape';
import { drawTargets } from './identity/targets';

export * from './identity/shape';

/**
 * Nothing is drawn that the event does not say. Never throws, whatever the event looks like: a part that
 * does is left out, and counted.
 */
export function identityChain(event: CloudTrailEvent): IdentityChain {
  const failures: Failures = new Map();
  const draft = chainDraft(failures);
  draw(draft, eventPlace(object(event)), failures);
  const chain = draft.chain();
  return failures.size === 0 ? chain : { ...chain, failed: countOf(failures) };
}

function draw(draft: ChainDraft, root: Place, failures: Failures): void {
  const part = <T>(name: string, drawing: () => T) => attempt(name, failures, drawing, undefined);
  if (part('insight', () => isInsight(root)) === true) {
    part('insight', () => drawInsight(draft, root));
    return;
  }
  const nothing: Place = { value: undefined, path: ['userIdentity'] };
  const identity = attempt('identity', failures, () => at(root, 'userIdentity'), nothing);
  const caller = { event: root, identity };
  const actor = part('caller', () => drawPrincipal(draft, caller));
  const forwarder =
    actor && attempt('forwarder', failures, () => drawForwarder(draft, caller, actor), actor);
  if (actor !== undefined)
    for (const drawOrigin of ORIGINS) part('origin', () => drawOrigin(draft, caller, actor));
  part('call', () => drawCall(draft, root, forwarder));
  // Whatever else is missing, there was a call.
  if (!draft.has('call')) draft.add({ id: 'call', kind: 'call', named: undefined });
  part('targets', () => drawTargets(draft, root));
}
