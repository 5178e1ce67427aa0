import { english } from '../core/message';
import { queriesFor, type Call, type Hop, type Missing, type Trace } from '../core/trace';
import { formatUtc } from '../core/values/time';
import { printable } from './printable';

/** How a hop is told, from the child's side. */
const VERBS: Readonly<Record<Hop['join'], string>> = {
  key: 'with a key issued by',
  'shared event': 'which is the copy of',
  request: 'on a request of',
  'sign-in session': 'in a sign-in session granted by',
  'session start': 'in a session started by',
  'console sign-in': 'after signing in with',
  name: 'called like',
};

/** The trace as an indented story that can be pasted into a report. */
export function traceText({ call, hops, origin, missing, note, session }: Trace): string {
  const lines = [storyOf(call), ...(session ? [`  session ${session.id}`] : [])];
  hops.forEach(({ join, confidence, evidence, call: parent }, step) => {
    const indent = '  '.repeat(step + 1);
    lines.push(`${indent}← ${VERBS[join]} ${storyOf(parent)} [${confidence}]`);
    for (const { eventID, pointer } of evidence) lines.push(`${indent}    ${eventID} ${pointer}`);
  });
  lines.push(`Origin: ${english(origin.words)} [${origin.confidence}]`);
  if (note !== undefined) lines.push(`Note: ${english(note)}`);
  if (missing !== undefined) lines.push(...missingLines(missing));
  return lines.map(printable).join('\n');
}

/** `2026-11-18T09:01:03Z`; nothing for a time that no calendar has. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function storyOf({
  eventID,
  name,
  time,
  arn,
  account,
  invokedBy,
  userName,
  recipient,
}: Call): string {
  const who =
    arn ?? userName ?? invokedBy ?? (account && `someone in ${account}`) ?? 'unknown caller';
  const when = time === undefined ? '' : `${formatUtc(time)} `;
  const where = recipient === undefined ? '' : ` in ${recipient}`;
  return `${when}${name ?? '?'} by ${who}${where} (event ${eventID ?? '?'})`;
}

function missingLines(missing: Missing): readonly string[] {
  const { lookupEvents, athena, lake } = queriesFor(missing);
  const { words, account, region, from, to } = missing;
  const where = `account ${account ?? '?'}, Region ${region ?? '?'}`;
  return [
    `Missing: ${english(words)}`,
    `  ${where}, from ${isoTime(from)} to ${isoTime(to)}`,
    ...lookupEvents.map(command => `  Event history: ${command}`),
    `  Athena: ${oneLine(athena)}`,
    `  CloudTrail Lake: ${oneLine(lake)}`,
  ];
}

/** The breaks in our SQL are between its parts only: those in values are spelt out. */
function oneLine(sql: string): string {
  return sql.replace(/\n\s*/g, ' ');
}
