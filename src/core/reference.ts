/**
 * What is known of CloudTrail: fields, rules and words. More than half of all the code, needed only once
 * a text with events has been found; so the desktop door has it in a bundle of its own.
 */
export { readActionTable } from './actions/actionTable';
export { check, checkAt, failuresIn } from './check';
export { checked, recheck } from './recheck';
export { consolePage } from './consolePage';
export { completionsAt } from './completion/completionsAt';
export { asksForActions, explain, markdown } from './explain';
export { editsOf, joined, withEdits } from './fixes/edits';
export { fixOf } from './fixes/fixesOf';
export { TITLES_OF_ALL } from './fixes/titlesOfAll';
export { fixAll, removalOf, removeDuplicates, sortEvents } from './fixes/wholeLog';
export { redact } from './redact';
export { leftovers } from './redaction/leftovers';
export { LOG_RULES, RULES } from './rules';
export { givenAt, originsAt } from './issuers';
export { COPY_FORMS } from './sql/copyForms';
export { identityChain } from './identity';
export { partText, partsOf } from './logParts';
export { occurrences, subjectAt } from './occurrences';
export { tracePicture } from './picture/tracePicture';
export { chainPicture } from './picture/chainPicture';
export { sessionPicture } from './picture/sessionPicture';
export { queriesFor } from './trace/queries';
