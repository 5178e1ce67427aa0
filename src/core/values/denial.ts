/** The kinds of policies that a denial can come from. */
export type PolicyKind =
  | 'identity'
  | 'resource'
  | 'serviceControl'
  | 'resourceControl'
  | 'boundary'
  | 'session'
  | 'endpoint'
  | 'trust';

/** A message that says who was denied what, taken apart. */
export interface Denial {
  /** An ARN. */
  readonly user: string;
  /** `s3:GetObject`. */
  readonly action: string;
  /** An ARN, `*`, or words such as `user alice`. */
  readonly resource?: string;
  /** `explicit`: a policy denies it; `implicit`: none allows it. */
  readonly reason?: 'explicit' | 'implicit';
  readonly policy?: PolicyKind;
  /** The ARN of the policy, where the message names it. */
  readonly policyArn?: string;
}

/**
 * `User: … is not authorized to perform: … on resource: … because …`, as most services write it; EC2
 * puts a sentence in front. Looked for in steps of their own, so that a long message costs no more than
 * its length.
 */
const DENIAL = /\bUser: (\S+) is not authorized to perform: ([\w*:-]+)/;

const POLICIES: readonly (readonly [form: RegExp, kind: PolicyKind])[] = [
  [/identity-based policy/i, 'identity'],
  [/resource-based policy/i, 'resource'],
  [/service control policy/i, 'serviceControl'],
  [/resource control policy/i, 'resourceControl'],
  [/permissions boundary/i, 'boundary'],
  [/session policy/i, 'session'],
  [/VPC endpoint policy/i, 'endpoint'],
  [/trust policy/i, 'trust'],
];

/**
 * Takes a message of a denial apart; `undefined` when its form is another.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function parseDenial(message: string): Denial | undefined {
  const text = message.slice(0, 2048);
  const match = DENIAL.exec(text);
  const [whole, user, action] = match ?? [];
  if (!match || whole === undefined || user === undefined || action === undefined) return undefined;
  const rest = text.slice(match.index + whole.length).split(/\. Encoded authorization/)[0] ?? '';
  const why = /\s(?:because|with an explicit deny)\b/.exec(rest);
  const [, resource = ''] =
    /^ on resource: ([^]+)$/.exec(why ? rest.slice(0, why.index) : rest) ?? [];
  const reason = why ? rest.slice(why.index) : '';
  const policy = POLICIES.find(([form]) => form.test(reason))?.[1];
  const policyArn = /: (arn:\S+?)[.,]?(?:\s|$)/.exec(reason)?.[1];
  return {
    user,
    action,
    ...(resource.trim() !== '' && { resource: resource.trim().replace(/[.,]$/, '') }),
    ...(/explicit deny/.test(reason)
      ? { reason: 'explicit' as const }
      : /\bno\b/.test(reason) && { reason: 'implicit' as const }),
    ...(policy && { policy }),
    ...(policyArn !== undefined && { policyArn }),
  };
}
