/**
 * ESLint rule: a key that is only known at run time is looked up with `own(table, key)` or in a `Map`.
 *
 * `PARTS[type]` finds `Object` where an event says that its type is `constructor`, and `key in table` is
 * true for `toString`. Reported are reads and writes by a key of type `string` (a union of literals is as
 * good as a name) of what may have any key, and `in` with such a key. `for (const key in value)` gives keys
 * that `value` has, so `value[key]` may be read there.
 */
import ts from 'typescript';

const ANY_TEXT =
  ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

/** @type {import('eslint').Rule.RuleModule} */
export const ownLookups = {
  meta: {
    type: 'problem',
    messages: {
      lookup: 'Look a key from outside up with own(table, key), or in a Map.',
      write: 'Build objects with keys from outside with Object.fromEntries, or fill a Map.',
      within: 'Ask for a key from outside with Object.hasOwn(table, key), or a Map.',
    },
    schema: [],
  },
  create(context) {
    const { program, getTypeAtLocation: typeOf } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const bareTypeOf = node => checker.getBaseConstraintOfType(typeOf(node)) ?? typeOf(node);

    /** Whether the key may be any text; a cast to names does not make it one of them. */
    function isAnyText(key) {
      if (key.type === 'Literal') return false;
      if (key.type === 'TemplateLiteral') return true;
      if (/^TS(As|NonNull|TypeAssertion|Satisfies)/.test(key.type))
        return isAnyText(key.expression);
      return partsOf(bareTypeOf(key)).some(({ flags }) => (flags & ANY_TEXT) !== 0);
    }

    /** Whether the object may have any key; of lists and of objects with known keys, types say enough. */
    const hasAnyKey = object =>
      partsOf(bareTypeOf(object)).some(
        type =>
          (type.flags & ts.TypeFlags.Any) !== 0 ||
          checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined,
      );

    /** Whether the key runs over those of the object: `for (const key in object)`. */
    function isKeyOf(key, object) {
      if (key.type !== 'Identifier') return false;
      const variable = scopesFrom(context.sourceCode.getScope(key)).find(scope =>
        scope.set.has(key.name),
      );
      const [definition] = variable?.set.get(key.name)?.defs ?? [];
      const loop = definition?.parent?.parent;
      return (
        loop?.type === 'ForInStatement' &&
        definition.parent.kind === 'const' &&
        context.sourceCode.getText(loop.right) === context.sourceCode.getText(object)
      );
    }

    return {
      'MemberExpression[computed=true]'(node) {
        const { object, property } = node;
        if (!isAnyText(property) || !hasAnyKey(object)) return;
        if (isWritten(node)) context.report({ node, messageId: 'write' });
        else if (!isKeyOf(property, object)) context.report({ node, messageId: 'lookup' });
      },
      'ObjectPattern > Property[computed=true]'(node) {
        if (isAnyText(node.key)) context.report({ node, messageId: 'lookup' });
      },
      'BinaryExpression[operator="in"]'(node) {
        if (node.left.type !== 'PrivateIdentifier' && isAnyText(node.left))
          context.report({ node, messageId: 'within' });
      },
    };
  },
};

function partsOf(type) {
  return type.isUnionOrIntersection() ? type.types.flatMap(partsOf) : [type];
}

function* scopesUp(scope) {
  for (let here = scope; here; here = here.upper) yield here;
}

const scopesFrom = scope => [...scopesUp(scope)];

function isWritten(node) {
  const { parent } = node;
  if (parent.type === 'AssignmentExpression') return parent.left === node;
  return parent.type === 'UpdateExpression' || parent.operator === 'delete';
}
