import { createHash } from 'node:crypto';
import { gzipSync, strToU8 } from 'fflate';
import type { JsonObject } from '../../../src/core/cloudTrailEvent';
import { incidentEvents } from '../incident';
import { DAY, iso, PROD, seconds } from './cast';
import { DETECTION_TEST, README } from './notes';
import { TRAIL_STOPPED } from './trails';

/** Where the files of the demo workspace lie, from the root of the repository. */
export const WORKSPACE = 'test/demo/workspace';

/** Path in the workspace → content. */
export function workspaceFiles(): Map<string, Uint8Array> {
  const events = incidentEvents();
  const logs = delivered(events);
  const files = new Map<string, Uint8Array>();
  for (const { path, text } of logs)
    files.set(`logs/${path}`, gzipSync(strToU8(text), { mtime: 0, level: 9 }));

  const assumed = find(events, 'AssumeRole', event => event['eventTime'] === iso('09:04:10'));
  const oneLine = logs.find(({ events: held }) => held.includes(assumed));
  if (!oneLine) throw new Error('No delivered log holds the AssumeRole of Admin.');
  files.set(oneLine.name.replace(/\.gz$/, ''), strToU8(oneLine.text));
  files.set('suspicious-event.json', strToU8(pretty(assumed)));
  files.set('export.jsonl', strToU8(afterTheTrail(events).map(line).join('')));
  files.set('detection-test.json', strToU8(pretty(DETECTION_TEST)));
  files.set('README.md', strToU8(README));
  return files;
}

interface LogFile {
  readonly name: string;
  readonly path: string;
  readonly events: readonly JsonObject[];
  readonly text: string;
}

/** Seconds between two deliveries of a trail, and the first one of the morning. */
const STEP = 900;
const FIRST = seconds('08:05:00');

/**
 * The log files that the trails deliver: one for each account, Region and quarter of an hour with
 * events, on one line, in no order. Production's trail delivers nothing after it is stopped.
 */
function delivered(events: readonly JsonObject[]): LogFile[] {
  const groups = new Map<string, JsonObject[]>();
  for (const event of events) {
    const account = String(event['recipientAccountId']);
    const time = String(event['eventTime']);
    if (account === PROD && time > iso(TRAIL_STOPPED)) continue;
    const second = seconds(time.slice(11, 19));
    const delivery = FIRST + Math.max(0, Math.ceil((second - FIRST) / STEP)) * STEP;
    const key = JSON.stringify([account, event['awsRegion'], delivery]);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups].map(([key, group]) => {
    const [account, region, delivery] = JSON.parse(key) as [string, string, number];
    const stamp = iso(delivery).slice(0, 16).replace(/[-:]/g, '');
    const unique = createHash('sha256').update(key).digest('base64').replace(/[+/=]/g, '');
    const name = `${account}_CloudTrail_${region}_${stamp}Z_${unique.slice(0, 16)}.json.gz`;
    const unordered = [...group].sort((a, b) =>
      String(a['eventID']) < String(b['eventID']) ? -1 : 1,
    );
    return {
      name,
      path: `AWSLogs/${account}/CloudTrail/${region}/${DAY.replaceAll('-', '/')}/${name}`,
      events: group,
      text: JSON.stringify({ Records: unordered }),
    };
  });
}

/** An export from Event history: production from shortly before its trail was stopped. */
function afterTheTrail(events: readonly JsonObject[]): JsonObject[] {
  return events
    .filter(event => event['recipientAccountId'] === PROD && event['awsRegion'] === 'us-east-1')
    .filter(event => String(event['eventTime']) >= iso('10:00:00'))
    .slice(0, 40);
}

function find(events: readonly JsonObject[], name: string, also: (event: JsonObject) => boolean) {
  const found = events.find(event => event['eventName'] === name && also(event));
  if (!found) throw new Error(`No such event: ${name}`);
  return found;
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
