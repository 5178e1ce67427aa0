/** What the editor fills in for a variable of a snippet. */
export type Variables = Readonly<Record<string, () => string>>;

/**
 * The text that the editor makes of a snippet before anything is typed into it: the defaults of its tab
 * stops, the first of their choices, and its variables.
 */
export function expandSnippet(snippet: string, variables: Variables = {}): string {
  const defaults = new Map<string, string>();
  let at = 0;

  function until(ends: string): string {
    let text = '';
    while (at < snippet.length && !ends.includes(snippet.charAt(at))) text += part();
    return text;
  }

  function part(): string {
    const char = snippet.charAt(at++);
    if (char === '\\') return snippet.charAt(at++);
    if (char !== '$') return char;
    const [plain] = /^\w+/.exec(snippet.slice(at)) ?? [];
    if (plain !== undefined) {
      at += plain.length;
      return named(plain);
    }
    if (snippet.charAt(at) !== '{') return char;
    at++;
    const [name = ''] = /^\w+/.exec(snippet.slice(at)) ?? [];
    at += name.length;
    const kind = snippet.charAt(at++);
    if (kind === '}') return named(name);
    if (kind === '|') return remembered(name, choices()[0] ?? '');
    const text = until('}');
    at++;
    return remembered(name, text);
  }

  function choices(): readonly string[] {
    const end = snippet.indexOf('|}', at);
    const texts = snippet.slice(at, end).match(/(?:\\.|[^,\\])+/g) ?? [];
    at = end + 2;
    return texts.map(text => text.replace(/\\([,|\\])/g, '$1'));
  }

  function named(name: string): string {
    if (/^\d+$/.test(name)) return defaults.get(name) ?? '';
    const value = variables[name];
    if (!value) throw new Error(`No variable ${name}`);
    return value();
  }

  function remembered(name: string, text: string): string {
    defaults.set(name, text);
    return text;
  }

  return until('');
}
