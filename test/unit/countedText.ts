/** A text that counts how often it is read: work that no clock and no other process changes. */
export function counted(text: string): { readonly text: string; reads(): number } {
  let reads = 0;
  const fake = {
    length: text.length,
    charAt: (at: number) => (reads++, text.charAt(at)),
    charCodeAt: (at: number) => (reads++, text.charCodeAt(at)),
    indexOf: (sought: string, from?: number) => (reads++, text.indexOf(sought, from)),
    slice: (start?: number, end?: number) => (reads++, text.slice(start, end)),
  };
  return { text: fake as unknown as string, reads: () => reads };
}
