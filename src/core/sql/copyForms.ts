import { message, type Message } from '../message';
import type { EventQuery, FilterAttribute } from '../query';
import { ANY_TRAIL_TABLE, athenaSql, type AthenaTable } from './athenaSql';
import { eventPattern } from './eventPattern';
import { insightsQuery } from './insightsQuery';
import { ANY_EVENT_DATA_STORE, lakeSql } from './lakeSql';
import { lookupCommand } from './lookupCommand';
import type { LookupPlace } from './lookupPlace';
import { lookupPowerShell } from './lookupPowerShell';

/** Where a search was made; what is not known is left to whoever runs the copy. */
export interface CopyContext extends LookupPlace {
  /** Milliseconds since the epoch: where a search without an end ends. */
  readonly now: number;
  readonly table?: AthenaTable;
  /** The id of an event data store. */
  readonly eventDataStore?: string;
}

/** A search in the words of another tool. */
export interface CopiedSearch {
  readonly text: string;
  /** What the tool cannot be asked for: the copy finds more than the search does. */
  readonly leftOut: readonly (FilterAttribute | 'time')[];
}

/** A tool that a search can be taken to. */
export interface CopyForm {
  readonly id: 'cli' | 'powerShell' | 'athena' | 'lake' | 'insights' | 'eventBridge';
  readonly title: Message;
  /** The language of the text, by the editor's id for it. */
  readonly languageId: 'shellscript' | 'powershell' | 'sql' | 'json' | 'plaintext';
  copy(query: EventQuery, context: CopyContext): CopiedSearch;
}

/** Everything that "Copy as" offers. `copy` may throw a `WordedError`. */
export const COPY_FORMS: readonly CopyForm[] = [
  {
    id: 'cli',
    title: message('AWS CLI command (bash, zsh)'),
    languageId: 'shellscript',
    copy: (query, context) => whole(lookupCommand(query, context)),
  },
  {
    id: 'powerShell',
    title: message('AWS CLI command (PowerShell)'),
    languageId: 'powershell',
    copy: lookupPowerShell,
  },
  {
    id: 'athena',
    title: message('Athena SQL'),
    languageId: 'sql',
    copy: (query, { table = ANY_TRAIL_TABLE, now }) => whole(athenaSql(query, table, { now })),
  },
  {
    id: 'lake',
    title: message('CloudTrail Lake SQL'),
    languageId: 'sql',
    copy: (query, { eventDataStore: store = ANY_EVENT_DATA_STORE, now }) =>
      whole(lakeSql(query, { store, now })),
  },
  {
    id: 'insights',
    title: message('CloudWatch Logs Insights query'),
    languageId: 'plaintext',
    copy: (query, { now }) => ({ text: insightsQuery(query, now), leftOut: ['time'] }),
  },
  {
    id: 'eventBridge',
    title: message('EventBridge pattern'),
    languageId: 'json',
    copy: query => eventPattern(query),
  },
];

function whole(text: string): CopiedSearch {
  return { text, leftOut: [] };
}
