// One measurement in a process of its own: node --expose-gc task.js NAME INPUTS; prints a number.
import type { Inputs } from './inputs';
import { isTaskName, TASKS } from './tasks';

async function main([name = '', inputs = '{}']: readonly string[]): Promise<void> {
  if (!isTaskName(name)) throw new Error(`There is no task ${name}.`);
  console.log(await TASKS[name](JSON.parse(inputs) as Inputs));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
