import { message, type Message } from '../message';
import type { FixKind } from './fix';

/** What making all fixes of a kind in a document is called. */
export const TITLES_OF_ALL: Readonly<Record<FixKind, Message>> = {
  'rename-key': message('Rename all misspelt keys'),
  'remove-repeated-key': message('Keep only the last of all repeated keys'),
  'letter-case': message('Correct the capitals of all values'),
  'nearest-value': message('Correct all misspelt values'),
  trim: message('Remove the blanks around all values'),
  unquote: message('Turn all texts of the wrong type into what they mean'),
  quote: message('Turn all values of the wrong type into text'),
  'time-form': message('Write all times as CloudTrail does'),
  'remove-field': message('Remove all fields that hold nothing'),
  'add-field': message('Add all missing fields'),
  'account-from-arn': message('Take all account ids from their ARNs'),
  'account-digits': message('Write all account ids with 12 digits'),
  'name-from-arn': message('Take all names from their ARNs'),
  'management-event': message('Fit managementEvent to eventCategory everywhere'),
};
