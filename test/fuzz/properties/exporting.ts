import { oneLine } from '../../../src/core/describe';
import { markdownOf, sessionMarkdownOf } from '../../../src/core/picture/markdown';
import { mermaidOf } from '../../../src/core/picture/mermaid';
import { plainTextOf, sessionTextOf } from '../../../src/core/picture/plainText';
import { sessionPicture } from '../../../src/core/picture/sessionPicture';
import { tracePicture } from '../../../src/core/picture/tracePicture';
import { traceIndex, traceOf } from '../../../src/core/trace';
import { toCsv, toJsonLines, toRecords } from '../../../src/explorer/exports';
import { svgOf } from '../../../src/webview/page/svgPicture';
import { holds, isSame, logOf, MOST_EVENTS, parsed, type Property, some } from '../property';

/** A file of events is of its format, whatever they hold. */
export const exporting: Property = {
  name: 'exporting',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    const events = Array.from({ length: Math.min(log.count, MOST_EVENTS) }, (_, index) => index)
      .filter(index => log.isWhole(index) && log.holds !== 'row')
      .map(index => ({
        event: log.event(index) ?? {},
        json: log.json(index),
        place: { log: 'file:///a', index },
      }));
    const values = events.map(({ event }) => event);
    const records = parsed(toRecords(events))?.value;
    holds(isSame(records, { Records: values }), 'records are the events');
    const lines = toJsonLines(events)
      .split('\n')
      .slice(0, -1)
      .map(line => parsed(line)?.value);
    holds(isSame(lines, values), 'lines are the events');
    const rows = cellsOf(toCsv(events));
    holds(rows.length === events.length + 1, 'a row an event');
    for (const row of rows) {
      holds(row.length === rows[0]?.length, 'as many cells as columns');
      for (const cell of row)
        holds(!/^[=+\-@\t\r\n]/.test(cell), 'no cell is a formula', () => cell);
    }
  },
};

/** The cells of RFC 4180. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (
    let found = cell.exec(csv);
    found && cell.lastIndex < csv.length + 1;
    found = cell.exec(csv)
  ) {
    if (found[0] === '') break;
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const say = (word: string) => word;

/** A picture is of its format, and text of events stays text in it. */
export const drawing: Property = {
  name: 'drawing',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    const events = Array.from(
      { length: Math.min(log.count, MOST_EVENTS) },
      (_, at) => log.event(at) ?? {},
    );
    const index = traceIndex();
    for (const event of events) index.add(event);
    const eventOf = (id: string) => events.find(({ eventID }) => eventID === id);
    for (const event of some(events, 3, input.random)) {
      const traced = { trace: traceOf(event, index), eventOf, hasSearched: true, session: events };
      const picture = tracePicture(event, traced);
      const title = oneLine(event);
      const svg = svgOf(picture, title, say).text;
      holds(isXml(svg), 'SVG is well-formed', () => svg);
      for (const text of [
        plainTextOf(picture, title, say),
        markdownOf(picture, title, say),
        mermaidOf(picture, say),
      ])
        holds(
          !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text.replaceAll('\n', '')),
          'nothing moves a cursor',
          () => text,
        );
      for (const line of mermaidOf(picture, say).split('\n')) {
        holds((line.match(/"/g) ?? []).length % 2 === 0, 'Mermaid labels are quoted', () => line);
        holds(
          /^[\s\w.>|[\]()"<=#;:-]*("[^"]*")?[\s\w|[\]():-]*$/u.test(line),
          'Mermaid has lines of its own alone',
          () => line,
        );
      }
      const markdown = markdownOf(picture, title, say);
      holds(
        !/[<>]|[a-z]:\/\/|www\.|(?<!\\)[`[\]~$|]/i.test(markdown),
        'Markdown has no markup of events',
        () => markdown,
      );
    }
    const session = sessionPicture({ events, children: [], person: undefined });
    const [text, markdown] = [sessionTextOf(session, say), sessionMarkdownOf(session, say)];
    holds(
      !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text.replaceAll('\n', '')),
      'nothing moves a cursor',
      () => text,
    );
    for (const line of markdown.split('\n'))
      holds(
        !line.startsWith('|') || line.match(/(?<!\\)\|/g)?.length === 6,
        'a row has its cells',
        () => line,
      );
  },
};

/** Whether a text is XML as we write it: tags that close, and no character that XML does not take. */
function isXml(text: string): boolean {
  if (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return false;
  const open: string[] = [];
  const rest = text.replaceAll(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*")*)(\/?)>/gi,
    (_, end: string, name: string, __, alone: string) => {
      if (end !== '') return open.pop() === name ? '' : '<';
      if (alone === '') open.push(name);
      return '';
    },
  );
  return open.length === 0 && !/<|&(?!#\d+;)/.test(rest);
}
