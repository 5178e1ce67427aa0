import type { StoreProblem } from '../stores/eventStore';
import type { ProblemNode, ProblemPartNode, ProblemsNode } from './nodes';
import { partsOf } from './parts';

/** The rows that name what is not shown: what is broken first, as it is what one has to know. */
export function problemRows(node: ProblemsNode): readonly (ProblemNode | ProblemPartNode)[] {
  const { shown, parts } = partsOf(inOrder(node.problems));
  return [
    ...shown.map((problem, at) => rowOf(node, problem, at)),
    ...parts.map(({ first, rest }): ProblemPartNode => ({
      kind: 'problemPart',
      id: `${node.id}/from/${first}`,
      parent: node,
      first,
      problems: rest,
    })),
  ];
}

export function problemPartRows(part: ProblemPartNode): readonly ProblemNode[] {
  return part.problems.map((problem, at) => rowOf(part, problem, at));
}

function rowOf(
  parent: ProblemsNode | ProblemPartNode,
  problem: StoreProblem,
  at: number,
): ProblemNode {
  return { kind: 'problem', id: `${parent.id}/${at}`, parent, problem };
}

const isBroken = ({ cause }: StoreProblem) => cause === undefined;
const isSkipped = ({ cause }: StoreProblem) => cause !== undefined && cause !== 'duplicates';
const isDuplicate = ({ cause }: StoreProblem) => cause === 'duplicates';

function inOrder(problems: readonly StoreProblem[]): readonly StoreProblem[] {
  return [isBroken, isDuplicate, isSkipped].flatMap(kind => problems.filter(kind));
}
