// The mutations of a file: small changes of what its code does, of the kinds that people make by mistake.
import ts from 'typescript';

/**
 * @typedef {object} Mutation
 * @property {string} kind
 * @property {number} start of the expression or statement that is replaced
 * @property {number} end
 * @property {string} before the text that differs
 * @property {string} after
 * @property {string | undefined} whole the text to stand in its place; undefined removes a statement
 */

const K = ts.SyntaxKind;

/** Every mutation of a file's text. Those of one place are together. */
export function mutationsOf(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  /** @type {Mutation[]} */
  const found = [];

  /** Replaces a part of an expression, which is switched as a whole. */
  const replace = (kind, whole, part, after) => {
    const [start, end] = [whole.getStart(source), whole.getEnd()];
    const [from, to] = Array.isArray(part) ? part : [part.getStart(source), part.getEnd()];
    if (text.slice(from, to) === after) return;
    found.push({
      kind,
      start,
      end,
      before: text.slice(from, to),
      after,
      whole: text.slice(start, from) + after + text.slice(to, end),
    });
  };
  const textOf = node => node.getText(source);
  const remove = statement =>
    found.push({
      kind: 'removed',
      start: statement.getStart(source),
      end: statement.getEnd(),
      before: textOf(statement),
      after: '',
      whole: undefined,
    });

  const visit = node => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;

    if (ts.isBinaryExpression(node)) binary(node);
    else if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
      replace('negation', node, node, textOf(node.operand));
    else if (ts.isConditionalExpression(node)) constant(node.condition);
    else if (ts.isIfStatement(node)) constant(node.expression);
    else if (ts.isReturnStatement(node) && node.expression) returned(node.expression);
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) returned(node.body);
    else if (ts.isNumericLiteral(node)) number(node);
    else if (ts.isStringLiteral(node)) string(node);
    else if (ts.isRegularExpressionLiteral(node)) pattern(node);
    else if (ts.isExpressionStatement(node)) {
      if (!isLog(node.expression)) remove(node);
    } else if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
      if (!ts.isCaseOrDefaultClause(node.parent)) remove(node);
    } else if (ts.isThrowStatement(node)) remove(node);
    else if (ts.isReturnStatement(node) && !node.expression) remove(node);
    else if (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(node.parent))
      replace('element', node.expression, node.expression, '[]');
    else if (ts.isCallExpression(node)) method(node);

    if (ts.isOptionalChain(node) && !goesOn(node)) chain(node);
    ts.forEachChild(node, visit);
  };

  const binary = node => {
    const { left, right, operatorToken } = node;
    const operator = operatorToken.getText(source);
    if (operator === '??' && isDemanded(node)) return;
    for (const other of operators[operator] ?? [])
      if (!(['+', '-'].includes(operator) && [left, right].some(isText)))
        replace('operator', node, operatorToken, other);
    if (['&&', '||', '??'].includes(operator)) {
      replace('clause', node, node, textOf(left));
      replace('clause', node, node, textOf(right));
    }
    if (assignments[operator] && ts.isExpressionStatement(node.parent))
      replace('operator', node, operatorToken, assignments[operator]);
  };

  const constant = condition => {
    replace('condition', condition, condition, 'true');
    replace('condition', condition, condition, 'false');
  };

  const returned = expression => {
    if (isTold(expression)) return;
    const { kind } = expression;
    if (kind === K.TrueKeyword) replace('returned', expression, expression, 'false');
    else if (kind === K.FalseKeyword) replace('returned', expression, expression, 'true');
    else if (isBoolean(expression))
      replace('returned', expression, expression, `!(${textOf(expression)})`);
    else if (textOf(expression) !== 'undefined')
      replace('returned', expression, expression, 'undefined');
  };

  const number = node => {
    if (isDemanded(node.parent) || ts.isBindingElement(node.parent)) return;
    // One multiplier of a hash is as good as another.
    if (!isSwitchable(node) || /^0x/.test(textOf(node)) || isCallOf(node.parent, 'imul')) return;
    const value = Number(node.text);
    replace('number', node, node, String(value + 1));
    if (value > 0) replace('number', node, node, String(value - 1));
  };

  /** Texts that decide something: compared, looked for, or names in a set. */
  const string = node => {
    if (!isSwitchable(node) || !decides(node)) return;
    replace('text', node, node, "'\\0'");
  };

  const pattern = node => {
    const all = textOf(node);
    const start = node.getStart(source);
    const last = all.lastIndexOf('/');
    const at = (index, length, after) =>
      replace('pattern', node, [start + index, start + index + length], after);
    let inClass = false;
    for (let index = 1; index < last; index++) {
      const char = all[index];
      const previous = all[index - 1];
      if (char === '\\') {
        const letter = all[index + 1];
        if (/[dDwWsS]/.test(letter) && !inClass)
          at(
            index + 1,
            1,
            letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
          );
        if (letter === 'b' && !inClass) at(index, 2, '');
        index++;
      } else if (inClass) {
        if (char === '^' && previous === '[') at(index, 1, '');
        inClass = char !== ']';
      } else if (char === '[') inClass = true;
      else if (char === '^' || char === '$') at(index, 1, '');
      else if (char === '+') at(index, 1, '');
      else if (char === '*') at(index, 1, '+');
      else if (char === '?' && previous !== '(' && !/[+*?}]/.test(previous)) at(index, 1, '');
    }
    for (let index = last + 1; index < all.length; index++)
      if ('imsy'.includes(all[index])) at(index, 1, '');
  };

  const method = node => {
    const { expression: callee, arguments: given } = node;
    if (!ts.isPropertyAccessExpression(callee) || goesOn(node)) return;
    const name = callee.name.text;
    const receiver = textOf(callee.expression);
    for (const other of methods.get(name) ?? []) replace('method', node, callee.name, other);
    if (dropped.has(name) && receiver !== 'Array' && !(name === 'slice' && given.length === 0))
      replace('method', node, node, receiver);
    if (name === 'at' && given.length === 1 && textOf(given[0]) === '-1')
      replace('method', node, given[0], '0');
  };

  const chain = root => {
    for (let link = root; link && ts.isOptionalChain(link); link = link.expression) {
      const token = link.questionDotToken;
      if (!token) continue;
      const after = ts.isPropertyAccessExpression(link) ? '.' : '';
      replace('optional', root, [token.getStart(source), token.getEnd()], after);
    }
  };

  visit(source);
  return found;
}

