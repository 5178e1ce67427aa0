// What the product does with the text of events, each as one function of a log.
import { check } from '../../src/core/check';
import { valueAt, type CloudTrailEvent, type Path } from '../../src/core/cloudTrailEvent';
import { completionsAt } from '../../src/core/completion/completionsAt';
import { openLogAt } from '../../src/core/completion/openLogAt';
import { consolePage } from '../../src/core/consolePage';
import { oneLine } from '../../src/core/describe';
import { openLog, type EventLog } from '../../src/core/eventLog';
import { explain, markdown } from '../../src/core/explain';
import { withEdits } from '../../src/core/fixes/edits';
import { fixAll, removeDuplicates, sortEvents } from '../../src/core/fixes/wholeLog';
import { folds } from '../../src/core/folds';
import { prettyJson } from '../../src/core/format';
import { originsAt } from '../../src/core/issuers';
import { english } from '../../src/core/message';
import { occurrences, subjectAt } from '../../src/core/occurrences';
import { overviews } from '../../src/core/overview';
import { markdownOf, sessionMarkdownOf } from '../../src/core/picture/markdown';
import { mermaidOf } from '../../src/core/picture/mermaid';
import { plainTextOf, sessionTextOf } from '../../src/core/picture/plainText';
import { sessionPicture } from '../../src/core/picture/sessionPicture';
import { tracePicture } from '../../src/core/picture/tracePicture';
import { FILTER_ATTRIBUTES, matches, valuesOf } from '../../src/core/query';
import { redact } from '../../src/core/redact';
import { COPY_FORMS } from '../../src/core/sql/copyForms';
import { shellWord } from '../../src/core/sql/quote';
import { traceIndex, traceOf } from '../../src/core/trace';
import { valueText } from '../../src/core/valueText';
import { WordedError } from '../../src/core/message';
import { printable } from '../../src/cli/printable';
import { toCsv, toJsonLines, toRecords } from '../../src/explorer/exports';
import { plainText } from '../../src/core/plainText';
import { RowWriter } from '../../src/stores/eventRow';
import { plainLog } from '../../src/stores/plainLog';
import { rowTexts } from '../../src/stores/rowTexts';
import { svgOf } from '../../src/webview/page/svgPicture';

/** A log, and a place in its first event. */
export interface Given {
  readonly log: EventLog;
  readonly path: Path;
}

const NOW = Date.UTC(2026, 11);
const say = (word: string) => word;

function eventsOf({ log }: Given): readonly CloudTrailEvent[] {
  return Array.from({ length: log.count }, (_, index) => log.event(index) ?? {});
}

function valueOf(given: Given): string {
  const value = valueAt(given.log.event(0) ?? {}, given.path);
  return valueText(value);
}

function offsetOf({ log, path }: Given): number {
  return log.locate(0, path, 'value').start + 1;
}

function stored(given: Given) {
  return eventsOf(given).map((event, index) => ({
    event,
    json: given.log.json(index),
    source: '',
  }));
}

function pictureOf(given: Given) {
  const events = eventsOf(given);
  const index = traceIndex();
  for (const event of events) index.add(event);
  const event = events.at(-1) ?? {};
  return tracePicture(event, {
    trace: traceOf(event, index),
    eventOf: id => events.find(({ eventID }) => eventID === id),
    hasSearched: true,
    session: events,
  });
}

function sessionIn(given: Given) {
  return sessionPicture({ person: undefined, events: eventsOf(given), children: [] });
}

export const FUNCTIONS: Readonly<Record<string, (given: Given) => unknown>> = {
  openLog: ({ log }) => openLog(log.text),
  check: ({ log }) => [...check(log)],
  describe: given => eventsOf(given).map(event => oneLine(event)),
  hover: given => {
    const event = given.log.event(0) ?? {};
    const explanation = explain(event, given.path, {
      now: NOW,
      timeZone: 'UTC',
      fileName: valueOf(given),
    });
    return [markdown(explanation, 'value', english), markdown(explanation, 'key', english)];
  },
  placeAt: given => given.log.placeAt(offsetOf(given)),
  redact: ({ log }) => withEdits(log.text, [...redact(log.text, { people: true })].flat()),
  format: ({ log }) => prettyJson(log.text),
  records: given => toRecords(stored(given)),
  jsonLines: given => toJsonLines(stored(given)),
  csv: given => toCsv(stored(given)),
  mermaid: given => mermaidOf(pictureOf(given), say),
  markdown: given => markdownOf(pictureOf(given), valueOf(given), say),
  plainText: given => plainTextOf(pictureOf(given), valueOf(given), say),
  svg: given => svgOf(pictureOf(given), valueOf(given), say),
  sessionMarkdown: given => sessionMarkdownOf(sessionIn(given), say),
  sessionText: given => sessionTextOf(sessionIn(given), say),
  traceTell: given => {
    const events = eventsOf(given);
    const index = traceIndex();
    for (const event of events) index.add(event);
    for (const event of events) index.tell(event);
  },
  searchText: given => {
    const value = valueOf(given).slice(0, 100);
    return eventsOf(given).map(event =>
      matches({ filters: [{ attribute: 'text', value }] }, event),
    );
  },
  filters: given =>
    eventsOf(given).map(event => FILTER_ATTRIBUTES.map(attribute => valuesOf(event, attribute))),
  rows: given => {
    const rows = new RowWriter(rowTexts());
    for (const event of eventsOf(given)) rows.add(event);
  },
  plainLog: ({ log }) => plainLog(log.text),
  completion: given => completionsAt(given.log, offsetOf(given), { now: NOW }),
  completionAtEnd: given => {
    const at = given.log.locate(0, given.path, 'value').end - 1;
    return completionsAt(given.log, at, { now: NOW });
  },
  completionInBroken: given => {
    const at = given.log.locate(0, given.path, 'value').end - 1;
    return openLogAt(given.log.text.slice(0, at), at);
  },
  brokenLog: given => {
    const at = given.log.locate(0, given.path, 'value').end - 1;
    const text = given.log.text.slice(0, at);
    const log = openLog(text);
    return log && [...check(log)];
  },
  occurrences: given => {
    const subject = subjectAt(given.log, offsetOf(given));
    return subject && [...occurrences(given.log, subject)];
  },
  origins: given => [...originsAt(given.log, offsetOf(given))],
  folds: ({ log }) => [...folds(log.text)],
  overview: ({ log }) => [...overviews(log)].length,
  fixAll: ({ log }) => withEdits(log.text, [...fixAll(log, {}, () => true)].flat()),
  duplicates: ({ log }) => [...removeDuplicates(log)],
  sort: ({ log }) => [...sortEvents(log)],
  copyForms: given => {
    const value = valueOf(given);
    for (const { copy } of COPY_FORMS)
      for (const attribute of FILTER_ATTRIBUTES)
        try {
          copy({ filters: [{ attribute, value }] }, { now: NOW });
        } catch (error) {
          if (!(error instanceof WordedError)) throw error;
        }
  },
  words: given => {
    const value = valueOf(given);
    return [consolePage(value), shellWord(value), printable(value), plainText(value)];
  },
};
