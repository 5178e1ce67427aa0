import { check, type LocatedFinding } from '../../../src/core/check';
import type { JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import type { EventLog } from '../../../src/core/eventLog';
import { editsOf, withEdits } from '../../../src/core/fixes/edits';
import type { Change, Fix } from '../../../src/core/fixes/fix';
import { fixOf } from '../../../src/core/fixes/fixesOf';
import { fixAll, removeDuplicates, sortEvents } from '../../../src/core/fixes/wholeLog';
import { english } from '../../../src/core/message';
import { holds, isSame, logOf, parsed, type Property, some } from '../property';

/** A fix leaves JSON, changes what it says and nothing else, and puts right what was found. */
export const fixing: Property = {
  name: 'fixing',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    for (const finding of some([...check(log)].flat(), 30, input.random)) {
      const event = finding.event === null ? undefined : log.event(finding.event);
      const fix = event && fixOf(finding, event);
      if (fix && finding.event !== null) fixed(log, finding.event, finding, fix);
    }
  },
};

function fixed(log: EventLog, index: number, finding: LocatedFinding, fix: Fix): void {
  const { rule, path } = finding;
  const place = () => `${path.join('.')} ${english(fix.title)}`;
  const edits = editsOf(log, index, fix.changes);
  if (log.holds !== 'event') return;
  holds(edits.length > 0, `the fix of ${rule} changes something`, place);
  const text = withEdits(log.text, edits);
  holds(!parsed(log.text) || parsed(text) !== undefined, `the fix of ${rule} leaves JSON`, place);
  const after = logOf({ text });
  // The key that made it an event may be what was renamed.
  if (!after || after.format !== log.format) return;
  holds(after.count === log.count, `the fix of ${rule} leaves the events`, place);
  for (let other = 0; other < log.count; other++)
    holds(
      other === index || log.json(other) === after.json(other),
      `the fix of ${rule} leaves other events`,
      place,
    );
  for (const at of differences(log.event(index), after.event(index)))
    holds(
      fix.changes.some(change => isOf(change, at)),
      `the fix of ${rule} changes what it says alone`,
      () => `${place()}, and ${at.join('.')}`,
    );
  const left = [...check(after)]
    .flat()
    .find(
      one =>
        one.event === index &&
        one.rule === rule &&
        one.missing === finding.missing &&
        isSame(one.path, path) &&
        isSame(one.message, finding.message),
    );
  holds(left === undefined, `the fix of ${rule} puts it right`, place);
}

function isOf(change: Change, at: Path): boolean {
  const begins = (path: Path) => path.every((step, index) => String(step) === String(at[index]));
  if (change.do === 'add') return begins([...change.path, change.key]);
  if (change.do === 'rename')
    return begins(change.path) || begins([...change.path.slice(0, -1), change.key]);
  return begins(change.path);
}

/** The paths at which two values differ, as far up as they do. */
function* differences(one: JsonValue, other: JsonValue, path: Path = []): Generator<Path> {
  if (isSame(one, other)) return;
  const areContainers =
    typeof one === 'object' &&
    typeof other === 'object' &&
    one !== null &&
    other !== null &&
    Array.isArray(one) === Array.isArray(other);
  if (!areContainers) return yield path;
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  for (const key of new Set([...left.keys(), ...right.keys()]))
    yield* differences(left.get(key) as JsonValue, right.get(key) as JsonValue, [...path, key]);
}

/** What is done to a whole log leaves JSON and is done once. */
export const fixingAll: Property = {
  name: 'fixing all',
  check(input) {
    const log = logOf(input);
    if (!log) return;
    const isJson = parsed(log.text) !== undefined;
    const deeds = {
      sort: sortEvents,
      deduplicate: removeDuplicates,
      fix: (of: EventLog) => fixAll(of, {}, ({ isPreferred }) => isPreferred),
    };
    for (const [name, deed] of Object.entries(deeds)) {
      const text = withEdits(log.text, [...deed(log)].flat());
      holds(!isJson || parsed(text) !== undefined, `${name} leaves JSON`);
      const after = logOf({ text });
      if (!after || after.format !== log.format || name === 'fix') continue;
      holds(name !== 'sort' || after.count === log.count, 'sort leaves all events');
      holds(
        [...deed(after)].flat().length === 0 || after.problems.length > 0,
        `${name} is done once`,
      );
    }
  },
};
