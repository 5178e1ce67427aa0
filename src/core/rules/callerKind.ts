import { isObject, text, type JsonObject } from '../cloudTrailEvent';
import type { Arn } from '../values/arn';

/**
 * What the callers of a log have in common, so that what was found out about the calls of one holds for
 * those of the next: sessions of a role come and go by the thousand, and differ in keys and names alone.
 */
export interface CallerKind {
  /** `userIdentity.type`. */
  readonly type: string | undefined;
  /** `userIdentity.accountId`. */
  readonly account: string | undefined;
  /** The partition in `userIdentity.arn`. */
  readonly partition: string | undefined;
  readonly invokedBy: string | undefined;
  /** The keys of `userIdentity`. */
  readonly keys: ReadonlySet<string>;
  /** Whether its access key is a long-term one. */
  readonly isLongTerm: boolean;
  /** Whether it is said who issued the session. */
  readonly hasIssuer: boolean;
  /** `sessionIssuer.type`. */
  readonly issuerType: string | undefined;
  /** Whether it is said when the session began. */
  readonly hasBegun: boolean;
}

/** The kind of a caller: the very same object for all callers of that kind. */
export function callerKind(
  identity: JsonObject,
  { attributes }: JsonObject,
  sessionIssuer: JsonObject,
  arn: Arn | undefined,
): CallerKind {
  const kind = {
    type: text(identity['type']),
    account: text(identity['accountId']),
    partition: arn?.partition,
    invokedBy: text(identity['invokedBy']),
    keys: new Set(
      Object.entries(identity).flatMap(([key, value]) => (value === undefined ? [] : key)),
    ),
    isLongTerm: text(identity['accessKeyId'])?.startsWith('AKIA') === true,
    hasIssuer: Object.keys(sessionIssuer).length > 0,
    issuerType: text(sessionIssuer['type']),
    hasBegun: isObject(attributes) && text(attributes['creationDate']) !== undefined,
  };
  const { type, account, partition, invokedBy, isLongTerm, hasIssuer, issuerType, hasBegun } = kind;
  const name = JSON.stringify([
    ...[type, account, partition, invokedBy, isLongTerm, hasIssuer, issuerType, hasBegun],
    ...kind.keys,
  ]);
  if (name.length > LONGEST_NAME) return kind;
  const known = KINDS.get(name);
  if (known) return known;
  if (KINDS.size >= MOST_KINDS) KINDS.clear();
  KINDS.set(name, kind);
  return kind;
}

const KINDS = new Map<string, CallerKind>();
const MOST_KINDS = 500;
/** A longer one is not worth keeping. */
const LONGEST_NAME = 1024;
