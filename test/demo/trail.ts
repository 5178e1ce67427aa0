import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { JsonObject } from '../../src/core/cloudTrailEvent';

const QUARTER = 15 * 60_000;

/**
 * Writes events as a trail delivers them to its bucket: by account, Region and day, a file each quarter of
 * an hour. Gives the paths of the files below the folder, the newest last.
 */
export async function writeTrail(
  folder: string,
  events: readonly JsonObject[],
): Promise<readonly string[]> {
  const files = new Map<string, JsonObject[]>();
  for (const event of events) {
    const delivered = (Math.floor(Date.parse(String(event['eventTime'])) / QUARTER) + 1) * QUARTER;
    const [day = '', time = ''] = new Date(delivered).toISOString().split('T');
    const account = String(event['recipientAccountId']);
    const region = String(event['awsRegion']);
    const stamp = `${day.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`;
    const name = `${account}_CloudTrail_${region}_${stamp}_Ab3dEf6hIj9kLm2n.json.gz`;
    const place = ['AWSLogs', account, 'CloudTrail', region, ...day.split('-'), name].join('/');
    files.set(place, [...(files.get(place) ?? []), event]);
  }
  const paths = [...files.keys()].sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), gzipSync(JSON.stringify({ Records: files.get(path) })));
  }
  return paths;
}

const stampOf = (path: string) => /\d{8}T\d{4}Z/.exec(path)?.[0] ?? '';
