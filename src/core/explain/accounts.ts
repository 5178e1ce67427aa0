import { text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { formatAccountId, isAccountId } from '../values/accountId';
import { code } from './code';
import type { Place } from './place';

/** An account id, and whose it is as far as the event knows. */
export function accountWords(place: Place): readonly Message[] {
  const account = text(place.value)?.trim();
  if (account === 'ANONYMOUS_PRINCIPAL')
    return [message('Nobody signed this request: the access was anonymous.')];
  if (!isAccountId(account)) return [];
  return [accountWord(account, place)];
}

/** One sentence about an account: the caller's, the one that received the event, or another. */
export function accountWord(account: string, { path, caller, recipient }: Place): Message {
  const shown = code(formatAccountId(account));
  const at = path.join('.');
  if (at === 'recipientAccountId' && caller !== undefined)
    return caller === account
      ? message('Account {0}, the same as the caller’s.', shown)
      : message(
          'Account {0}; the caller belongs to another, {1}.',
          shown,
          code(formatAccountId(caller)),
        );
  if (at === 'userIdentity.accountId' && recipient !== undefined)
    return recipient === account
      ? message('Account {0}, the same that received this event.', shown)
      : message(
          'Account {0}; the event was delivered to another, {1}.',
          shown,
          code(formatAccountId(recipient)),
        );
  if (account === caller)
    return account === recipient
      ? message('Account {0}, the caller’s, which also received this event.', shown)
      : message('Account {0}, the caller’s.', shown);
  if (account === recipient) return message('Account {0}, which received this event.', shown);
  return caller === undefined && recipient === undefined
    ? message('Account {0}.', shown)
    : message('Account {0}, neither the caller’s nor the one that received this event.', shown);
}
