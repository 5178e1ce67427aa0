import { valueAt } from '../../../src/core/cloudTrailEvent';
import type { EventLog } from '../../../src/core/eventLog';
import { notCloudTrail } from '../../../src/core/formats';
import { folds } from '../../../src/core/folds';
import { overviews } from '../../../src/core/overview';
import { pathsOf } from '../../unit/realEvents';
import { holds, isSame, logOf, MOST_EVENTS, parsed, type Property, some } from '../property';
import type { Random } from '../random';

/** Events lie in the text, one after the other, and each of their values is where the log says. */
export const opening: Property = {
  name: 'opening',
  check({ text, random }) {
    notCloudTrail(text);
    const lines = text.split(/\r\n|\r|\n/).length;
    for (const fold of folds(text))
      if (fold) holds(fold.start < fold.end && fold.end < lines, 'fold in the text');
    const log = logOf({ text });
    if (!log) return;
    for (const _ of overviews(log)) void _;
    let before = 0;
    for (let index = 0; index < log.count; index++) {
      const { start, end } = log.span(index);
      holds(before <= start && start < end && end <= text.length, 'events in order in the text');
      holds(log.at(start) === index || start === before, 'event at its start');
      before = end;
      if (index >= MOST_EVENTS) continue;
      holds(!log.isWhole(index) || log.event(index) !== undefined, 'whole event is there');
      holds(
        !log.isWhole(index) || log.eventProblems(index).length === 0,
        'no problem of a whole event',
      );
      if (log.isWhole(index)) places(log, index, random);
    }
    for (let time = 0; time < 20; time++) {
      const offset = random.below(text.length + 2);
      const { start, end } = log.placeAt(offset)?.span ??
        log.envelopeAt(offset)?.span ?? { start: 0, end: 0 };
      holds(start >= 0 && start <= end && end <= text.length, 'place in the text');
    }
  },
};

function places(log: EventLog, index: number, random: Random): void {
  const event = log.event(index);
  for (const path of some([...pathsOf(event)], 30, random)) {
    for (const target of ['key', 'value'] as const) {
      const { start, end } = log.locate(index, path, target);
      holds(start >= 0 && start <= end && end <= log.text.length, 'located in the text');
    }
    if (log.holds === 'row' || log.isInString(index)) continue;
    const { start, end } = log.locate(index, path, 'value');
    const value = parsed(log.text.slice(start, end));
    holds(
      isSame(value?.value, valueAt(event, path)),
      'value where it is located',
      () => `${path.join('.')} ${log.text.slice(start, end)}`,
    );
    const place = log.placeAt(start);
    holds(
      place !== undefined && isSame(place.path.slice(0, path.length).map(String), path.map(String)),
      'path where it is located',
      () => `${path.join('.')} ${place?.path.join('.')}`,
    );
  }
}
