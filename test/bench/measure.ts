import { join } from 'node:path';
import { execute } from '../workbench/execute';
import type { Inputs } from './inputs';
import type { TaskName } from './tasks';

/** The values of a task, in the unit of its row, or why there are none. */
export type Measured = readonly number[] | string;

/**
 * Runs the tasks in turn, round after round, so that whatever else the machine does falls on all of them
 * alike. Each run is a process of its own: none finds code compiled or memory grown by another.
 */
export async function measure(
  tasks: readonly TaskName[],
  inputs: Inputs,
  rounds: number,
): Promise<ReadonlyMap<TaskName, Measured>> {
  const results = new Map<TaskName, number[] | string>();
  for (let round = 0; round < rounds; round++)
    for (const task of tasks) {
      const known = results.get(task) ?? [];
      if (typeof known === 'string') continue;
      const value = await runApart(task, inputs);
      results.set(task, typeof value === 'string' ? value : [...known, value]);
    }
  return results;
}

async function runApart(task: TaskName, inputs: Inputs): Promise<number | string> {
  const script = join(__dirname, 'task.js');
  const args = ['--expose-gc', script, task, JSON.stringify(inputs)];
  try {
    const output = await execute(process.execPath, args);
    return Number(output.trim().split('\n').at(-1));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return /^(?:\w*Error): (.+)$/m.exec(said)?.[1] ?? said;
  }
}
