/**
 * Words for people as data: an English template with `{0}`-style places and what goes into them.
 * The editor translates the template with `vscode.l10n.t`; the command line prints it as it is.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly (string | number)[];
}

export function message(template: string, ...args: readonly (string | number)[]): Message {
  return { template, args };
}

/** The message in English. Places are filled in one pass, so an argument is never a template. */
export function english({ template, args }: Message): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(args[+index] ?? place));
}

/** How a message becomes text: `english`, or the editor's translation. */
export type Wording = (message: Message) => string;
