import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../../src/core/check';
import { openLog, type EventLog } from '../../../src/core/eventLog';
import { checked, recheck } from '../../../src/core/recheck';
import { joined, type TextEdit } from '../../../src/core/textEdit';
import { anEvent, someEvents } from './sampleEvents';

/** An edit with the text that it puts in. */
interface Change extends TextEdit {
  readonly text: string;
}

const change = (start: number, end: number, text: string): Change => ({
  start,
  end,
  text,
  inserted: text.length,
});

const applied = (text: string, { start, end, text: put }: Change) =>
  text.slice(0, start) + put + text.slice(end);

const open = (text: string): EventLog | undefined => openLog(text, { assumed: true });

/** Everything that a log says of its events. */
function contentOf(log: EventLog) {
  return {
    format: log.format,
    problems: log.problems,
    events: Array.from({ length: log.count }, (_, index) => ({
      span: log.span(index),
      json: log.json(index),
      keys: log.keys(index),
      event: log.event(index),
      whole: log.isWhole(index),
      problems: log.eventProblems(index),
      locates: log.locate(index, ['userIdentity', 'arn'], 'value'),
    })),
  };
}

const OPTIONS = { fileName: '111122223333_CloudTrail_us-east-1_20260302T0915Z_abc.json' };

const whole = (log: EventLog) => [...check(log, OPTIONS)].flat();

const events = [
  ...someEvents(4),
  anEvent({ eventID: '0c9a8b7d-1111-4222-8333-0000000000a1', awsRegion: 7 }),
  anEvent({
    eventID: '0c9a8b7d-1111-4222-8333-0000000000a2',
    requestParameters: { policy: '{"Statement":[{"Effect":"Allow"}]}', list: [[], {}] },
  }),
];
const TEXTS = [
  JSON.stringify({ Records: events }),
  JSON.stringify({ Records: events }, null, 2),
  JSON.stringify(events),
  events.map(event => JSON.stringify(event)).join('\n'),
  JSON.stringify(events[0]),
  events.map(event => JSON.stringify({ CloudTrailEvent: JSON.stringify(event) })).join('\n'),
  JSON.stringify({ Events: events.map(event => ({ CloudTrailEvent: JSON.stringify(event) })) }),
];

/** What people type and paste: letters, and all that has a meaning in JSON. */
const PUT = ['', 'x', '7', '"', '\\', '\\"', '{', '}', '[', ']', ',', ':', ' ', '\n', '""', '{}'];
const put = fc.oneof(
  fc.constantFrom(...PUT),
  fc.constantFrom('"a":1,', ',"awsRegion":"eu-west-1"', JSON.stringify(anEvent())),
);

const edits = fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(3), fc.nat(40), put), {
  minLength: 1,
  maxLength: 4,
});

/** An edit somewhere in the text: most of them short, as typing is. */
function changeOf(
  text: string,
  [at, kind, length, put]: readonly [number, number, number, string],
) {
  const start = Math.floor((at / 9999) * text.length);
  const end = kind === 0 ? Math.min(start + length, text.length) : start;
  return change(start, end, put);
}

describe('edits', () => {
  it('give the log that opening the text gives, and the findings of a whole check', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), edits, (original, sequence) => {
        let text = original;
        let log = open(text);
        let before = log && checked(log, whole(log), OPTIONS);
        for (const made of sequence) {
          const edit = changeOf(text, made);
          text = applied(text, edit);
          const fresh = open(text);
          const edited = log?.edited(text, edit);
          if (edited) {
            assert.ok(fresh);
            assert.deepEqual(contentOf(edited), contentOf(fresh));
            const again = before && recheck(before, edited, OPTIONS);
            if (again) {
              assert.deepEqual(again, whole(fresh));
              taken++;
            }
          }
          log = edited ?? fresh;
          // Now and then a check is left out, as it is while somebody types.
          if (made[2] % 3 > 0) before = log && checked(log, whole(log), OPTIONS);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(taken > 50, `only ${taken} edits were followed`);
  });

  it('leave every event but one unread', () => {
    const text = TEXTS[0] ?? '';
    const log = open(text);
    assert.ok(log);
    const at = text.lastIndexOf('AwsApiCall');
    const edit = change(at, at + 3, 'aws');
    const edited = log.edited(applied(text, edit), edit);
    assert.ok(edited);
    assert.deepEqual(
      edited.edits.map(({ index }) => index),
      [5],
    );
    const marks = recheck(checked(log, whole(log), OPTIONS), edited, OPTIONS);
    assert.ok(marks?.some(({ rule, event }) => rule === 'letter-case' && event === 5));
  });

  it('ask for a whole check where a rule about the log reads what was changed', () => {
    const text = TEXTS[0] ?? '';
    const log = open(text);
    assert.ok(log);
    const before = checked(log, whole(log), OPTIONS);
    const at = text.lastIndexOf('us-east-1');
    const edit = change(at, at + 2, 'eu');
    const edited = log.edited(applied(text, edit), edit);
    assert.ok(edited);
    assert.equal(recheck(before, edited, OPTIONS), undefined);
    assert.equal(recheck(before, log, { severities: { 'field-type': 'off' } }), undefined);
    assert.deepEqual(recheck(before, log, OPTIONS), before.findings);
  });

  it('do not follow an edit of the brackets, between events or over two of them', () => {
    const text = TEXTS[0] ?? '';
    const log = open(text);
    assert.ok(log);
    const { start, end } = log.span(2);
    for (const edit of [
      change(start, start, ' '),
      change(start, start + 1, '['),
      change(end - 1, end, ''),
      change(end, end + 1, ',,'),
      change(end - 5, end + 5, ''),
      change(start + 1, start + 1, '}'),
    ])
      assert.equal(log.edited(applied(text, edit), edit), undefined);
  });

  it('are joined to one that covers both', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.tuple(fc.nat(), fc.nat(), fc.string()),
        fc.tuple(fc.nat(), fc.nat(), fc.string()),
        (text, first, second) => {
          const some = (on: string, [one, other, put]: readonly [number, number, string]) => {
            const [a, b] = [one % (on.length + 1), other % (on.length + 1)];
            return change(Math.min(a, b), Math.max(a, b), put);
          };
          const one = some(text, first);
          const between = applied(text, one);
          const next = some(between, second);
          const after = applied(between, next);
          const { start, end, inserted } = joined(one, next);
          assert.equal(
            text.slice(0, start) + after.slice(start, start + inserted) + text.slice(end),
            after,
          );
        },
      ),
    );
  });
});
