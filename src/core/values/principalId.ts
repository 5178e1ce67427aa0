import type { JsonValue } from '../cloudTrailEvent';
import type { IdPrefix } from './idPrefix';
import { idPrefix } from './idPrefix';

/** A principal id taken apart: `AROA…:alice` is the role `AROA…` and its session `alice`. */
export interface PrincipalId {
  /** The unique id of the role or user; the account id of root, and of who made a federated user. */
  readonly id: string;
  readonly prefix?: IdPrefix;
  /** The name of the role session or federated user; may itself contain colons. */
  readonly session?: string;
}

/** The parts of a principal id; `undefined` when the value is no text or empty. Blanks are dropped. */
export function parsePrincipalId(value: JsonValue): PrincipalId | undefined {
  if (typeof value !== 'string') return undefined;
  const colon = value.indexOf(':');
  const id = (colon < 0 ? value : value.slice(0, colon)).trim();
  const session = colon < 0 ? undefined : value.slice(colon + 1).trim();
  if (id === '' && !session) return undefined;
  const prefix = idPrefix(id);
  return { id, ...(prefix && { prefix }), ...(session !== undefined && { session }) };
}
