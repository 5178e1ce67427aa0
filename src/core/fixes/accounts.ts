import type { CloudTrailEvent, Path } from '../cloudTrailEvent';
import { object, valueAt } from '../cloudTrailEvent';
import { isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import type { Fix } from './fix';
import { set } from './make';
import { valueText } from '../valueText';

/** The account id beside an ARN, taken from that ARN. `path` leads to either. */
export function accountFromArn(event: CloudTrailEvent, path: Path): Fix | undefined {
  const parent = path.slice(0, -1);
  const { arn, ARN, accountId } = object(valueAt(event, parent));
  const account = parseArn(arn ?? ARN)?.account;
  return isAccountId(account) && account !== accountId
    ? // The ARN may as well be the one that was changed.
      set('account-from-arn', [...parent, 'accountId'], account, false)
    : undefined;
}

/** An account id that was written with hyphens, or lost its leading zeros in a number. */
export function accountDigits(event: CloudTrailEvent, path: Path): Fix | undefined {
  const digits = valueText(valueAt(event, path)).replace(/[\s-]/g, '');
  if (/^\d{12}$/.test(digits)) return set('account-digits', path, digits);
  const fromArn = path.at(-1) === 'accountId' ? accountFromArn(event, path) : undefined;
  if (fromArn) return fromArn;
  // With more than three zeros in front, it is more likely cut off.
  return /^\d{9,11}$/.test(digits)
    ? set('account-digits', path, digits.padStart(12, '0'), false)
    : undefined;
}
