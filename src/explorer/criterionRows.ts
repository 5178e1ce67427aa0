import type { FilterNode, RangeNode, StoreNode } from './nodes';
import { conditions, type Search } from './search';

/** The rows that say what a store is searched for. */
export function criterionRows(
  parent: StoreNode,
  { range, filters }: Search,
): readonly (RangeNode | FilterNode)[] {
  const row = (name: string) => ({ id: `${parent.id}/${name}`, parent });
  return [
    ...(range ? [{ ...row('range'), kind: 'range' as const, range }] : []),
    ...conditions(filters).map(condition => ({
      ...row(`filter/${condition.attribute}=${condition.values.join('|')}`),
      ...condition,
      kind: 'filter' as const,
    })),
  ];
}
