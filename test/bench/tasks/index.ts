import { bundleTasks } from './bundles';
import { editorTasks } from './editor';
import { folderTasks } from './folder';
import { historyTasks } from './history';
import { logTasks } from './log';
import { traceTasks } from './trace';
import { treeTasks } from './tree';
import type { Inputs } from '../inputs';

/** What can be measured, by name. Each gives a number in the unit of its row. */
export const TASKS = {
  ...logTasks,
  ...editorTasks,
  ...folderTasks,
  ...historyTasks,
  ...traceTasks,
  ...treeTasks,
  ...bundleTasks,
} satisfies Record<string, (inputs: Inputs) => Promise<number>>;

export type TaskName = keyof typeof TASKS;

export function isTaskName(name: string): name is TaskName {
  return Object.hasOwn(TASKS, name);
}
