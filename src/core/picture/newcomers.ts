import { text, type CloudTrailEvent } from '../cloudTrailEvent';
import { sourceAddress } from '../values/ipAddress';
import { parseUserAgent } from '../values/userAgent';
import type { PictureFact } from './shape';
import type { PICTURE_OBSERVATIONS } from './words';

type Newcomer = (typeof PICTURE_OBSERVATIONS)[number];

/**
 * By event id: what an event of a session has that no earlier one had, an address or a tool. The first
 * of a session is compared with nothing. Addresses of AWS itself and what is no program say nothing
 * about who calls. `events` oldest first.
 */
export function newcomers(
  events: readonly CloudTrailEvent[],
): ReadonlyMap<string, readonly PictureFact[]> {
  const addresses = new Set<string>();
  const tools = new Set<string>();
  const found = new Map<string, readonly PictureFact[]>();
  for (const event of events) {
    const eventID = text(event.eventID) ?? '';
    const told = (
      label: Newcomer,
      seen: Set<string>,
      words: string | undefined,
      pointer: string,
    ): readonly PictureFact[] => {
      if (words === undefined || seen.has(words)) return [];
      seen.add(words);
      return seen.size === 1 ? [] : [{ label, value: words, at: { eventID, pointer } }];
    };
    const facts = [
      ...told('New address in this session', addresses, addressOf(event), '/sourceIPAddress'),
      ...told('New tool in this session', tools, toolOf(event), '/userAgent'),
    ];
    if (facts.length > 0) found.set(eventID, facts);
  }
  return found;
}

function addressOf({ sourceIPAddress }: CloudTrailEvent): string | undefined {
  return sourceAddress(sourceIPAddress)?.kind === 'ip' ? text(sourceIPAddress) : undefined;
}

/** The name of the program without its version: a tool updated is no new tool. */
function toolOf({ userAgent }: CloudTrailEvent): string | undefined {
  const { kind, name, offensive } = parseUserAgent(text(userAgent) ?? '');
  return kind === 'service' || kind === 'internal' ? undefined : (offensive ?? name);
}