const operators = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
};
const assignments = { '+=': '-=', '-=': '+=', '||=': '&&=', '|=': '&=' };

const methods = new Map(
  Object.entries({
    some: ['every'],
    every: ['some'],
    startsWith: ['endsWith', 'includes'],
    endsWith: ['startsWith', 'includes'],
    indexOf: ['lastIndexOf'],
    lastIndexOf: ['indexOf'],
    toLowerCase: ['toUpperCase'],
    toUpperCase: ['toLowerCase'],
    min: ['max'],
    max: ['min'],
    floor: ['ceil'],
    ceil: ['floor'],
    push: ['unshift'],
    shift: ['pop'],
    pop: ['shift'],
  }),
);

/** Calls whose receiver could take their place. */
const dropped = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'trimEnd',
  'trimStart',
  'replace',
  'replaceAll',
  'concat',
  'toLowerCase',
  'toUpperCase',
  'flat',
]);

/** Whether a link of an optional chain is not its last one, and so cannot be put in parentheses. */
const goesOn = node =>
  ts.isOptionalChain(node) && ts.isOptionalChain(node.parent) && node.parent.expression === node;

/** Whether an expression can be put in parentheses with its meaning unchanged, and is one at all. */
function isSwitchable(node) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isPropertyDeclaration(parent) && parent.name === node) return false;
  if (ts.isMethodDeclaration(parent) || ts.isBindingElement(parent)) return false;
  return !ts.isTypeNode(parent);
}

function decides(node) {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return ['===', '!=='].includes(ts.tokenToString(parent.operatorToken.kind));
  if (ts.isCaseClause(parent)) return true;
  if (ts.isCallExpression(parent))
    return (
      ts.isPropertyAccessExpression(parent.expression) &&
      /^(includes|startsWith|endsWith|indexOf|lastIndexOf|has|get|split|join)$/.test(
        parent.expression.name.text,
      )
    );
  if (!ts.isArrayLiteralExpression(parent)) return false;
  const outer = parent.parent;
  return (
    (ts.isNewExpression(outer) && outer.expression.getText() === 'Set') ||
    (ts.isPropertyAccessExpression(outer) && /^(includes|some|every)$/.test(outer.name.text))
  );
}

/** `list[at] ?? 0` within the list: the compiler demands the rest, which is never taken. */
const isDemanded = node =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === K.QuestionQuestionToken &&
  ts.isElementAccessExpression(node.left) &&
  ts.isLiteralExpression(node.right);

const isCallOf = (node, name) =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === name;

const isText = node =>
  ts.isStringLiteral(node) ||
  ts.isTemplateExpression(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  (ts.isBinaryExpression(node) && [node.left, node.right].some(isText));

/** Words for people, whose wording is nobody's behaviour. */
const isTold = node =>
  ts.isCallExpression(node) && /^(message|(vscode\.)?l10n\.t)$/.test(node.expression.getText());

const isLog = node =>
  ts.isCallExpression(node) &&
  /\blog(ger)?\.(trace|debug|info|warn|error)$/i.test(node.expression.getText());

const isBoolean = node =>
  ts.isParenthesizedExpression(node)
    ? isBoolean(node.expression)
    : (ts.isBinaryExpression(node) &&
        /^([<>]=?|[!=]==|in|instanceof)$/.test(node.operatorToken.getText())) ||
      (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) ||
      (ts.isBinaryExpression(node) &&
        ['&&', '||'].includes(node.operatorToken.getText()) &&
        isBoolean(node.left) &&
        isBoolean(node.right)) ||
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        /^(some|every|includes|startsWith|endsWith|has|test|hasOwn|isArray|isInteger)$/.test(
          node.expression.name.text,
        ));
