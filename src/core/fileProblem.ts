import { message, wordsOf, type Message } from './message';

const NONE = message('There is no such file any more, or a link that leads nowhere.');
const DENIED = message('There is no permission to read it.');
const FOLDER = message('It is a folder, or a link to one. Name or add the folder itself.');

/** By the codes of Node, and of the editor's file systems. */
const WORDS: ReadonlyMap<unknown, Message> = new Map([
  ['ENOENT', NONE],
  ['FileNotFound', NONE],
  ['EACCES', DENIED],
  ['EPERM', DENIED],
  ['NoPermissions', DENIED],
  ['EISDIR', FOLDER],
  ['FileIsADirectory', FOLDER],
  ['ELOOP', message('The link leads round in a circle.')],
  ['EIO', message('The disk cannot read it.')],
  ['EBUSY', message('Another program has it locked.')],
]);

/** Why a file cannot be read, without the path that Node puts into its messages. */
export function fileProblem(error: unknown): Message {
  return WORDS.get((Object(error) as { readonly code?: unknown }).code) ?? wordsOf(error);
}
