import { valueText } from './valueText';

/**
 * Words for people as data: an English template with `{0}`-style places and what goes into them.
 * The editor translates the template with `vscode.l10n.t`; the command line prints it as it is.
 */
export interface Message {
  readonly template: string;
  /** Texts and numbers, put in as they are, and messages, worded first. */
  readonly args: readonly (string | number | Message)[];
}

export function message(template: string, ...args: Message['args']): Message {
  return { template, args };
}

/** The message in English. Places are filled in one pass, so an argument is never a template. */
export function english({ template, args }: Message): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => {
    const arg = args[+index];
    return typeof arg === 'object' ? english(arg) : String(arg ?? place);
  });
}

/** How a message becomes text: `english`, or the editor's translation. */
export type Wording = (message: Message) => string;

/** An error with a sentence for people, which the editor can translate. */
export class WordedError extends Error {
  constructor(
    readonly words: Message,
    options?: { readonly cause?: unknown },
  ) {
    super(english(words), options);
  }
}

/**
 * The words of an error, its name where it has no message. Told by their shape: bundles have a class
 * each.
 */
export function wordsOf(error: unknown): Message {
  const {
    words,
    message: said,
    name,
  } = Object(error) as {
    words?: Message;
    message?: unknown;
    name?: unknown;
  };
  if (typeof words?.template === 'string') return words;
  const text = [said, name].find(one => typeof one === 'string' && one !== '');
  return message('{0}', valueText(text ?? error));
}
