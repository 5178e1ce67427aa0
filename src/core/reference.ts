/**
 * What is known of CloudTrail: fields, rules and words. More than half of all the code, needed only once
 * a text with events has been found; so the desktop door has it in a bundle of its own.
 */
export { readActionTable } from './actions/actionTable';
export { check } from './check';
export { completionsAt } from './completion/completionsAt';
export { asksForActions, explain, markdown } from './explain';
export { LOG_RULES, RULES } from './rules';
