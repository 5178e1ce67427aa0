import type { Action, NoActionReason } from '../actions/actionTable';
import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName } from '../values/eventSource';
import { code } from './code';
import { listed, type Line } from './lines';
import type { Place } from './place';
import { threatWords } from './threats';

/** What a call does, the IAM actions behind it, and what attackers have used it for. */
export function eventNameWords(name: string, place: Place): readonly Line[] {
  const { actions } = place.options;
  const source = sourceOf(place);
  const threat = actions?.threatOf(source, name);
  return [...callWords(name, source, place), ...(threat ? threatWords(threat) : [])];
}

function callWords(name: string, source: string, place: Place): readonly Message[] {
  const known = EVENT_NAMES.get(name);
  const found = place.options.actions?.actionsOf(source, name);
  if (found && 'actions' in found) {
    const [action, ...others] = found.actions;
    return [
      known !== undefined
        ? message(known)
        : action.description === '' || !tellsOf(action, name, others)
          ? operationWord(source, place)
          : message('{0}', action.description),
      message('IAM action {0} ({1}).', code(action.name), action.level),
      ...otherWords(others),
    ];
  }
  return [
    ...(known !== undefined ? [message(known)] : operationWords(source, place)),
    ...(found ? [message(REASONS[found.none])] : reasonWords(place)),
  ];
}

/** Whether what an action permits is what the call does: the first of several others may be a detail. */
function tellsOf(action: Action, call: string, others: readonly Action[]): boolean {
  if (others.length === 0) return true;
  const [permitted, done] = [action.name.slice(action.name.indexOf(':') + 1), call].map(
    name => /^[A-Z][a-z]*/.exec(name)?.[0],
  );
  return permitted === done;
}

function otherWords(others: readonly Action[]): readonly Message[] {
  if (others.length === 0) return [];
  const names = listed(others.map(({ name }) => code(name)));
  return [message('What the request asks for can take more: {0}.', names)];
}

const REASONS: Readonly<Record<NoActionReason, string>> = {
  signIn: 'A step of signing in: no IAM action stands behind it, so no policy can deny it.',
  service: 'A service records it by itself: no IAM action stands behind it.',
  token: 'A token authorises it: no IAM action stands behind it.',
};

/** Events behind which there is no action whatever their name. */
function reasonWords({ event, options }: Place): readonly Message[] {
  if (!options.actions) return [];
  const type = text(event.eventType);
  if (type === 'AwsServiceEvent') return [message(REASONS.service)];
  if (type === 'AwsConsoleSignIn') return [message(REASONS.signIn)];
  return type === 'AwsConsoleAction'
    ? [message('A step in the console, for which IAM names no action of its own.')]
    : [];
}

function operationWords(source: string, place: Place): readonly Message[] {
  return productName(source) === undefined && typeof place.event.readOnly !== 'boolean'
    ? []
    : [operationWord(source, place)];
}

function operationWord(source: string, { event: { readOnly } }: Place): Message {
  const product = productName(source) ?? code(source);
  if (readOnly === true) return message('An operation of {0} that only reads.', product);
  if (readOnly === false) return message('An operation of {0} that can change something.', product);
  return message('An operation of {0}.', product);
}

/** Where the call went to: an Insights event names it beside the name. */
function sourceOf({ event, path }: Place): string {
  const { eventSource } = path[0] === 'insightDetails' ? object(event.insightDetails) : event;
  return text(eventSource) ?? '';
}

/** What IAM has no words for, steps of signing in first of all, or words that say too little. */
const EVENT_NAMES: ReadonlyMap<string, string> = new Map([
  [
    'ConsoleLogin',
    'Someone signed in to the console, or tried to: `responseElements` says whether it worked.',
  ],
  ['CheckMfa', 'Someone was asked for MFA on the way into the console.'],
  [
    'SwitchRole',
    'Someone in the console switched to another role; the caller is already that role.',
  ],
  ['ExitRole', 'Someone in the console went back from a role to who they were before.'],
  ['RenewRole', 'The console renewed the session of a role.'],
  ['GetSigninToken', 'A federated user got a token to open the console with.'],
  ['PasswordRecoveryRequested', 'Someone asked to reset the password of the root user.'],
  ['PasswordRecoveryCompleted', 'Someone reset the password of the root user.'],
  ['PasswordUpdated', 'The password of the root user was changed.'],
  ['ExternalIdPDirectoryLogin', 'Someone signed in through an external directory.'],
  ['CredentialChallenge', 'IAM Identity Center asked someone for a credential.'],
  ['CredentialVerification', 'IAM Identity Center checked the credential that someone gave.'],
  ['UserAuthentication', 'Someone signed in to IAM Identity Center, or tried to.'],
  ['AuthorizeOAuth2Access', 'A signed-in person let a program such as the AWS CLI act for them.'],
  ['CreateOAuth2Token', 'A program such as the AWS CLI got credentials for a signed-in person.'],
  ['AssumeRole', 'A principal took on a role; the response has the key of the new session.'],
  ['AssumeRoleWithSAML', 'A user of a SAML identity provider took on a role.'],
  ['AssumeRoleWithWebIdentity', 'A user or workload of an OIDC identity provider took on a role.'],
  ['AssumeRoot', 'The management account took a short root session of a member account.'],
  [
    'GetSessionToken',
    'A user exchanged a long-term key for temporary credentials, perhaps with MFA.',
  ],
  ['GetFederationToken', 'A user made temporary credentials for a federated user.'],
  [
    'GetCallerIdentity',
    'A caller asked who it is. It needs no permission, so it is also what a stolen key is tried with first.',
  ],
]);
