import { attempt, type Failures } from '../attempt';
import {
  LEADS_BACK,
  type EdgeKind,
  type Fact,
  type IdentityChain,
  type IdentityEdge,
  type IdentityNode,
  type NodeKind,
} from './shape';
import { grouped } from '../grouped';
import { accountIn } from './names';
import { isThere, pointerTo, wordsAt, type Place } from './place';
import { UNNAMED, type FactLabel, type Observation } from './words';

export interface NodeDraft {
  readonly id: string;
  readonly kind: NodeKind;
  /** Where the event names the node: its label, unless another is given, and evidence for its edges. */
  readonly named: Place | undefined;
  readonly label?: string | undefined;
  /** Places that may tell the node's account, by an id or in an ARN; the first that does counts. */
  readonly account?: readonly Place[];
  /** Those that the event does not have are left out. */
  readonly facts?: readonly (Fact | undefined)[];
  readonly observations?: readonly (Fact | undefined)[];
}

/** A chain while it is drawn. Nodes are kept in reading order: origins first, the call's targets last. */
export interface ChainDraft {
  has(id: string): boolean;
  add(node: NodeDraft): void;
  /** Adds a node in front of all others, with its edge to or from one that is there. */
  addOrigin(node: NodeDraft, kind: EdgeKind, other: string, ...evidence: readonly Place[]): void;
  link(from: string, to: string, kind: EdgeKind, ...evidence: readonly Place[]): void;
  chain(): IdentityChain;
}

export function chainDraft(failures?: Failures): ChainDraft {
  const nodes: Finished[] = [];
  const edges: IdentityEdge[] = [];
  const byId = new Map<string, Finished>();
  const find = (id: string) => byId.get(id);
  const keep = (node: NodeDraft) => {
    const done = finished(node);
    if (!byId.has(node.id)) byId.set(node.id, done);
    return done;
  };

  const link: ChainDraft['link'] = (from, to, kind, ...evidence) => {
    const places = [find(from)?.named, find(to)?.named, ...evidence];
    const pointers = places.flatMap(place => (place && isThere(place) ? [pointerTo(place)] : []));
    edges.push({ from, to, kind, evidence: pointers.length > 0 ? [...new Set(pointers)] : [''] });
  };

  return {
    has: id => byId.has(id),
    add: node => void nodes.push(keep(node)),
    addOrigin(node, kind, other, ...evidence) {
      nodes.unshift(keep(node));
      if (LEADS_BACK.has(kind)) link(other, node.id, kind, ...evidence);
      else link(node.id, other, kind, ...evidence);
    },
    link,
    chain() {
      const towards = grouped(edges, ({ to }) => to);
      return {
        nodes: nodes.map(({ node, account }) => ({
          ...node,
          observations: [
            ...node.observations,
            ...attempt(
              'crossings',
              failures,
              () => crossings(node, account, towards.get(node.id) ?? [], find),
              [],
            ),
          ],
        })),
        // One whose node could not be drawn leads nowhere.
        edges: edges.filter(({ from, to }) => find(from) && find(to)),
      };
    },
  };
}

/** The fact that a place states; `undefined` where it states nothing. */
export function fact(label: FactLabel, place: Place): Fact | undefined {
  const value = wordsAt(place);
  return value === undefined ? undefined : { label, value, pointer: pointerTo(place) };
}

/** Something to notice, with the value that it rests on; the record's root stands for what is missing. */
export function observation(label: Observation, place: Place): Fact {
  return isThere(place)
    ? { label, value: wordsAt(place) ?? '', pointer: pointerTo(place) }
    : { label, value: '', pointer: '' };
}

interface Finished {
  readonly node: IdentityNode;
  readonly named: Place | undefined;
  readonly account: Place | undefined;
}

function finished({
  id,
  kind,
  named,
  label,
  account = [],
  facts = [],
  observations = [],
}: NodeDraft): Finished {
  const accountPlace = account.find(place => accountIn(wordsAt(place) ?? '') !== undefined);
  const accountId = accountPlace && accountIn(wordsAt(accountPlace) ?? '');
  const node = {
    id,
    kind,
    label: label?.trim() || (named && wordsAt(named)) || UNNAMED,
    ...(accountId === undefined ? {} : { account: accountId }),
    facts: facts.filter(isStated),
    observations: observations.filter(isStated),
  };
  return { node, named, account: accountPlace };
}

/** Said once, at the node where the chain enters the other account. */
function crossings(
  node: IdentityNode,
  account: Place | undefined,
  towards: readonly IdentityEdge[],
  find: (id: string) => Finished | undefined,
): readonly Fact[] {
  if (node.account === undefined || account === undefined) return [];
  const origins = towards
    .filter(edge => !LEADS_BACK.has(edge.kind))
    .flatMap(edge => find(edge.from)?.node.account ?? []);
  return [...new Set(origins)]
    .filter(origin => origin !== node.account)
    .map(origin => ({
      label: 'Crosses from one account to another' satisfies Observation,
      value: `${origin} → ${node.account}`,
      pointer: pointerTo(account),
    }));
}

function isStated(stated: Fact | undefined): stated is Fact {
  return stated !== undefined;
}
