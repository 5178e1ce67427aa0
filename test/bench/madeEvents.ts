import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/core/cloudTrailEvent';
import { incidentEvents } from '../demo/incident';
import { projectRoot } from '../workbench/projectRoot';

/** Real delivered logs, kept beside the checkout where somebody has them. */
const REAL = join(projectRoot, '..', 'shared', 'corpus', 'invictus-aws');

/** Where made events come from, in words. */
export const originOfEvents = existsSync(REAL)
  ? 'real events, repeated with new ids and times'
  : "the demo's events, repeated with new ids and times";

/**
 * The JSON of events until they fill so many characters: real ones or the demo's, over and over. Each
 * round has ids of its own, the same where they were the same, and lies a day before the one before.
 * The same at every call.
 */
export function madeEvents(characters: number): string[] {
  const made: string[] = [];
  let length = 0;
  for (const event of eachMadeEvent()) {
    made.push(event);
    length += event.length + 1;
    if (length >= characters) break;
  }
  return made;
}

/** The same without end. */
export function* eachMadeEvent(): Generator<string, never> {
  const originals = originalEvents().map(event => JSON.stringify(event));
  for (let round = 0; ; round++)
    for (const original of originals) yield round === 0 ? original : inRound(original, round);
}

function originalEvents(): readonly JsonObject[] {
  if (!existsSync(REAL)) return incidentEvents();
  return readdirSync(REAL)
    .sort()
    .flatMap(name => {
      const { Records } = JSON.parse(readFileSync(join(REAL, name), 'utf8')) as {
        readonly Records: readonly JsonObject[];
      };
      return Records;
    });
}

const GUID = /\b([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g;
const TEMPORARY_KEY = /\b(ASIA[A-Z0-9]{12})([A-Z0-9]{4})\b/g;
const TIME = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g;
const DAY = 86_400_000;

function inRound(event: string, round: number): string {
  const earlier = (time: string) =>
    new Date(Date.parse(time) - round * DAY).toISOString().replace('.000Z', 'Z');
  return event
    .replace(GUID, (_, first: string, rest: string) => mixed(first, 16, round) + rest)
    .replace(TEMPORARY_KEY, (_, first: string, rest: string) => first + mixed(rest, 36, round))
    .replace(TIME, (_, time: string) => `"${earlier(time)}"`);
}

/** Another word of the same letters and length; different rounds give different words. */
function mixed(word: string, base: number, round: number): string {
  const size = base ** word.length;
  const moved = (parseInt(word, base) + round * 40_503) % size;
  const digits = moved.toString(base).padStart(word.length, '0');
  return base === 36 ? digits.toUpperCase() : digits;
}
