import { message, type Message } from '../core/message';
import { StoreError, type StoreErrorKind } from '../stores/eventStore';
import type { Connection } from './session';
import { isOfRequest, permission, sentence, shapeOf, storeError, who } from './storeError';

/** A query engine, as it is called in sentences, and the permission that all searches with it need. */
export interface EngineName {
  readonly name: string;
  readonly permission: string;
}

/** An error of the SDK while a query engine was asked, in words. */
export function engineError(engine: EngineName) {
  return (cause: unknown, connection: Connection): StoreError => {
    const known = storeError(cause, connection);
    // What is wrong with credentials or the network has the same words everywhere.
    if (known === cause || !OWN_WORDS.includes(known.kind) || isOfRequest(cause)) return known;
    const { name, message: reason } = shapeOf(cause);
    const kind = KINDS.find(([pattern]) => pattern.test(`${name} ${reason}`))?.[1] ?? known.kind;
    return new StoreError(kind, WORDS[kind](engine, connection, reason || name), { cause });
  };
}

/** A query that was started and has failed, for the reason that the engine gives. */
export function queryError(engine: EngineName, connection: Connection, reason: string): StoreError {
  const kind = KINDS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other';
  return new StoreError(kind, WORDS[kind](engine, connection, reason));
}

const OWN_WORDS: readonly StoreErrorKind[] = ['denied', 'throttled', 'other'];

/** Names and reasons of Athena, AWS Glue, Lake Formation, Amazon S3 and CloudTrail Lake. */
const KINDS: readonly (readonly [RegExp, 'denied' | 'throttled' | 'missing' | 'other'])[] = [
  [/not authorized|access ?denied|insufficient .{0,80}permission/i, 'denied'],
  [/^(TooManyRequests|MaxConcurrentQueries|Throttl)/, 'throttled'],
  [/_NOT_FOUND|not found|does not exist|cannot be resolved|NotFoundException/i, 'missing'],
  [/Inactive|no output location/i, 'missing'],
];

type Words = (engine: EngineName, connection: Connection, reason: string) => Message;

const WORDS: Readonly<Record<StoreErrorKind, Words>> = {
  denied: (engine, connection, reason) =>
    message(
      'AWS does not let {0} search with {1} in {2}: it needs the permission {3}. AWS says: {4}',
      who(connection),
      engine.name,
      connection.region,
      permission(reason, engine.permission),
      sentence(reason),
    ),
  throttled: (engine, { region }) =>
    message(
      '{0} in {1} has more queries or requests than it takes at a time. Wait until others have finished, then try again.',
      engine.name,
      region,
    ),
  missing: (engine, { region }, reason) =>
    message(
      '{0} in {1} does not have what the search needs: {2} Correct it there, or choose something else.',
      engine.name,
      region,
      sentence(reason),
    ),
  other: failed,
  credentials: failed,
  expired: failed,
  network: failed,
};

function failed(engine: EngineName, { region }: Connection, reason: string): Message {
  return message(
    '{0} in {1} could not finish the search: {2} A shorter time or more filters may help.',
    engine.name,
    region,
    sentence(reason),
  );
}
