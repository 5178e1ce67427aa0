/** So many characters are kept: the usual few small logs of a workspace, or what a page was read from. */
const MOST = 500_000;

/** The texts that were read lately. */
export interface RecentTexts<File> {
  get(file: File): string | undefined;
  add(file: File, text: string): void;
}

export function recentTexts<File>(): RecentTexts<File> {
  const texts = new Map<File, string>();
  let length = 0;

  return {
    get: file => texts.get(file),
    add(file, text) {
      if (text.length > MOST) return;
      length += text.length - (texts.get(file)?.length ?? 0);
      texts.delete(file);
      texts.set(file, text);
      for (const [oldest, { length: own }] of texts) {
        if (length <= MOST) break;
        texts.delete(oldest);
        length -= own;
      }
    },
  };
}
