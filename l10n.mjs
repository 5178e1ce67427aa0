// Writes l10n/bundle.l10n.json, the texts that translators translate; with --check only compares.
// Texts are the first argument of `l10n.t(…)` and `message(…)`, and the columns of the core's tables.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const BUNDLE = 'l10n/bundle.l10n.json';
/** Files whose every text is for people. */
const WORD_TABLES = [
  'src/core/identity/words.ts',
  'src/core/identity/shape.ts',
  'src/webview/words.ts',
];
/** Columns of the field, rule and value tables that hold sentences. */
const COLUMNS = new Set(['description', 'notes', 'summary', 'explanation']);

function textsOf(file, texts) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = node => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText(source);
      if (/(^|\.)l10n\.t$|^(message|words|say)$/.test(callee)) literals(node.arguments[0], texts);
    } else if (ts.isPropertyAssignment(node) && COLUMNS.has(node.name.getText(source))) {
      literals(node.initializer, texts);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** String literals of an expression, through `a ? b : c`, `a ?? b` and concatenation. */
function literals(node, texts) {
  if (!node) return;
  const joined = constant(node);
  if (joined !== undefined) texts.add(joined);
  else if (ts.isConditionalExpression(node))
    [node.whenTrue, node.whenFalse].forEach(part => literals(part, texts));
  else if (ts.isBinaryExpression(node))
    [node.left, node.right].forEach(part => literals(part, texts));
  else if (ts.isParenthesizedExpression(node)) literals(node.expression, texts);
}

function constant(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return undefined;
  const [left, right] = [constant(node.left), constant(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** Files that hold nothing but words: every text in them. */
function tableOf(file, texts) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = node => {
    if (ts.isArrayLiteralExpression(node))
      node.elements.forEach(element => literals(element, texts));
    else if (ts.isPropertyAssignment(node)) literals(node.initializer, texts);
    else if (ts.isVariableDeclaration(node)) literals(node.initializer, texts);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const texts = new Set();
for (const name of readdirSync('src', { recursive: true }))
  if (/\.ts$/.test(name) && !name.startsWith('cli')) textsOf(join('src', name), texts);
for (const table of WORD_TABLES) tableOf(table, texts);
const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
const bundle = JSON.stringify(Object.fromEntries(sorted.map(text => [text, text])), null, 2) + '\n';

if (!process.argv.includes('--check')) writeFileSync(BUNDLE, bundle);
else if (readFileSync(BUNDLE, 'utf8') !== bundle) {
  console.error(`${BUNDLE} is not up to date: run npm run l10n.`);
  process.exitCode = 1;
}
