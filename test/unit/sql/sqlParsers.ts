import { buildSync } from 'esbuild';
import type { HiveSQL, TrinoSQL } from 'dt-sql-parser';
import assert from 'node:assert/strict';
import Module from 'node:module';

interface Parsers {
  readonly TrinoSQL: typeof TrinoSQL;
  readonly HiveSQL: typeof HiveSQL;
}

let loaded: Parsers | undefined;

/** The parsers of Trino's and of Hive's grammar. Their modules are in a form that Node does not load. */
function parsers(): Parsers {
  if (loaded) return loaded;
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino';
export { HiveSQL } from 'dt-sql-parser/dist/parser/hive';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const bundle = new Module('sql-parsers') as Module & {
    _compile(code: string, name: string): void;
  };
  bundle._compile(outputFiles[0]?.text ?? '', 'sql-parsers.js');
  return (loaded = bundle.exports as Parsers);
}

/** Fails where the text is not one statement of Trino's SQL. Returns the texts of its tokens. */
export function trinoTokens(sql: string): readonly string[] {
  const { TrinoSQL } = parsers();
  const parser = new TrinoSQL();
  assert.deepEqual(
    parser.validate(sql).map(({ message }) => message),
    [],
    sql,
  );
  return parser
    .getAllTokens(sql)
    .map(({ text }) => text ?? '')
    .filter(text => text.trim() !== '');
}

/** Fails where the text is not one statement of Hive's SQL. */
export function checkHive(sql: string): void {
  const { HiveSQL } = parsers();
  assert.deepEqual(
    new HiveSQL().validate(sql).map(({ message }) => message),
    [],
    sql,
  );
}

/** What a literal of Trino's SQL means; `undefined` for any other token. */
export function meaningOf(token: string): string | undefined {
  const [, unicode, inner] = /^(U&)?'(.*)'$/s.exec(token) ?? [];
  if (inner === undefined) return undefined;
  const text = inner.replaceAll("''", "'");
  if (!unicode) return text;
  return text.replace(
    /\\(?:\\|\+([0-9A-F]{6})|([0-9A-F]{4}))/g,
    (escape, long?: string, short?: string) =>
      escape === '\\\\' ? '\\' : String.fromCodePoint(parseInt(long ?? short ?? '', 16)),
  );
}
