// What is measured: one log in one line, and the same events as gzipped files. Kept between runs.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, isDeliveredName, readPath } from '../../src/cli/readPath';
import { openLog } from '../../src/core/eventLog';
import { projectRoot } from '../workbench/projectRoot';
import { eachMadeEvent, madeEvents, originOfEvents } from './madeEvents';

export interface Inputs {
  readonly origin: string;
  /** A log as text. */
  readonly log: string;
  /** A folder of gzipped logs with the same events. */
  readonly folder: string;
  readonly events: number;
  readonly characters: number;
  readonly files: number;
  /** A folder of `MANY` made events; the last row measures it. */
  readonly manyFolder: string;
}

export const MANY = 1_000_000;

/** As large as the largest log that was seen delivered, and as many files as its events came in. */
const CHARACTERS = 44_000_000;
const FILES = 3872;

const cache = join(projectRoot, '.vscode-test', 'bench', 'inputs');

/** The inputs made from a file or folder of logs, or from events of our own. */
export async function inputsFrom(path: string | undefined): Promise<Inputs> {
  const manyFolder = await manyEvents(MANY, 9);
  if (path === undefined) {
    const events = madeEvents(CHARACTERS);
    return { origin: originOfEvents, manyFolder, ...(await written(logOf(events), events)) };
  }
  const isFolder = (await stat(path)).isDirectory();
  const made = await (isFolder ? ofFolder(path) : ofFile(path));
  return { origin: path, manyFolder, ...made };
}

type Written = Omit<Inputs, 'origin' | 'manyFolder'>;

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
  files: ReadonlyMap<string, string> = new Map(
    deliveredLogs(events, Math.max(Math.floor(events.length / FILES), 1)),
  ),
): Promise<Written> {
  if (events.length === 0) throw new Error('There are no CloudTrail events.');
  const key = createHash('sha256')
    .update(text)
    .update([...files.keys()].join())
    .digest('hex');
  const place = join(cache, key.slice(0, 16));
  const log = join(place, 'log.json');
  const folder = join(place, 'logs');
  await once(place, async staging => {
    await writeFile(join(staging, 'log.json'), text);
    await writeLogs(join(staging, 'logs'), files);
  });
  const { length } = await readFile(log, 'utf8');
  return { log, folder, events: events.length, characters: length, files: files.size };
}

/** Makes a folder, unless an earlier run has. */
async function once(place: string, make: (staging: string) => Promise<void>): Promise<void> {
  if (existsSync(place)) return;
  const staging = `${place}.part`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await make(staging);
  await rename(staging, place);
}

async function writeLogs(folder: string, logs: Iterable<readonly [string, string]>): Promise<void> {
  for (const [name, content] of logs) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, gzipSync(content));
  }
}

/** A folder of so many events in files of `perFile`: made events, whatever else is measured. */
async function manyEvents(events: number, perFile: number): Promise<string> {
  const place = join(cache, `${events} events`);
  await once(place, async staging =>
    writeLogs(join(staging, 'logs'), deliveredLogs(firstOf(eachMadeEvent(), events), perFile)),
  );
  return join(place, 'logs');
}

function* firstOf<T>(all: Iterable<T>, count: number): Generator<T> {
  for (const one of all) {
    if (count-- <= 0) return;
    yield one;
  }
}

/** The events in files as CloudTrail delivers them: of one account and Region, named after those. */
function* deliveredLogs(events: Iterable<string>, most: number): Generator<[string, string]> {
  const open = new Map<string, string[]>();
  let count = 0;
  const close = (held: readonly string[]): [string, string] => {
    const { account, region, time } = placeOf(held.at(-1) ?? '');
    const day = [time.slice(0, 4), time.slice(4, 6), time.slice(6, 8)];
    const unique = (count++).toString(36).toUpperCase().padStart(16, '0');
    const name = `${account}_CloudTrail_${region}_${time}_${unique}.json.gz`;
    return [join('AWSLogs', account, 'CloudTrail', region, ...day, name), logOf(held)];
  };
  for (const event of events) {
    const { account, region } = placeOf(event);
    const place = `${account} ${region}`;
    const held = open.get(place) ?? [];
    open.set(place, held);
    if (held.push(event) < most) continue;
    yield close(held);
    open.delete(place);
  }
  for (const held of open.values()) yield close(held);
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
