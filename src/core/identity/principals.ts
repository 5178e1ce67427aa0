import type { ChainDraft } from './draft';
import { federatedUser, iamUser, roleSession, rootUser } from './iamPrincipals';
import {
  awsService,
  identityCenterUser,
  otherAccount,
  providedUser,
  unknown,
  untyped,
} from './otherPrincipals';
import { at, wordsAt } from './place';
import type { Caller } from './session';
import { own } from '../own';

/** Draws a caller; returns the id of the node that acts, or `undefined` when the event names nobody. */
type DrawPrincipal = (draft: ChainDraft, caller: Caller) => string | undefined;

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
const PRINCIPALS: Readonly<Record<string, DrawPrincipal>> = {
  Root: rootUser,
  IAMUser: iamUser,
  AssumedRole: roleSession,
  FederatedUser: federatedUser,
  SAMLUser: providedUser,
  WebIdentityUser: providedUser,
  IdentityCenterUser: identityCenterUser,
  AWSAccount: otherAccount,
  AWSService: awsService,
};

export const drawPrincipal: DrawPrincipal = (draft, caller) => {
  const type = wordsAt(at(caller.identity, 'type'));
  if (type === undefined) return untyped(draft, caller);
  const draw = own(PRINCIPALS, type);
  return (draw ?? unknown)(draft, caller);
};
