import { text } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import type { StoredEvent } from '../stores/eventStore';
import { groupKey, type Grouping } from './grouping';
import type { EventNode, GroupNode, PartNode, StoreNode } from './nodes';
import { PART } from './parts';

interface Group extends GroupNode {
  readonly events: EventNode[];
  /** What comes after the first events, in rows of their own. */
  readonly parts: (PartNode & { readonly events: EventNode[] })[];
}

/**
 * The rows of a group: its first events, and the others in parts that are opened one by one. The editor
 * takes all rows below a row at once, which for 100,000 takes it seconds.
 */
export function groupRows({ events, parts }: GroupNode): readonly (EventNode | PartNode)[] {
  return parts.length === 0 ? events : [...events.slice(0, PART), ...parts];
}

/**
 * The events of a store in groups. Groups stand in the order of their newest event, which is also the
 * order of time: ordered by size they would change places under the reader's hands with every page.
 */
export class EventGroups {
  private readonly groups = new Map<string, Group>();
  private ids = new Set<string>();
  private readonly all: EventNode[] = [];

  constructor(
    private readonly parent: StoreNode,
    readonly by: Grouping,
  ) {}

  /** The groups; events that have no value to be grouped by come last. */
  get rows(): readonly GroupNode[] {
    const rows = [...this.groups.values()];
    const rest = this.groups.get('');
    return rest ? [...rows.filter(group => group !== rest), rest] : rows;
  }

  /** All events, as they were added: newest first. */
  get events(): readonly EventNode[] {
    return this.all;
  }

  /** Adds events that are older than those that are here. Gives the row of the first. */
  add(events: readonly StoredEvent[]): EventNode | undefined {
    const at = this.all.length;
    for (const stored of events) this.place(this.idOf(stored), stored);
    return this.all[at];
  }

  /** The same events, grouped by something else. */
  regrouped(by: Grouping): EventGroups {
    const groups = new EventGroups(this.parent, by);
    // The longest part of it is to make ids, which stay as they are.
    groups.ids = this.ids;
    for (const { id, stored } of this.all) groups.place(id, stored);
    return groups;
  }

  /** Whether an event of this id is here. */
  has({ event }: StoredEvent): boolean {
    const id = text(canonicalEvent(event).eventID);
    return id !== undefined && this.ids.has(`${this.parent.id}/event/${id}`);
  }

  private place(id: string, stored: StoredEvent): void {
    const group = this.groupOf(groupKey(stored.event, this.by));
    const part = group.events.length < PART ? undefined : partOf(group);
    const node: EventNode = { kind: 'event', id, parent: part ?? group, stored };
    group.events.push(node);
    part?.events.push(node);
    this.all.push(node);
  }

  private groupOf(key: string): Group {
    const known = this.groups.get(key);
    if (known) return known;
    const { by, parent } = this;
    const id = `${parent.id}/${by}/${key}`;
    const group: Group = { kind: 'group', id, parent, by, key, events: [], parts: [] };
    this.groups.set(key, group);
    return group;
  }

  /** The event's own id, so that it is the same row after a refresh; told apart where ids repeat. */
  private idOf({ event, place }: StoredEvent): string {
    const name =
      text(canonicalEvent(event).eventID) ?? (place ? `${place.log}#${place.index}` : 'event');
    let id = `${this.parent.id}/event/${name}`;
    for (let n = 2; this.ids.has(id); n++) id = `${this.parent.id}/event/${name}/${n}`;
    this.ids.add(id);
    return id;
  }
}

/** The part that takes the next event. What is loaded later goes behind: nothing moves that was there. */
function partOf(group: Group) {
  const last = group.parts.at(-1);
  if (last && last.events.length < PART) return last;
  const id = `${group.id}/from/${group.events.length}`;
  const part = { kind: 'part' as const, id, parent: group, by: group.by, events: [] };
  group.parts.push(part);
  return part;
}
