import { withEdits, type TextEdit } from '../core/fixes/edits';
import { redact, type RedactOptions } from '../core/redact';
import { leftovers, type Leftover, type LeftoverReason } from '../core/redaction/leftovers';
import { complain, print } from './output';
import { printable } from './printable';
import { readPath } from './readPath';

/** Prints the redacted text of a file, and on standard error what stays in it. Gives the exit code. */
export async function redactFile(path: string, options: RedactOptions): Promise<number> {
  const { text } = await readPath(path);
  const edits: TextEdit[] = [];
  for (const step of redact(text, options)) edits.push(...step);
  const redacted = withEdits(text, edits);
  const staying: Leftover[] = [];
  for (const step of leftovers(text, redacted, options)) staying.push(...step);
  await print(redacted);
  for (const line of leftoverLines(redacted, staying)) complain(line);
  return 0;
}

/** A line for each value that stays, with its place; a secret itself is not said. */
function* leftoverLines(text: string, staying: readonly Leftover[]): Generator<string> {
  let [line, at] = [1, 0];
  for (const { start, key, kind, value, reason } of staying) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < start;) {
      line++;
      at = next + 1;
      next = text.indexOf('\n', at);
    }
    const what = kind === 'secret' ? 'a secret' : value.slice(0, LONGEST);
    const words = [what, key && `under ${key.slice(0, LONGEST)}`].filter(Boolean).join(' ');
    yield printable(`line ${line}: ${words} stays: ${REASONS[reason]}`);
  }
}

const LONGEST = 80;

const REASONS: Readonly<Record<LeftoverReason, string>> = {
  short: 'too short to be told from other text',
  word: 'a word that logs have for other things too',
  inside: 'within other text',
  binary: 'bytes that were not looked into',
  outside: 'outside of the strings of JSON',
};
