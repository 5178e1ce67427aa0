import type { ChainView } from '../protocol';
import type { PageWord } from '../words';

/** How the page speaks: its own words in the reader's language, values of the event as they are. */
export interface Speech {
  /** A word of the page, with what goes into its place. */
  word(word: PageWord, arg?: string | number): string;
  /** A word of the chain: a label, a kind, a verb. Text that is no such word stays as it is. */
  chainWord(word: string): string;
}

export function speech({ words }: ChainView): Speech {
  const chainWord = (word: string) => {
    const found = Object.hasOwn(words, word) ? words[word] : undefined;
    return typeof found === 'string' ? found : word;
  };
  return {
    word: (word, arg = '') => chainWord(word).replace('{0}', () => String(arg)),
    chainWord,
  };
}
