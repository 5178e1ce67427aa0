import { isObject, list, type JsonObject, type JsonValue } from '../cloudTrailEvent';
import { own } from '../own';

/** Who a statement is about: everyone, an account, user or role, a service, an identity provider. */
export interface PolicyPrincipal {
  readonly kind: 'everyone' | 'aws' | 'service' | 'federated' | 'canonical';
  /** An ARN or account id, `ec2.amazonaws.com`, a host or the ARN of a provider. */
  readonly id: string;
}

/** One statement of a policy. Lists are empty where the statement does not have the element. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly PolicyPrincipal[];
  readonly notPrincipals: readonly PolicyPrincipal[];
  /** The keys that its conditions look at: `aws:SourceIp`. */
  readonly conditionKeys: readonly string[];
}

/** Longer text is no policy: IAM takes 10 kB at most, S3 20 kB, KMS 32 kB. */
const LONGEST = 128 * 1024;

/**
 * The statements of a policy, as an object or as text, which events also write URL-encoded;
 * `undefined` when the value is no policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function parsePolicy(value: JsonValue): readonly PolicyStatement[] | undefined {
  const policy = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(policy)) return undefined;
  const { Statement: statement } = policy;
  const statements = Array.isArray(statement) ? list(statement) : [statement];
  const read = statements.filter(isObject).map(readStatement);
  const whole = read.filter(each => each !== undefined);
  return whole.length > 0 && whole.length === statements.length ? whole : undefined;
}

function parsed(text: string): JsonValue {
  if (text.length > LONGEST || !/^\s*(\{|%7B|%0A|%20)/i.test(text)) return undefined;
  if (!text.includes('Statement')) return undefined;
  try {
    return JSON.parse(/^\s*\{/.test(text) ? text : decodeURIComponent(text)) as JsonValue;
  } catch {
    return undefined;
  }
}

function readStatement(statement: JsonObject): PolicyStatement | undefined {
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  return {
    effect,
    actions: texts(statement['Action']),
    notActions: texts(statement['NotAction']),
    resources: texts(statement['Resource']),
    notResources: texts(statement['NotResource']),
    principals: principals(statement['Principal']),
    notPrincipals: principals(statement['NotPrincipal']),
    conditionKeys: conditionKeys(statement['Condition']),
  };
}

/** A text, or the texts of a list: IAM takes one for the other. */
function texts(value: JsonValue): readonly string[] {
  return (Array.isArray(value) ? list(value) : [value]).filter(each => typeof each === 'string');
}

const KINDS = {
  AWS: 'aws',
  Service: 'service',
  Federated: 'federated',
  CanonicalUser: 'canonical',
} as const satisfies Record<string, PolicyPrincipal['kind']>;

function principals(value: JsonValue): readonly PolicyPrincipal[] {
  if (typeof value === 'string') return [{ kind: value === '*' ? 'everyone' : 'aws', id: value }];
  if (!isObject(value)) return [];
  return Object.entries(KINDS).flatMap(([key, kind]) =>
    texts(own(value, key)).map(id => ({
      kind: kind === 'aws' && id === '*' ? 'everyone' : kind,
      id,
    })),
  );
}

function conditionKeys(value: JsonValue): readonly string[] {
  if (!isObject(value)) return [];
  return [...new Set(Object.values(value).filter(isObject).flatMap(Object.keys))];
}
