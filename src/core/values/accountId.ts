import type { JsonValue } from '../cloudTrailEvent';

/** Whether a value is written like an AWS account id: 12 digits, as text. */
export function isAccountId(value: JsonValue): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value);
}

/** `111122223333` as `1111-2222-3333`, the way the console shows it; anything else stays as it is. */
export function formatAccountId(account: string): string {
  return account.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}
