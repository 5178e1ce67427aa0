// What the editor asks for while somebody reads: outline, lenses and hovers, in words.
import { check } from '../../../src/core/check';
import { oneLine } from '../../../src/core/describe';
import type { EventLog } from '../../../src/core/eventLog';
import { explain, markdown } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { checked, recheck } from '../../../src/core/recheck';
import { longestTurnInHost } from '../blocked';
import { Random } from '../../demo/incident/random';
import { keep, p99, timed } from '../clock';
import { median } from '../median';
import type { Inputs } from '../inputs';
import { openInEditor } from '../opening';
import { opened, textOf } from './log';

/** So many events lie on a screen, formatted and folded. */
const SCREENFUL = 50;
const SAMPLES = 1000;

function linesOfEvents(log: EventLog, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let index = from; index < to; index++) lines.push(oneLine(log.event(index) ?? {}));
  return lines;
}

function hover(log: EventLog, offset: number): string {
  const place = log.placeAt(offset);
  const event = place && log.event(place.index);
  if (!event) return '';
  const options = { now: Date.UTC(2026, 11), timeZone: 'UTC' };
  return markdown(explain(event, place.path, options), place.target, english);
}

/** The slowest of a hundred, in milliseconds, over places drawn by lot, the same at every run. */
async function slowest(inputs: Inputs, most: number, work: (log: EventLog, at: number) => unknown) {
  const log = opened(textOf(inputs));
  const random = new Random('places');
  const times: number[] = [];
  const span = Math.max(most < 0 ? log.text.length : log.count - most, 1);
  for (let sample = 0; sample < SAMPLES; sample++) {
    const at = random.integer(0, span);
    const started = performance.now();
    keep(work(log, at));
    times.push(performance.now() - started);
  }
  return p99(times);
}

/** One keystroke in an event and the check after it, the median of a hundred. */
function keystroke(inputs: Inputs): number {
  let log = opened(textOf(inputs));
  let findings = [...check(log)].flat();
  const random = new Random('keys');
  const times: number[] = [];
  for (let sample = 0; sample < KEYSTROKES; sample++) {
    const { start, end } = log.span(random.integer(0, log.count));
    const at = log.text.indexOf('"userAgent":"', start) + '"userAgent":"'.length;
    if (at > end || at < start) continue;
    // The editor hands out a text in one piece, so that putting it together is not measured.
    const text = inOnePiece(log.text.slice(0, at) + 'x' + log.text.slice(at));
    const before = checked(log, findings);
    const started = performance.now();
    const edited = log.edited(text, { start: at, end: at, inserted: 1 });
    const again = edited && recheck(before, edited);
    times.push(performance.now() - started);
    if (!edited || !again) throw new Error('The edit was not followed.');
    log = edited;
    findings = [...again];
  }
  return median(times);
}

const KEYSTROKES = 100;

const inOnePiece = (text: string) => Buffer.from(text).toString();

export const editorTasks = {
  keystroke: (inputs: Inputs) => Promise.resolve(keystroke(inputs)),
  findingsInEditor: async ({ log }: Inputs) => {
    const { shown, found } = await openInEditor(log);
    return found - shown;
  },
  longestTurnInHost: ({ log }: Inputs) => longestTurnInHost(log),
  findingsOfPacked: async ({ log }: Inputs) => {
    const { shown, found } = await openInEditor(log, true);
    return found - shown;
  },
  textOfPacked: async ({ log }: Inputs) => (await openInEditor(log, true)).shown,
  textInEditor: async ({ log }: Inputs) => (await openInEditor(log)).shown,
  hover: (inputs: Inputs) => slowest(inputs, -1, hover),
  outlineScreenful: (inputs: Inputs) =>
    slowest(inputs, SCREENFUL, (log, at) =>
      linesOfEvents(log, at, Math.min(at + SCREENFUL, log.count)),
    ),
  outlineAll: (inputs: Inputs) => {
    const log = opened(textOf(inputs));
    return timed(() => linesOfEvents(log, 0, log.count));
  },
};
