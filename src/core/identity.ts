/** The identity chain of one event, from the event alone: who called, through what, and the call. */
import { object, type CloudTrailEvent } from './cloudTrailEvent';
import { drawCall, drawInsight, isInsight } from './identity/call';
import { chainDraft } from './identity/draft';
import { drawForwarder, drawOrigins } from './identity/overlays';
import { at, eventPlace } from './identity/place';
import { drawPrincipal } from './identity/principals';
import type { IdentityChain } from './identity/shape';
import { drawTargets } from './identity/targets';

export * from './identity/shape';

/** Nothing is drawn that the event does not say. Never throws, whatever the event looks like. */
export function identityChain(event: CloudTrailEvent): IdentityChain {
  const draft = chainDraft();
  const root = eventPlace(object(event));
  if (isInsight(root)) {
    drawInsight(draft, root);
    return draft.chain();
  }
  const caller = { event: root, identity: at(root, 'userIdentity') };
  const actor = drawPrincipal(draft, caller);
  const forwarder = actor === undefined ? actor : drawForwarder(draft, caller, actor);
  if (actor !== undefined) drawOrigins(draft, caller, actor);
  drawCall(draft, root, forwarder);
  drawTargets(draft, root);
  return draft.chain();
}
