/** What is wrong with a text that should be JSON, in words and with its place. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { message, type Message } from './message';
import type { Span } from './places';
import { depthOf } from './scan';

/** The id under which broken JSON is reported, among those of the rules. */
export const JSON_SYNTAX = 'json-syntax';

export interface SyntaxProblem extends Span {
  readonly message: Message;
}

/** One slip often makes many errors: the first ones are what a reader can act on. */
const MOST_PROBLEMS = 20;

/** Nested deeper than this it is not CloudTrail, and would exhaust the stack of a recursive parser. */
export const DEEPEST = 256;

/** Whether the brackets of any text, broken or not, go deeper than CloudTrail's ever do. */
export function isTooDeep(text: string): boolean {
  return depthOf(text, DEEPEST + 1) > DEEPEST;
}

/** The problem of a value that begins at `start`. */
export function tooDeep(start: number): SyntaxProblem {
  return {
    start,
    end: start + 1,
    message: message('The brackets are nested too deeply to be read.'),
  };
}

/** The problems of a text that `JSON.parse` refuses; `offset` is where it begins in the whole text. */
export function syntaxProblems(text: string, offset = 0): readonly SyntaxProblem[] {
  const errors = syntaxErrors(text, offset);
  // What the tolerant parser lets pass and JSON does not, such as a raw control character.
  return errors.length > 0 ? errors : [notJson(offset)];
}

/** What a tolerant parser finds wrong with a text; it builds nothing. */
export function syntaxErrors(text: string, offset = 0): readonly SyntaxProblem[] {
  const errors: SyntaxProblem[] = [];
  visit(
    text,
    {
      onError(code, at, length) {
        if (errors.length >= MOST_PROBLEMS) return;
        const start = Math.min(at, Math.max(text.length - 1, 0));
        errors.push({
          start: offset + start,
          end: offset + Math.min(Math.max(at + length, start + 1), text.length),
          message: message(WORDS[printParseErrorCode(code)] ?? NOT_JSON),
        });
      },
    },
    { disallowComments: true },
  );
  return errors;
}

/** The problem of a text of which no more is known. */
export function notJson(start: number): SyntaxProblem {
  return { start, end: start + 1, message: message(NOT_JSON) };
}

const NOT_JSON = 'This is not valid JSON.';

/** Words for the parser's error names. */
const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Neither a string in double quotes nor a number, true, false or null.',
  InvalidNumberFormat: 'A number that JSON does not allow.',
  PropertyNameExpected: 'A key in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected between a key and its value.',
  CommaExpected: 'A comma is expected before this.',
  CloseBraceExpected: 'A closing brace is missing: the object does not end.',
  CloseBracketExpected: 'A closing bracket is missing: the list does not end.',
  EndOfFileExpected: 'The JSON ends before this: nothing may follow it.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'The comment does not end.',
  UnexpectedEndOfString: 'The string does not end: a closing quote is missing.',
  UnexpectedEndOfNumber: 'The number does not end.',
  InvalidUnicode: 'An escape of the form \\u needs four hexadecimal digits.',
  InvalidEscapeCharacter: 'An escape that JSON does not know.',
  InvalidCharacter: 'A control character must be written as an escape.',
};
