// What the code in the extension host and the one that starts it have in common.

/** Names the log to the code in the extension host. */
export const BENCH_LOG = 'CLOUDTRAIL_LENS_BENCH_LOG';
/** Stands before what that code has measured. */
export const RESULT = '::longest ';
