import { gzipSync } from 'node:zlib';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { openLog } from '../../../src/core/eventLog';
import { FILTER_ATTRIBUTES, valuesOf, type EventQuery } from '../../../src/core/query';
import type { LogFileAccess } from '../../../src/stores/logFileAccess';
import { SAMPLE_START, sampleEvent } from './sampleEvents';

/** Files in memory with versions; tells what was listed, looked at and read. */
export class Folder implements LogFileAccess {
  readonly files = new Map<string, { bytes: Uint8Array; version: number }>();
  listed = 0;
  looked = 0;
  readonly read: (file: { readonly path: string }) => Promise<Uint8Array>;
  reads: string[] = [];
  changes: () => number | undefined = () => undefined;

  constructor() {
    this.read = async ({ path }) => {
      this.reads.push(path);
      return this.bytesOf(path);
    };
  }

  bytesOf(path: string): Uint8Array {
    const file = this.files.get(path);
    if (!file) throw new Error('There is no such file.');
    return file.bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    this.files.set(path, { bytes, version: (this.files.get(path)?.version ?? 0) + 1 });
  }

  async *list() {
    this.listed++;
    for (const path of this.files.keys())
      yield { uri: `file:///logs/${path}`, path, name: path.split('/').at(-1) ?? path };
  }

  async version({ path }: { readonly path: string }) {
    this.looked++;
    return String(this.files.get(path)?.version);
  }
}

export type Random = () => number;

const oneOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)] as T;

const DEEP = JSON.parse('['.repeat(300) + ']'.repeat(300)) as CloudTrailEvent;

/** An event with what is hard to keep: other types, no id, the same id, names of the early years. */
function oddEvent(random: Random): CloudTrailEvent {
  const n = Math.floor(random() * 40);
  const event = sampleEvent(n);
  const identity = event.userIdentity as CloudTrailEvent;
  return oneOf<() => CloudTrailEvent>(random, [
    () => event,
    () => event,
    () => ({
      ...event,
      eventID: `event ${n}`,
      readOnly: oneOf(random, ['true', 'maybe', 1, null]),
    }),
    () => ({
      ...event,
      eventID: '',
      requestID: 'EXAMPLE123456789',
      sharedEventID: `shared ${n % 3}`,
    }),
    () => ({ ...event, eventTime: oneOf(random, ['soon', '', 7, '2026-01-31 12:00:00.250']) }),
    () => ({ ...event, eventName: 12, errorCode: 'AccessDenied', awsRegion: 'x'.repeat(200) }),
    () => ({
      ...event,
      resources: [{ ARN: 'arn:aws:s3:::logs' }, 'none'],
      responseElements: { a: ['x'.repeat(300), { b: 'deep \u0000 text' }], c: '' },
    }),
    () => ({
      ...event,
      userIdentity: {
        ...identity,
        type: 'AssumedRole',
        arn: `arn:aws:sts::111122223333:assumed-role/Admin/${n % 4}`,
        principalId: `AROAIOSFODNN7EXAMPLE:${n % 4}`,
        sessionContext: { attributes: { creationDate: `2026-01-31T11:0${n % 3}:00Z` } },
      },
    }),
    () => ({ ...event, userIdentity: { type: 'Root', nested: DEEP } }),
    () => ({ EventName: 'GetUser', EventId: `old ${n}`, EventTime: '2016-01-31T12:00:00Z' }),
    () => ({ ...event, eventTime: '2026-01-31T12:00:00Z', userIdentity: null }),
  ])();
}

/** A log in any shape, whole or broken. */
export function oddLog(random: Random): Uint8Array {
  const events = Array.from({ length: Math.floor(random() * 12) }, () => oddEvent(random));
  const plain = JSON.stringify({ Records: events });
  const log = oneOf(random, [
    plain,
    plain,
    plain,
    JSON.stringify({ Records: [...events, 'no event', null, 7] }),
    ` {\n "Records" : ${JSON.stringify(events, undefined, 2)} }\n`,
    JSON.stringify(events),
    events.map(event => JSON.stringify(event)).join('\n'),
    plain.slice(0, Math.floor(random() * plain.length)),
    plain.replace('"eventName":', '"eventName"'),
    `{"Records":${JSON.stringify(events)},"Records":[${JSON.stringify(sampleEvent(1))}]}`,
    `{"Records":${JSON.stringify(events)},"\\u0052ecords":[${JSON.stringify(sampleEvent(2))}]}`,
    `{"version":1,"Records":${JSON.stringify(events)}}`,
    plain.replace('{"Records"', '{"\\u0052ecords":[],"Records"'),
    JSON.stringify({ Records: [{ s3: {}, eventSource: 'aws:s3' }, ...events] }),
    JSON.stringify({ Records: [{ ...events[0], messageId: '1' }, ...events] }),
    '{"name":"something else"}',
    '',
  ]);
  const bytes = Buffer.from(log);
  if (random() < 0.1) bytes[Math.floor(bytes.length / 2)] = 0xff;
  return random() < 0.4 ? gzipSync(bytes) : bytes;
}

export function folderFrom(random: Random): Folder {
  const folder = new Folder();
  const count = 1 + Math.floor(random() * 8);
  for (let n = 0; n < count; n++) {
    const isDeliveredName = random() < 0.3;
    const name = isDeliveredName ? `111122223333_CloudTrail_${n}.json` : `${n}.json`;
    folder.write(name, oddLog(random));
  }
  return folder;
}

export function queryFrom(random: Random, folder: Folder): EventQuery {
  const values = [...folder.files.values()].flatMap(({ bytes }) => {
    try {
      const log = openLog(Buffer.from(bytes).toString());
      const event = log?.event(Math.floor(random() * log.count));
      if (!event) return [];
      return FILTER_ATTRIBUTES.flatMap(attribute =>
        valuesOf(event, attribute).map(value => ({ attribute, value })),
      );
    } catch {
      return [];
    }
  });
  values.push({ attribute: 'text', value: 'ALICE' }, { attribute: 'eventName', value: 'Nothing' });
  const filters = Array.from({ length: Math.floor(random() * 3) }, () => oneOf(random, values));
  const from = SAMPLE_START + Math.floor(random() * 20) * 60_000;
  return oneOf<EventQuery>(random, [
    { filters },
    { filters },
    { from, filters },
    { to: from, filters },
  ]);
}
