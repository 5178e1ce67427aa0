/** Names of people and what else tells who they are, where an event says that it is that. */
import { isPlaceholder } from '../values/placeholder';
import { isNobody } from './commonWords';
import { personWord, type PersonKind } from './keyWords';
import { isPseudonym } from './pseudonyms';
import type { JsonString } from './strings';
import type { Span } from '../places';
import { withoutEnding } from './withoutEnding';

/** What a text tells of somebody: offsets in UTF-16 units, the end excluded. */
export interface Personal extends Span {
  /** Whether it is the name of a session, which may be that of a program. */
  readonly isSession: boolean;
}

/** What the whole value of a key is of a person; `undefined` where it is nothing of one. */
export function personUnder(string: JsonString): PersonKind | undefined {
  if (string.isKey) return undefined;
  const kind = personWord(string);
  const { value } = string;
  if (!kind || value.length > LONGEST_NAME || isPlaceholder(value) || isPseudonym(value)) return;
  switch (kind) {
    case 'phone':
      return PHONE.test(value) ? kind : undefined;
    case 'personId':
      return GUID.test(value) || (isCredential(string) && /^[\w+/=.-]{8,}$/.test(value))
        ? kind
        : undefined;
    case 'postal':
      return /\p{L}|\d{3}/u.test(value) ? kind : undefined;
    case 'name':
      return isName(value) ? kind : undefined;
  }
}

const isCredential = ({ key, value }: JsonString) =>
  /credential/i.test(key) && !/^A[A-Z]{3}[A-Z0-9]{12,}$/.test(value);

const LONGEST_NAME = 320;
const PHONE = /^\+?[\d\s().-]{6,24}$/;
const GUID = /^(?:[0-9a-f]{10}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value that a key calls a name may be one: no ARN, no address of a service, no program. */
export function isName(value: string): boolean {
  return (
    value.length > 1 &&
    !isPseudonym(value) &&
    !isNobody(value) &&
    !/^(?:arn:|https?:\/\/|repo:|system:|\d{12}$|[{[<$])|%3a/i.test(value) &&
    !/\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/.test(value) &&
    !/^A[A-Z]{3}[A-Z0-9]{12,}(?::|$)/.test(value) &&
    !isProgram(value)
  );
}

/** Names that services and tools give to the sessions they open. */
function isProgram(name: string): boolean {
  return /^(?:m?i-[0-9A-Fa-f]{8,17}|[0-9a-f]{32}|\d{8,}|(?:botocore-session-|aws-go-sdk-|aws-sdk-|AWSCLI-Session|aws-cli-|eks-|GitHub(?:Actions|[-_]?Actions?)|gitlab|terraform-run-|run-[A-Za-z0-9]{16}$|AWSCloudFormation$|AWSCodeBuild-|AWSCodePipeline|CodePipeline|AWSConfig-|ConfigResource|AutoScaling|SLRManagement$|Backplane|StepFunctions|AWSStepFunctions|CCSSession$|Glue|AWSGlue|awslambda_|RolesAnywhere|SageMaker$|ECSTask|ecs-execute|CognitoIdentityCredentials$)\S*)$/.test(
    name,
  );
}

/**
 * ARNs of users, of their devices and of sessions, principal ids with the name of a session: forms that
 * nothing else has, each with the name as its only group.
 */
const FORMS: readonly (readonly [isSession: boolean, form: RegExp])[] = [
  [
    false,
    /(?:(?<=:(?:user|sms-mfa|mfa|dbuser)[:/])|(?<=\bfederated-user\/))(?:[\w+=,.@-]{1,128}\/){0,40}([\w+=,.@-]{1,128})/dg,
  ],
  [false, /(?<=:u2f\/user\/)([\w+=,.@-]{1,128})/dg],
  [true, /(?<=\bassumed-role\/)(?:[\w+=,.@-]{1,128}\/){1,8}([\w+=,.@-]{2,128})/dg],
  [true, /\bA(?:ROA|IDA|GPA)[A-Z0-9]{9,28}(?:EXAMPLE)?:([\w+=,.@-]{2,128})/dg],
];
const EMAIL =
  /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,128}(?:'[\p{L}\p{N}_.+-]{1,64})?@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,8}/gu;
const TELLS = /user|mfa|role\/|A(?:ROA|IDA|GPA)/;

/** What a text tells of people by its form. */
export function peopleIn(text: string): readonly Personal[] {
  const found: Personal[] = [];
  if (text.includes('@'))
    for (const { 0: address, index } of text.matchAll(EMAIL))
      if (!isPseudonym(address))
        found.push({ isSession: false, start: index, end: index + address.length });
  if (TELLS.test(text))
    for (const [isSession, form] of FORMS)
      for (const match of text.matchAll(form)) {
        const [start, last] = match.indices?.[1] ?? [0, 0];
        const end = start + withoutEnding(text.slice(start, last), '.,=').length;
        const name = text.slice(start, end);
        if (isName(name) && !isPlaceholder(name)) found.push({ isSession, start, end });
      }
  return found;
}

/** Whether a text is nothing but an e-mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@:/]+@[^\s@:/.]+(?:\.[^\s@:/.]+)+$/.test(text);
}
