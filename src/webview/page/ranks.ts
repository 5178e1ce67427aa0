import { grouped } from '../../core/grouped';
import { flow } from '../../core/picture/callers';
import type { Picture } from '../../core/picture/shape';

/**
 * The columns of the picture, from the origins to the targets, each with its nodes in reading order. A
 * chain is a tree towards the call and a tree away from it, so a node's column is its distance from
 * the call; one walk over the arrows finds them, and no two columns but neighbours are joined.
 */
export function ranks({ nodes, edges }: Picture): readonly (readonly string[])[] {
  const arrows = edges.map(flow);
  const towards = grouped(arrows, ({ to }) => to);
  const away = grouped(arrows, ({ from }) => from);
  const rank = new Map<string, number>([['call', 0]]);
  for (const id of rank.keys()) {
    const own = rank.get(id) ?? 0;
    for (const { from } of towards.get(id) ?? []) if (!rank.has(from)) rank.set(from, own - 1);
    for (const { to } of away.get(id) ?? []) if (!rank.has(to)) rank.set(to, own + 1);
  }
  const rankOf = (id: string) => rank.get(id) ?? 0;
  const columns = grouped(
    nodes.map(({ id }) => id),
    rankOf,
  );
  return [...columns].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}
