import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import type { Edited } from './case';
import { fixture } from './events';

/** The fixture with its edits. */
export function edited([name, edits = {}]: Edited): CloudTrailEvent {
  const event = fixture(name);
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.startsWith('@') ? [path] : path.split('.');
    const key = steps.pop() ?? '';
    let parent = event;
    for (const step of steps) parent = parent[step] as Record<string, JsonValue>;
    if (value === undefined) Reflect.deleteProperty(parent, key);
    else parent[key] = value;
  }
  return event as unknown as CloudTrailEvent;
}
