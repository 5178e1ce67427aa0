import { text } from '../core/cloudTrailEvent';
import { canonicalEvent } from '../core/legacyEvent';
import type { StoredEvent } from '../stores/eventStore';
import { groupKey, type Grouping } from './grouping';
import type { EventNode, GroupNode, StoreNode } from './nodes';

interface Group extends GroupNode {
  readonly events: EventNode[];
}

/**
 * The events of a store in groups. Groups stand in the order of their newest event, which is also the
 * order of time: ordered by size they would change places under the reader's hands with every page.
 */
export class EventGroups {
  private readonly groups = new Map<string, Group>();
  private readonly ids = new Set<string>();
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
    for (const stored of events) this.addOne(stored);
    return this.all[at];
  }

  /** Whether an event of this id is here. */
  has({ event }: StoredEvent): boolean {
    const id = text(canonicalEvent(event).eventID);
    return id !== undefined && this.ids.has(`${this.parent.id}/event/${id}`);
  }

  private addOne(stored: StoredEvent): void {
    const parent = this.groupOf(groupKey(stored.event, this.by));
    const node: EventNode = { kind: 'event', id: this.idOf(stored), parent, stored };
    parent.events.push(node);
    this.all.push(node);
  }

  private groupOf(key: string): Group {
    const known = this.groups.get(key);
    if (known) return known;
    const { by, parent } = this;
    const id = `${parent.id}/${by}/${key}`;
    const group: Group = { kind: 'group', id, parent, by, key, events: [] };
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
