/**
 * A test for paths by glob patterns as VS Code's settings have them: `*` and `?` within a part of the
 * path, `**` over any number of parts, `{json,gz}`, `[0-9]`, `[!a]`. What matches a folder matches all
 * that is in it. Paths have `/` between their parts and none before the first.
 */
export function globs(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.flatMap(pattern => {
    try {
      return new RegExp(`^${sourceOf(pattern.replace(/^\.?\//, ''))}(?:/.*)?$`, 'su');
    } catch {
      // `[z-a]`: not a pattern, so nothing matches it.
      return [];
    }
  });
  return path => expressions.some(expression => expression.test(path));
}

const TOKEN = /\/\*\*$|(?:\*\*\/)+|\*\*|\*|\?|\[[^\]]{1,100}\]|\{(?:[^{}]|\{[^{}]*\})*\}|[\s\S]/gu;

function sourceOf(pattern: string): string {
  return pattern.replace(TOKEN, token => {
    if (token === '/**') return '(?:/.*)?';
    if (token.endsWith('**/')) return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 2 && token.startsWith('[')) return classOf(token.slice(1, -1));
    if (token.length > 1 && token.startsWith('{'))
      return `(?:${alternatives(token.slice(1, -1)).map(sourceOf).join('|')})`;
    return token.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  });
}

function classOf(content: string): string {
  const isNot = content.startsWith('!');
  return `[${isNot ? '^' : ''}${content.slice(isNot ? 1 : 0).replace(/[\\[\]^]/gu, '\\$&')}]`;
}

/** `a,{b,c}` → `a` and `{b,c}` */
function alternatives(list: string): readonly string[] {
  return list.split(/,(?![^{}]{0,500}\})/u);
}
