// What is measured: one log in one line, and the same events as gzipped files. Kept between runs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, isDeliveredName, readPath } from '../../src/cli/readPath';
import { openLog } from '../../src/core/eventLog';
import { projectRoot } from '../workbench/projectRoot';
import { madeEvents, originOfEvents } from './madeEvents';

export interface Inputs {
  readonly origin: string;
  /** A log as text. */
  readonly log: string;
  /** A folder of gzipped logs with the same events. */
  readonly folder: string;
  readonly events: number;
  readonly characters: number;
  readonly files: number;
}

/** As large as the largest log that was seen delivered, and as many files as its events came in. */
const CHARACTERS = 44_000_000;
const FILES = 3872;

const cache = join(projectRoot, '.vscode-test', 'bench', 'inputs');

/** The inputs made from a file or folder of logs, or from events of our own. */
export async function inputsFrom(path: string | undefined): Promise<Inputs> {
  if (path === undefined) {
    const events = madeEvents(CHARACTERS);
    return { origin: originOfEvents, ...(await written(logOf(events), events)) };
  }
  const isFolder = (await stat(path)).isDirectory();
  return { origin: path, ...(isFolder ? await ofFolder(path) : await ofFile(path)) };
}

type Written = Omit<Inputs, 'origin'>;

async function ofFile(path: string): Promise<Written> {
  const { text } = await readPath(path);
  return written(text, eventsIn(text, path));
}

/** A folder of gzipped logs is measured as it is; in another one, each log is gzipped first. */
async function ofFolder(path: string): Promise<Written> {
  const events: string[] = [];
  const logs = new Map<string, string>();
  let areGzipped = true;
  for await (const file of filesOf(path)) {
    const { text } = await readPath(file);
    const own = eventsIn(text, file);
    if (own.length === 0) continue;
    // One by one: a log may hold more of them than a call takes arguments.
    for (const event of own) events.push(event);
    areGzipped &&= file.endsWith('.gz');
    logs.set(relative(path, file).replace(/(\.gz)?$/, '.gz'), text);
  }
  const made = await written(logOf(events), events, areGzipped ? new Map() : logs);
  return areGzipped ? { ...made, folder: path, files: logs.size } : made;
}

function eventsIn(text: string, path: string): string[] {
  const log = openLog(text, { assumed: isDeliveredName(path) });
  return Array.from({ length: log?.count ?? 0 }, (_, index) => log?.json(index) ?? '');
}

const logOf = (events: readonly string[]) => `{"Records":[${events.join(',')}]}`;

/** Writes the log and the files, unless an earlier run has. */
async function written(
  text: string,
  events: readonly string[],
  files: ReadonlyMap<string, string> = deliveredFiles(events),
): Promise<Written> {
  if (events.length === 0) throw new Error('There are no CloudTrail events.');
  const key = createHash('sha256')
    .update(text)
    .update([...files.keys()].join())
    .digest('hex');
  const place = join(cache, key.slice(0, 16));
  const log = join(place, 'log.json');
  const folder = join(place, 'logs');
  if (!existsSync(place)) {
    const staging = `${place}.part`;
    await rm(staging, { recursive: true, force: true });
    await mkdir(join(staging, 'logs'), { recursive: true });
    await writeFile(join(staging, 'log.json'), text);
    for (const [name, content] of files) {
      const file = join(staging, 'logs', name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, gzipSync(content));
    }
    await rename(staging, place);
  }
  const { length } = await readFile(log, 'utf8');
  return { log, folder, events: events.length, characters: length, files: files.size };
}

/** The events in files as CloudTrail delivers them: of one account and Region, named after those. */
function deliveredFiles(events: readonly string[]): ReadonlyMap<string, string> {
  const most = Math.max(Math.floor(events.length / FILES), 1);
  const open = new Map<string, string[]>();
  const files = new Map<string, string>();
  const close = (held: readonly string[]) => {
    const { account, region, time } = placeOf(held.at(-1) ?? '');
    const day = [time.slice(0, 4), time.slice(4, 6), time.slice(6, 8)];
    const unique = files.size.toString(36).toUpperCase().padStart(16, '0');
    const name = `${account}_CloudTrail_${region}_${time}_${unique}.json.gz`;
    files.set(join('AWSLogs', account, 'CloudTrail', region, ...day, name), logOf(held));
  };
  for (const event of events) {
    const { account, region } = placeOf(event);
    const place = `${account} ${region}`;
    const held = open.get(place) ?? [];
    open.set(place, held);
    if (held.push(event) < most) continue;
    close(held);
    open.delete(place);
  }
  for (const held of open.values()) close(held);
  return files;
}

/** The account and Region of an event, and the time as file names have it: `20261118T0905Z`. */
function placeOf(json: string) {
  const event = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const time = Date.parse(String(event['eventTime']));
  return {
    account: /^\d{12}$/.exec(String(event['recipientAccountId']))?.[0] ?? '111122223333',
    region: /^[a-z]{2}(-[a-z]+)+-\d$/.exec(String(event['awsRegion']))?.[0] ?? 'us-east-1',
    time: `${new Date(time || 0).toISOString().replace(/[-:]/g, '').slice(0, 13)}Z`,
  };
}
