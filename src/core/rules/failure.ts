import { message } from '../message';
import type { Finding } from './rule';

/** The id under which it is reported that a rule could not be asked, among those of the rules. */
export const CHECK_FAILED = 'check-failed';

/** Says in the place of its finding that a rule threw: a fault of the rule, not of the event. */
export function failure(rule: string): Finding {
  return {
    rule: CHECK_FAILED,
    severity: 'hint',
    message: message('The rule {0} could not be checked on this event.', rule),
    path: [],
    target: 'value',
    failed: rule,
  };
}
