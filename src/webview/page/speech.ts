import { filled } from '../../core/picture/outline';
import type { PageView } from '../protocol';
import type { PageWord } from '../words';
import { own } from '../../core/own';

/** How the page speaks: its own words in the reader's language, values of the event as they are. */
export interface Speech {
  /** A word of the page, with what goes into its places. */
  word(word: PageWord, ...args: readonly (string | number)[]): string;
  /** A word of the picture: a label, a kind, a verb. Text that is no such word stays as it is. */
  say(word: string): string;
}

export function speech({ words }: Pick<PageView, 'words'>): Speech {
  const say = (word: string) => {
    const found = own(words, word);
    return typeof found === 'string' ? found : word;
  };
  return {
    word: (word, ...args) => filled(say(word), ...args),
    say,
  };
}
