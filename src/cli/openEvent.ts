import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import { openLog } from '../core/eventLog';
import { readPath } from './readPath';

/** One event of a file. Rejects with a sentence where there is none. */
export async function openEvent(path: string, index: number): Promise<CloudTrailEvent> {
  const { text } = await readPath(path);
  const log = openLog(text);
  if (!log) throw new Error(`${path}: no CloudTrail events`);
  if (index >= log.count) throw new Error(`${path}: no event ${index}, it has ${log.count}`);
  const event = log.event(index);
  if (!event) throw new Error(`${path}: event ${index} is not a JSON object`);
  return event;
}
