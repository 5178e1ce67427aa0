import { readFileSync } from 'node:fs';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type StateStack } from 'vscode-textmate';

const GRAMMAR = 'syntaxes/cloudtrail.tmLanguage.json';

export interface Token {
  readonly text: string;
  /** From the root inwards, without the grammar's own suffix. */
  readonly scopes: readonly string[];
}

/** The tokens of a text, and the state that the line after it would start in (depth 1: the root). */
export type Tokenize = (text: string) => { readonly tokens: Token[]; readonly end: StateStack };

/** The grammar at work, with the engine that the editor uses. */
export async function loadGrammar(): Promise<Tokenize> {
  await loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new OnigScanner(patterns),
      createOnigString: text => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const grammar = await registry.loadGrammar('source.cloudtrail');
  if (!grammar) throw new Error(`There is no grammar in ${GRAMMAR}.`);
  return text => {
    let end = INITIAL;
    const tokens = text.split('\n').flatMap(line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, end);
      end = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.map(scope => scope.replace(/\.cloudtrail$/, '')),
      }));
    });
    return { tokens, end };
  };
}
