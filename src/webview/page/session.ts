import { isRefused } from '../../core/picture/refused';
import { sessionOutline, type Mark } from '../../core/picture/sessionOutline';
import type { SessionEvent, SessionPicture } from '../../core/picture/sessionPicture';
import type { Stage } from './box';
import { breakable, element } from './element';
import { icon, type IconName } from './icons';
import { walkWithArrows } from './keys';
import { strip } from './strip';

/** A session: whose it is, its time line, and its events in the order of time. */
export function drawSession(session: SessionPicture, stage: Stage): HTMLElement {
  const { speech } = stage;
  const { events } = session;
  const { title, heads, children, rows: outlined } = sessionOutline(session, speech.say);
  const list = element('ol', { class: 'events', 'aria-label': speech.word('Time line') });
  let day = '';
  const rows = events.map((event, index) => {
    const made = row(event, outlined[index]?.marks ?? [], stage);
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
    element('h1', { text: title, title }),
    element('p', { class: 'note', text: heads.join(' · ') }),
    strip(events, new Set(children.map(({ startedBy }) => startedBy)), eventID => {
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
            ...children.map(({ startedBy, words }) =>
              element('li', {}, opener(startedBy, words, stage)),
            ),
          ),
        ),
    list,
  );
}

function row(event: SessionEvent, marks: readonly Mark[], stage: Stage): HTMLElement {
  const { speech, reveal } = stage;
  const { eventID, time, name, target, kind } = event;
  const made = element(
    'button',
    {
      type: 'button',
      class: `event ${kind}${isRefused(event) ? ' bad' : ''}`,
      tabindex: '-1',
      'data-id': eventID,
      title: `${time}\n${speech.word('Show the event')}`,
    },
    icon(ICONS[kind]),
    element('span', { class: 'clock', text: time.slice(11, 19) }),
    element('span', { class: 'what' }, breakable(name)),
    element('span', { class: 'to' }, target === '' ? undefined : breakable(target)),
    element(
      'span',
      { class: 'marks' },
      ...marks.map(({ kind, words }) => element('span', { class: MARKS[kind], text: words })),
    ),
  );
  made.addEventListener('click', () => reveal({ eventID, pointer: '' }));
  return made;
}

function opener(eventID: string, words: string, { reveal }: Stage): HTMLElement {
  const made = element('button', { type: 'button', class: 'lead words', text: words });
  made.addEventListener('click', () => reveal({ eventID, pointer: '' }));
  return made;
}

/** How remarks look. */
const MARKS: Readonly<Record<Mark['kind'], string>> = {
  outcome: 'outcome',
  notice: 'mark',
  by: 'by',
};

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
