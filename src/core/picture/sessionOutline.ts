import type { FactLabel } from '../identity/words';
import { filled, type Say } from './outline';
import { isRefused } from './refused';
import type { SessionEvent, SessionPicture } from './sessionPicture';
import type { PictureLabel, SESSION_WORDS } from './words';

type SessionWord = (typeof SESSION_WORDS)[number];

/** A session in words: what the page shows of it, and what it is copied as. */
export interface SessionOutline {
  readonly title: string;
  /** Whose it is, how many events it has and how many of them were refused. */
  readonly heads: readonly string[];
  readonly children: readonly { readonly words: string; readonly startedBy: string }[];
  readonly rows: readonly SessionRow[];
}

export interface SessionRow extends Pick<SessionEvent, 'eventID' | 'time' | 'name' | 'target'> {
  readonly marks: readonly Mark[];
}

/** What is to be noticed of an event, in words. */
export interface Mark {
  readonly kind: 'outcome' | 'notice' | 'by';
  readonly words: string;
}

/** What the columns of a table of its rows are called. */
export const SESSION_COLUMNS = [
  'Time',
  'Call',
  'Resource',
  'Outcome',
  'Event id',
] as const satisfies readonly (FactLabel | PictureLabel | 'Resource')[];

export function sessionOutline(session: SessionPicture, say: Say): SessionOutline {
  const { events, total, names, person, children } = session;
  const word = (of: SessionWord, ...args: readonly (string | number)[]) => filled(say(of), ...args);
  const counted = (count: number) => (count === 1 ? word('1 event') : word('{0} events', count));
  const bad = events.filter(isRefused).length;
  const started = new Map(children.map(child => [child.startedBy, child]));
  return {
    title: word('Session of {0}', names.join(', ')),
    heads: [
      ...(person === undefined ? [] : [word('Person: {0}', person)]),
      counted(total),
      ...(bad === 0
        ? []
        : [
            bad === 1
              ? word('1 call was denied or failed')
              : word('{0} calls were denied or failed', bad),
          ]),
      ...(total > events.length
        ? [word('Only the first {0} of {1} events are shown.', events.length, total)]
        : []),
    ],
    children: children.map(({ startedBy, name, events: count }) => ({
      words: `${name} (${counted(count)})`,
      startedBy,
    })),
    rows: events.map(({ eventID, time, name, target, outcome, notices, invokedBy }) => {
      const child = started.get(eventID);
      const marks: readonly (Mark | false | undefined)[] = [
        outcome !== '' && { kind: 'outcome', words: outcome },
        ...notices.map(({ label, value }) => ({
          kind: 'notice' as const,
          words: `${say(label)}: ${value}`,
        })),
        invokedBy !== undefined && { kind: 'by', words: word('by {0}', invokedBy) },
        child && {
          kind: 'notice',
          words:
            child.events === 1
              ? word('Started {0} (1 event)', child.name)
              : word('Started {0} ({1} events)', child.name, child.events),
        },
      ];
      return { eventID, time, name, target, marks: marks.filter(mark => !!mark) };
    }),
  };
}
