import { isRefused } from '../../core/picture/refused';
import type { SessionEvent, SessionPicture } from '../../core/picture/sessionPicture';
import type { Stage } from './box';
import { breakable, element } from './element';
import { icon, type IconName } from './icons';
import { walkWithArrows } from './keys';
import { strip } from './strip';

/** A session: whose it is, its time line, and its events in the order of time. */
export function drawSession(session: SessionPicture, stage: Stage): HTMLElement {
  const { speech } = stage;
  const { events, total, names, person, children } = session;
  const bad = events.filter(isRefused).length;
  const heads = [
    ...(person === undefined ? [] : [speech.word('Person: {0}', person)]),
    speech.word('{0} events', total),
    ...(bad === 0 ? [] : [speech.word('{0} calls were denied or failed', bad)]),
    ...(total > events.length
      ? [speech.word('Only the first {0} of {1} events are shown.', events.length, total)]
      : []),
  ];
  const started = new Map(children.map(child => [child.startedBy, child]));
  const list = element('ol', { class: 'events', 'aria-label': speech.word('Time line') });
  let day = '';
  const rows = events.map(event => {
    const child = started.get(event.eventID);
    const made = row(event, child, stage);
    const date = event.time.slice(0, 10);
    if (date !== day) {
      day = date;
      list.append(element('li', { class: 'day', text: date }));
    }
    list.append(element('li', {}, made));
    return made;
  });
  walkWithArrows(list, rows);
  return element(
    'div',
    { class: 'session' },
    element('h1', { text: speech.word('Session of {0}', names.join(', ')) }),
    element('p', { class: 'note', text: heads.join(' · ') }),
    strip(events, new Set(started.keys()), eventID => {
      const chosen = rows[events.findIndex(one => one.eventID === eventID)];
      chosen?.scrollIntoView({ block: 'center' });
      chosen?.focus();
    }),
    children.length === 0
      ? undefined
      : element(
          'section',
          { class: 'children' },
          element('h2', { text: speech.word('Sessions that it started') }),
          element(
            'ul',
            {},
            ...children.map(({ startedBy, name, events: count }) =>
              element(
                'li',
                {},
                opener(startedBy, `${name} (${speech.word('{0} events', count)})`, stage),
              ),
            ),
          ),
        ),
    list,
  );
}

type Child = SessionPicture['children'][number];

function row(event: SessionEvent, child: Child | undefined, stage: Stage): HTMLElement {
  const { speech, reveal } = stage;
  const { eventID, time, name, target, outcome, kind, notices, invokedBy } = event;
  const made = element(
    'button',
    {
      type: 'button',
      class: `event ${kind}${isRefused(event) ? ' bad' : ''}`,
      tabindex: '-1',
      'data-id': eventID,
      title: `${time}\n${speech.word('Show the event')}`,
    },
    icon(iconOf(event)),
    element('span', { class: 'clock', text: time.slice(11, 19) }),
    element('span', { class: 'what' }, breakable(name)),
    element('span', { class: 'to' }, target === '' ? undefined : breakable(target)),
    element(
      'span',
      { class: 'marks' },
      outcome === '' ? undefined : element('span', { class: 'outcome', text: outcome }),
      ...notices.map(({ label, value }) =>
        element('span', { class: 'mark', text: `${speech.say(label)}: ${value}` }),
      ),
      invokedBy === undefined
        ? undefined
        : element('span', { class: 'by', text: speech.word('by {0}', invokedBy) }),
      child &&
        element('span', {
          class: 'mark',
          text: speech.word('Started {0} ({1} events)', child.name, child.events),
        }),
    ),
  );
  made.addEventListener('click', () => reveal?.({ eventID, pointer: '' }));
  return made;
}

function opener(eventID: string, words: string, { reveal }: Stage): HTMLElement {
  const made = element('button', { type: 'button', class: 'lead words', text: words });
  made.addEventListener('click', () => reveal?.({ eventID, pointer: '' }));
  return made;
}

const ICONS: Readonly<Record<SessionEvent['kind'], IconName>> = {
  read: 'notice',
  write: 'call',
  delete: 'failed',
  denied: 'denied',
  failed: 'failed',
  'sign-in': 'person',
  root: 'shield',
  service: 'service',
  insight: 'hint',
};

function iconOf(event: SessionEvent): IconName {
  return ICONS[event.kind];
}
