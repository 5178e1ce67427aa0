import type { Message, Wording } from '../message';

/** A sentence of an explanation; an item begins a point of a list, and what follows it goes on there. */
export interface Line extends Message {
  readonly item?: true;
}

/** The message as a point of a list. */
export function item(message: Message): Line {
  return { ...message, item: true };
}

/**
 * Sentences as paragraphs of Markdown: the first alone when there is much to say, the others together,
 * then the list, then the links on a line of their own.
 */
export function paragraphs(lines: readonly Line[], wording: Wording): readonly string[] {
  const points: string[] = [];
  const links: string[] = [];
  const sentences: string[] = [];
  for (const line of lines) {
    const words = wording(line);
    if (line.item) points.push(`- ${words}`);
    else if (line.template.startsWith('[')) links.push(words);
    else if (points.length > 0) points.push(`${points.pop() ?? ''} ${words}`);
    else sentences.push(words);
  }
  const [first = '', ...others] = sentences;
  const together = sentences.join(' ');
  const text = together.length <= SHORT ? [together] : [first, others.join(' ')];
  return [...text, points.join('\n'), links.join(' · ')].filter(part => part !== '');
}

/** About one line of a hover: up to this length sentences need no paragraphs. */
const SHORT = 100;

/** Values, or what stands for them, with commas between; beyond `most` only their number: `+3`. */
export function listed(values: readonly string[], most = 3): string {
  const shown = values.slice(0, values.length === most + 1 ? most + 1 : most);
  const rest = values.length - shown.length;
  return [...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
}
