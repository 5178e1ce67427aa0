import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { ownLookups } from '../../scripts/ownLookups.mjs';

/** Lines of TypeScript; one that the rule reports ends with the id of what it says. */
const LINES = `
declare const table: Readonly<Record<string, number>>;
declare const writable: Record<string, number>;
declare const maybe: Record<string, number> | undefined;
declare const record: { readonly a: number; readonly b?: number; readonly 'c-d'?: string };
declare const list: readonly number[];
declare const anything: any;
declare const map: ReadonlyMap<string, number>;
declare const key: string;
declare const unknownKey: unknown;
declare const at: number;
declare const name: 'a' | 'b';
declare function keyOf(value: number): string;
class Own { #part = 1; has(other: object) { return #part in other; } }
map.get(key);
record[name];
record['c-d'];
list[at];
table.key;
table['key'];
table[at];
Object.hasOwn(table, key);
for (const own in table) table[own];
for (const own in writable) writable[own] = 1; // write
for (const own in table) writable[own]; // lookup
for (let own in table) { own = key; table[own]; } // lookup
table[key]; // lookup
table[keyOf(1)]; // lookup
table[\`a\${at}\`]; // lookup
table[key!]; // lookup
table[key as 'a' | 'b']; // lookup
table[key satisfies string]; // lookup
maybe?.[key]; // lookup
anything[key]; // lookup
table[anything]; // lookup
record[key as keyof typeof record];
function generic<K extends string>(of: K) { return table[of]; } // lookup
function within<T extends Record<string, number>>(of: T) { return of[key]; } // lookup
writable[key] = 1; // write
writable[key]++; // write
delete writable[key]; // write
const { [key]: taken } = table; // lookup
const { a: named } = record;
'a' in record;
name in record;
key in table; // within
unknownKey as string in record; // within
`
  .trim()
  .split('\n');

/** What is reported, as the text of lines with it. */
function lint(text: string): string {
  const found = new Linter().verify(
    text,
    [
      {
        files: ['**/*.ts'],
        plugins: { lens: { rules: { 'own-lookups': ownLookups } } },
        rules: { 'lens/own-lookups': 'error' },
        languageOptions: {
          parser: tseslint.parser as Linter.Parser,
          parserOptions: { programs: [programOf(text)] },
        },
      },
    ],
    FILE,
  );
  return text
    .split('\n')
    .map((line, index) => {
      const ids = found
        .filter(message => message.line === index + 1)
        .map(({ messageId, message }) => messageId ?? message);
      return [line, ...new Set(ids)].join(' // ');
    })
    .join('\n');
}

const FILE = 'lines.ts';

/** A program of one file that is not on disk. */
function programOf(text: string): ts.Program {
  const options = { strict: true, target: ts.ScriptTarget.ES2022, types: [] };
  const host = ts.createCompilerHost(options);
  const path = resolve(FILE);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = name => resolve(name) === path || fileExists(name);
  host.readFile = name => (resolve(name) === path ? text : readFile(name));
  host.getSourceFile = (name, version, ...rest) =>
    resolve(name) === path
      ? ts.createSourceFile(name, text, version, true)
      : getSourceFile(name, version, ...rest);
  return ts.createProgram([path], options, host);
}

describe('the lint rule of look-ups', function () {
  this.timeout(60_000);

  it('finds keys from outside, and nothing else', () => {
    const expected = LINES.join('\n');
    const text = LINES.map(line => line.replace(/ \/\/ \w+$/, '')).join('\n');
    assert.equal(lint(text), expected);
  });
});
