import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { auditors } from './auditors';
import { deployments } from './deployments';
import { people } from './people';
import { Recorder } from './recorder';
import { workloads } from './workloads';

/** What the two accounts do on any day: deployments, people at work, and services talking to each other. */
export function background(): JsonObject[] {
  return [deployments, workloads, people, auditors].flatMap(part => {
    const recorder = new Recorder(part.name);
    part(recorder);
    return recorder.records;
  });
}
