import type * as pickers from './pickers';

/** What the reader is asked, loaded at the first call; the door says how. */
export type LoadPickers = () => Promise<typeof pickers>;
