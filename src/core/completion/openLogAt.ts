import { openLog, type EventLog } from '../eventLog';
import type { FormatOptions } from '../formats';

/**
 * The log in a text that is being typed at an offset. A key that is begun at the top of an event can
 * hide from who looks at the beginning that it is one: then the text counts without the word there.
 */
export function openLogAt(
  text: string,
  offset: number,
  options: FormatOptions = {},
): EventLog | undefined {
  const log = openLog(text, options);
  if (log) return log;
  const [before = ''] =
    /(?<![^\s,:{}[\]])[^\s,:{}[\]]*$/.exec(text.slice(Math.max(0, offset - LONGEST), offset)) ?? [];
  const [after = ''] = /^[^\s,:{}[\]]*/.exec(text.slice(offset, offset + LONGEST)) ?? [];
  if (before === '' && after === '') return undefined;
  const blank = ' '.repeat(before.length + after.length);
  const healed = openLog(
    text.slice(0, offset - before.length) + blank + text.slice(offset + after.length),
    options,
  );
  return healed && { ...healed, text };
}

/** No key is longer. */
const LONGEST = 64;
