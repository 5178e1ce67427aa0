// A call in a folder of logs traced to whoever really made it: every log is read for it once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesOf } from '../../../src/cli/readPath';
import { object, text, type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { gunzip } from '../../../src/platform/gunzip.node';
import { logReaders } from '../../../src/platform/logReaders.node';
import { createTracer } from '../../../src/trace/tracer';
import { projectRoot } from '../../workbench/projectRoot';
import { timed } from '../clock';
import { MANY, type Inputs } from '../inputs';
import { filesIn } from './folder';

function tracerOf(folder: string) {
  return createTracer({
    files: filesIn(folder),
    gunzip,
    tracers: logReaders(join(projectRoot, 'dist', 'traceReader.js')),
    async *documents() {
      // Nothing is open: everything is in the folder.
    },
    loaded: () => [],
    accounts: () => [],
    ask: () => Promise.resolve(false),
    wording: english,
    number: String,
  });
}

/** A call that was made with what another one gave out. */
async function temporaryCall(folder: string): Promise<CloudTrailEvent> {
  for await (const file of filesOf(folder)) {
    const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
      readonly Records: readonly CloudTrailEvent[];
    };
    const isTemporary = ({ userIdentity }: CloudTrailEvent) =>
      text(object(userIdentity)['accessKeyId'])?.startsWith('ASIA');
    const found = Records.find(isTemporary);
    if (found) return found;
  }
  throw new Error('Nobody has temporary credentials there.');
}

async function traceIn(folder: string): Promise<{ first: number; again: number }> {
  const tracer = tracerOf(folder);
  const event = await temporaryCall(folder);
  const watch = { signal: new AbortController().signal, progress: () => undefined };
  const first = await timed(() => tracer.search(event, watch));
  return { first, again: await timed(() => tracer.search(event, watch)) };
}

export const traceTasks = {
  trace: async ({ folder }: Inputs) => (await traceIn(folder)).first,
  traceAgain: async ({ folder }: Inputs) => (await traceIn(folder)).again,
  traceEvent: async ({ folder, events }: Inputs) => (1000 * (await traceIn(folder)).first) / events,
  traceEventOfMany: async ({ manyFolder }: Inputs) =>
    (1000 * (await traceIn(manyFolder)).first) / MANY,
};
