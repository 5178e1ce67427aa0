/** Events to test with: our own, one a file, and real ones where a folder of them lies beside us. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';

export type NamedEvent = readonly [name: string, event: CloudTrailEvent];

const FIXTURES = 'test/fixtures/events';
const CORPUS = '../shared/corpus';

export function fixtureEvents(): readonly NamedEvent[] {
  return readdirSync(FIXTURES)
    .sort()
    .map(file => [file, JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as CloudTrailEvent]);
}

/** The fixture of a name, to be changed by a test. */
export function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
}

/** The events of a folder of real logs; none where it is not there. */
export function corpusEvents(folder: string): readonly NamedEvent[] {
  const root = join(CORPUS, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter(file => /\.(json|cloudtrail)$/.test(file))
    .sort()
    .flatMap(file => {
      const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
      return eventsIn(content).map(event => [file, event] as const);
    });
}

function eventsIn(content: unknown): readonly CloudTrailEvent[] {
  const list = content as readonly CloudTrailEvent[] & { Records?: readonly CloudTrailEvent[] };
  if (Array.isArray(content)) return list;
  return list.Records ?? [content as CloudTrailEvent];
}
