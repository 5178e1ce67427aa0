import { text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { parseArn } from '../values/arn';
import type { Denial, PolicyKind } from '../values/denial';
import { parseDenial } from '../values/denial';
import { code } from './code';
import { errorCodeWords } from './errors';
import { item, type Line } from './lines';
import type { Place } from './place';

/** A message of a failure, taken apart where its form is known. */
export function errorMessageWords(words: string, place: Place): readonly Line[] {
  const denial = parseDenial(words);
  const known = KNOWN.find(([form]) => form.test(words))?.[1];
  return [
    ...(denial
      ? denialWords(denial, place)
      : known === undefined
        ? errorCodeWords(text(place.event.errorCode) ?? '')
        : [message(known)]),
    ...(ENCODED.test(words) ? [item(message(DECODE))] : []),
    ...(isCut(words) ? [item(message('CloudTrail cut this message: it keeps 1 KB at most.'))] : []),
  ];
}

const ENCODED = /Encoded authorization (?:failure )?message: ?\S/;
const DECODE =
  'The reason is encoded. Who has the permission `sts:DecodeAuthorizationMessage` can read it with `aws sts decode-authorization-message`.';

/** Texts longer than this are cut. */
const MOST_BYTES = 1024;

function isCut(words: string): boolean {
  return words.length >= 1000 && (/(?:\.{3}|…)$/.test(words) || bytesOf(words) >= MOST_BYTES);
}

/** Length in UTF-8, as far as it matters here. */
function bytesOf(words: string): number {
  return words.slice(0, MOST_BYTES + 1).replace(/[^\0-\x7f]/g, '··').length;
}

/** Who was denied what, on what, and by which policy; what does not need saying twice is left out. */
function denialWords(denial: Denial, { event, options }: Place): readonly Line[] {
  const { user, action, resource } = denial;
  const what = options.actions?.action(action);
  const self = text(event.eventName) === action.split(':')[1];
  return [
    headline(denial),
    ...(what && what.description !== '' && !self
      ? [message('{0} ({1}): {2}', code(action), what.level, what.description)]
      : []),
    item(message('Who: {0}.', who(user))),
    ...(resource === undefined
      ? []
      : [
          item(
            resource === '*' ? message('On any resource.') : message('On: {0}.', code(resource)),
          ),
        ]),
    ...(denial.policyArn === undefined
      ? []
      : [item(message('The policy: {0}.', code(denial.policyArn)))]),
  ];
}

/** A caller by the names in the ARN: role and session, user. */
function who(user: string): string {
  const arn = parseArn(user);
  if (arn?.roleName !== undefined && arn.sessionName !== undefined)
    return `${code(arn.roleName)} / ${code(arn.sessionName)}`;
  return code(arn?.userName ?? user);
}

function headline({ action, reason, policy }: Denial): Message {
  if (reason === undefined || policy === undefined) return message('Denied: {0}.', code(action));
  return message(REASONS[reason][policy], code(action));
}

/** Which kind of policy denied it, or which kind should have allowed it, and who can change that. */
const REASONS: Readonly<Record<'explicit' | 'implicit', Readonly<Record<PolicyKind, string>>>> = {
  explicit: {
    identity: 'Denied: {0}. A policy of the caller (identity-based) denies it.',
    resource: 'Denied: {0}. The policy of the resource (resource-based) denies it.',
    serviceControl: 'Denied: {0}. A service control policy (SCP) of the organization denies it.',
    resourceControl: 'Denied: {0}. A resource control policy (RCP) of the organization denies it.',
    boundary: 'Denied: {0}. The permissions boundary of the caller denies it.',
    session: 'Denied: {0}. The session policy that the role was assumed with denies it.',
    endpoint: 'Denied: {0}. The policy of the VPC endpoint denies it.',
    trust: 'Denied: {0}. The trust policy of the role denies it.',
  },
  implicit: {
    identity: 'Denied: {0}. No policy of the caller (identity-based) allows it.',
    resource: 'Denied: {0}. The policy of the resource (resource-based) does not allow it.',
    serviceControl: 'Denied: {0}. No service control policy (SCP) of the organization allows it.',
    resourceControl: 'Denied: {0}. No resource control policy (RCP) of the organization allows it.',
    boundary: 'Denied: {0}. The permissions boundary of the caller does not allow it.',
    session: 'Denied: {0}. The session policy that the role was assumed with does not allow it.',
    endpoint: 'Denied: {0}. The policy of the VPC endpoint does not allow it.',
    trust: 'Denied: {0}. The trust policy of the role does not allow it.',
  },
};

const KNOWN: readonly (readonly [form: RegExp, template: string])[] = [
  [/^Failed authentication$/, 'The sign-in failed: a wrong password or a wrong MFA code.'],
  [
    /^No username found in supplied account$/,
    'The sign-in failed: the account has no user of this name. The name is hidden, as people type passwords there.',
  ],
  [
    /^The request was denied due to a VPC endpoint policy$/,
    'Denied by the policy of the VPC endpoint.',
  ],
  [
    /^Cross-account pass role is not allowed/,
    'Denied: a role can be passed only to a service in the role’s own account.',
  ],
  [
    /^The role defined for the function cannot be assumed by Lambda/,
    'The trust policy of the role does not let Lambda assume it, or the role is too new for all of AWS to know it.',
  ],
  [
    /^IAM user access not activated/i,
    'Denied: the account does not let IAM users see its billing pages.',
  ],
  [/^Access Denied\.?$/i, 'Denied; the message does not say by which policy.'],
];
