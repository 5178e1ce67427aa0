// Writes l10n/bundle.l10n.json, the texts that translators translate; with --check only compares. They
// are the literals given to `l10n.t(…)` and `message(…)`, the sentences of the core, from which its
// messages are chosen, and the texts of its tables.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { tables } from './tables.mjs';

const BUNDLE = 'l10n/bundle.l10n.json';
const SENTENCE = /^[A-Z0-9`{“"][^]*[.:?]$/;

/** The text of a literal, or of literals that are joined; `undefined` for any other expression. */
function constant(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return undefined;
  const [left, right] = [constant(node.left), constant(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** The literals of an expression, through `a ? b : c` and `a ?? b`. */
function literals(node) {
  const text = constant(node);
  if (text !== undefined) return [text];
  if (node === undefined) return [];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literals);
  if (ts.isBinaryExpression(node)) return [node.left, node.right].flatMap(literals);
  return ts.isParenthesizedExpression(node) ? literals(node.expression) : [];
}

function* textsOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const isCore = file.startsWith(join('src', 'core'));
  const waiting = [source];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    ts.forEachChild(node, child => void waiting.push(child));
    if (
      ts.isCallExpression(node) &&
      /(^|\.)(l10n\.t|message)$/.test(node.expression.getText(source))
    )
      yield* literals(node.arguments[0]);
    const text = isCore ? constant(node) : undefined;
    if (text !== undefined && SENTENCE.test(text)) yield text;
  }
}

const { FIELDS, FORMATS, LOG_RULES, RULES, TRANSLATED } = await tables();
const texts = new Set([
  ...readdirSync('src', { recursive: true })
    .filter(name => name.endsWith('.ts') && !name.startsWith('cli'))
    .flatMap(name => [...textsOf(join('src', name))]),
  ...FIELDS.flatMap(({ description, notes, form }) => [description, notes, form]),
  ...FORMATS.map(({ title }) => title),
  ...[...RULES, ...LOG_RULES].flatMap(({ summary, explanation }) => [summary, explanation]),
  ...TRANSLATED,
]);
texts.delete(undefined);
const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
const bundle = JSON.stringify(Object.fromEntries(sorted.map(text => [text, text])), null, 2) + '\n';

if (!process.argv.includes('--check')) writeFileSync(BUNDLE, bundle);
else if (readFileSync(BUNDLE, 'utf8') !== bundle) {
  console.error(`${BUNDLE} is not up to date: run npm run l10n.`);
  process.exitCode = 1;
}
