import type { Message } from '../message';
import { message } from '../message';
import { formatAccountId, isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';
import { productName } from '../values/eventSource';
import type { PolicyPrincipal, PolicyStatement } from '../values/policyDocument';
import { parsePolicy } from '../values/policyDocument';
import { code } from './code';
import { item, listed, type Line } from './lines';
import type { Place } from './place';

/** Statements shown of a policy. */
const MOST = 4;

/** A policy in words: what each statement allows or denies, and what to look at twice. */
export function policyWords(place: Place): readonly Line[] {
  const statements = parsePolicy(place.value);
  if (!statements) return [];
  const [only] = statements;
  // What one statement says needs no heading and no list.
  if (only && statements.length === 1)
    return statementWords(only, place).map(({ template, args }) => ({ template, args }));
  const rest = statements.length - MOST;
  return [
    statements.every(isTrust)
      ? message('A trust policy: who may assume the role.')
      : statements.some(({ principals }) => principals.length > 0)
        ? message('A policy of a resource: who may use it, and how.')
        : message('A policy of permissions.'),
    ...statements.slice(0, MOST).flatMap(statement => statementWords(statement, place)),
    ...(rest > 0 ? [item(message('And {0} more statements.', rest))] : []),
  ];
}

const ASSUME = /^sts:(AssumeRole(With\w+)?|TagSession|SetSourceIdentity|SetContext)$/i;

function isTrust({ actions, principals }: PolicyStatement): boolean {
  return principals.length > 0 && actions.length > 0 && actions.every(name => ASSUME.test(name));
}

/** What is allowed or denied to whom, on what, and when; then what to look at twice. */
function statementWords(statement: PolicyStatement, place: Place): readonly Line[] {
  const { conditionKeys } = statement;
  return [
    item(isTrust(statement) ? trustWord(statement) : effectWord(statement)),
    ...(isTrust(statement) ? [] : resourceWords(statement)),
    ...(conditionKeys.length === 0
      ? []
      : [message('Only under conditions on {0}.', listed(conditionKeys.map(key => code(key))))]),
    ...remarks(statement, place),
  ];
}

function trustWord({ effect, principals }: PolicyStatement): Message {
  if (isEveryone(principals))
    return effect === 'Allow'
      ? message('Lets everyone in any AWS account assume the role.')
      : message('Lets nobody assume the role.');
  return effect === 'Allow'
    ? message('Lets {0} assume the role.', whom(principals))
    : message('Keeps {0} from assuming the role.', whom(principals));
}

function effectWord(statement: PolicyStatement): Message {
  const { effect, actions, notActions, principals, notPrincipals } = statement;
  const words = EFFECTS[effect];
  if (notActions.length > 0) return message(words.allBut, codes(notActions));
  const what = codes(actions);
  if (notPrincipals.length > 0) return message(words.everyoneBut, whom(notPrincipals), what);
  if (principals.length === 0) return message(words.plain, what);
  return isEveryone(principals)
    ? message(words.everyone, what)
    : message(words.who, whom(principals), what);
}

const EFFECTS = {
  Allow: {
    plain: 'Allows {0}.',
    allBut: 'Allows every action but {0}.',
    everyone: 'Allows everyone {0}.',
    everyoneBut: 'Allows everyone but {0}: {1}.',
    who: 'Allows {0}: {1}.',
  },
  Deny: {
    plain: 'Denies {0}.',
    allBut: 'Denies every action but {0}.',
    everyone: 'Denies everyone {0}.',
    everyoneBut: 'Denies everyone but {0}: {1}.',
    who: 'Denies {0}: {1}.',
  },
} as const;

function resourceWords({ resources, notResources }: PolicyStatement): readonly Message[] {
  if (notResources.length > 0) return [message('On everything but {0}.', codes(notResources))];
  if (resources.includes('*')) return [message('On every resource.')];
  return resources.length === 0 ? [] : [message('On {0}.', codes(resources))];
}

/** What a reader should not miss: too many rights, too many who have them, or someone from elsewhere. */
function remarks(statement: PolicyStatement, place: Place): readonly Message[] {
  const { effect, actions, resources, principals, conditionKeys } = statement;
  if (effect === 'Deny') return [];
  const words: Message[] = [];
  const isOpen = isEveryone(principals) && conditionKeys.length === 0;
  if (isOpen && !isTrust(statement)) words.push(message('That makes it public.'));
  if (principals.length === 0 && actions.includes('*') && resources.includes('*'))
    words.push(message('That is full administrator access.'));
  const foreign = accountsOf(principals).filter(
    account => account !== place.caller && account !== place.recipient,
  );
  if (foreign.length > 0 && (place.caller ?? place.recipient) !== undefined)
    words.push(
      message(
        'Another account: {0}.',
        listed([...new Set(foreign)].map(account => code(formatAccountId(account)))),
      ),
    );
  if (
    principals.some(({ id }) => id.endsWith('token.actions.githubusercontent.com')) &&
    !conditionKeys.some(key => key.endsWith(':sub'))
  )
    words.push(message('Nothing limits which repository of GitHub.'));
  return words;
}

function isEveryone(principals: readonly PolicyPrincipal[]): boolean {
  return principals.some(({ kind }) => kind === 'everyone');
}

function accountsOf(principals: readonly PolicyPrincipal[]): readonly string[] {
  return principals
    .filter(({ kind }) => kind === 'aws')
    .map(({ id }) => parseArn(id)?.account ?? id)
    .filter(account => isAccountId(account));
}

function whom(principals: readonly PolicyPrincipal[]): string {
  return listed(principals.map(principalName));
}

/** A service by its product, everyone else as the policy names them. */
function principalName({ kind, id }: PolicyPrincipal): string {
  return (kind === 'service' ? productName(id) : undefined) ?? code(id);
}

function codes(names: readonly string[]): string {
  return listed(names.map(name => code(name)));
}
