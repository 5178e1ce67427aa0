/** What the product does with texts, to be timed: each step is what the editor waits for at once. */
import { check } from '../../src/core/check';
import { completionsAt } from '../../src/core/completion/completionsAt';
import { describe, oneLine } from '../../src/core/describe';
import type { EventLog } from '../../src/core/eventLog';
import { openingLog } from '../../src/core/eventLog';
import { explain, markdown } from '../../src/core/explain';
import { editsOf } from '../../src/core/fixes/edits';
import { fixOf } from '../../src/core/fixes/fixesOf';
import { fixAll, removeDuplicates, sortEvents } from '../../src/core/fixes/wholeLog';
import { folds } from '../../src/core/folds';
import { formatting } from '../../src/core/format';
import { notCloudTrail } from '../../src/core/formats';
import { identityChain } from '../../src/core/identity';
import { english } from '../../src/core/message';
import { occurrences, subjectAt } from '../../src/core/occurrences';
import { overviews } from '../../src/core/overview';
import { chainPicture } from '../../src/core/picture/chainPicture';
import { markdownOf } from '../../src/core/picture/markdown';
import { mermaidOf } from '../../src/core/picture/mermaid';
import { plainTextOf } from '../../src/core/picture/plainText';
import { FILTER_ATTRIBUTES, matches, valuesOf } from '../../src/core/query';
import { checked, recheck } from '../../src/core/recheck';
import { redact } from '../../src/core/redact';
import { traceIndex, traceOf } from '../../src/core/trace';
import { toCsv } from '../../src/explorer/exports';
import { RowWriter } from '../../src/stores/eventRow';
import { EventTable } from '../../src/stores/eventTable';
import { svgOf } from '../../src/webview/page/svgPicture';
import { pathsOf } from '../unit/realEvents';

export interface Call {
  readonly name: string;
  steps(log: EventLog): Iterable<unknown>;
}

/** More of one kind says nothing more. */
const FEW = 60;

const say = (word: string) => word;

export const CALLS: readonly Call[] = [
  { name: 'openingLog', steps: ({ text }) => openingLog(text, { assumed: true }) },
  { name: 'notCloudTrail', steps: ({ text }) => once(() => notCloudTrail(text)) },
  { name: 'check', steps: log => check(log) },
  { name: 'folds', steps: ({ text }) => folds(text) },
  { name: 'formatting', steps: ({ text }) => formatting(text) },
  { name: 'redact', steps: ({ text }) => redact(text) },
  { name: 'redact people', steps: ({ text }) => redact(text, { people: true }) },
  { name: 'overviews', steps: log => overviews(log) },
  { name: 'sortEvents', steps: log => sortEvents(log) },
  { name: 'removeDuplicates', steps: log => removeDuplicates(log) },
  { name: 'fixAll', steps: log => fixAll(log, {}, () => true) },
  { name: 'describe', steps: log => each(log, event => [describe(event), oneLine(event)]) },
  { name: 'identityChain', steps: log => each(log, event => identityChain(event)) },
  {
    name: 'pictures',
    steps: log =>
      few(log, event => {
        const picture = chainPicture(event);
        return [
          svgOf(picture, '', say),
          markdownOf(picture, '', say),
          mermaidOf(picture, say),
          plainTextOf(picture, '', say),
        ];
      }),
  },
  {
    name: 'matches',
    steps: log =>
      each(log, event =>
        FILTER_ATTRIBUTES.map(attribute => [
          valuesOf(event, attribute),
          matches({ filters: [{ attribute, value: 'x' }] }, event),
        ]),
      ),
  },
  {
    name: 'rows',
    *steps(log) {
      const rows = new RowWriter(new EventTable().texts);
      yield* each(log, event => rows.add(event));
    },
  },
  {
    name: 'trace',
    *steps(log) {
      const index = traceIndex();
      yield* each(log, event => index.add(event));
      yield* few(log, event => [index.tell(event), traceOf(event, index)]);
    },
  },
  {
    name: 'CSV',
    steps: log =>
      few(log, (event, index) =>
        toCsv([{ event, json: log.json(index), place: { log: '', index } }]),
      ),
  },
  {
    name: 'explain',
    *steps(log) {
      for (const index of indexes(log)) {
        const event = log.isWhole(index) ? (log.event(index) ?? {}) : {};
        for (const path of spread([...pathsOf(event)]))
          yield markdown(explain(event, path), 'value', english);
      }
    },
  },
  {
    name: 'places',
    *steps(log) {
      for (const offset of offsets(log)) yield [log.placeAt(offset), log.envelopeAt(offset)];
    },
  },
  {
    name: 'completionsAt',
    *steps(log) {
      for (const offset of offsets(log)) yield completionsAt(log, offset, { now: 0 });
    },
  },
  {
    name: 'occurrences',
    *steps(log) {
      for (const offset of offsets(log)) {
        const subject = subjectAt(log, offset);
        yield subject;
        if (subject) yield* occurrences(log, subject);
      }
    },
  },
  {
    name: 'fixes',
    *steps(log) {
      for (const { event: index, ...finding } of spread([...check(log)].flat())) {
        const event = index === null ? undefined : log.event(index);
        const fix = event && fixOf(finding, event);
        yield fix && editsOf(log, index ?? 0, fix.changes);
      }
    },
  },
  {
    name: 'recheck',
    *steps(log) {
      const last = checked(log, [...check(log)].flat());
      for (const index of indexes(log)) {
        const { end } = log.span(index);
        const text = `${log.text.slice(0, end - 1)} ${log.text.slice(end - 1)}`;
        const edited = log.edited(text, { start: end - 1, end: end - 1, inserted: 1 });
        yield edited && recheck(last, edited);
      }
    },
  },
];

function* once(call: () => unknown): Generator<unknown> {
  yield call();
}

type OfEvent = (event: NonNullable<ReturnType<EventLog['event']>>, index: number) => unknown;

function* each(log: EventLog, call: OfEvent): Generator<unknown> {
  for (let index = 0; index < log.count; index++) yield call(log.event(index) ?? {}, index);
}

function* few(log: EventLog, call: OfEvent): Generator<unknown> {
  for (const index of indexes(log)) yield call(log.event(index) ?? {}, index);
}

const indexes = (log: EventLog) =>
  spread(
    Array.from({ length: log.count }, (_, at) => at),
    3,
  );

function spread<T>(list: readonly T[], most = FEW): readonly T[] {
  const step = Math.max(1, Math.floor(list.length / most));
  return list.filter((_, at) => at % step === 0).slice(0, most);
}

function offsets({ text }: EventLog): readonly number[] {
  return Array.from({ length: 12 }, (_, at) => Math.floor((at * text.length) / 12));
}
