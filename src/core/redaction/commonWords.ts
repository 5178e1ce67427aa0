/** Words that are a name or a secret only where their key says so: logs have them for other things too. */
import { FIELDS } from '../fields';
import { EVENT_SOURCES } from '../values/eventSource';
import { namesField } from './keyWords';
import { fold } from './matcher';

/** Whether a text is such a word, or too short to be told from other text. */
export function isCommon(text: string): boolean {
  return (
    text.length < SHORTEST ||
    WORDS.has(fold(text)) ||
    /^\d{1,5}$/.test(text) ||
    // Somebody called a session `Role-Session-Name`: no key changes for that.
    namesField(text)
  );
}

/** Shorter values are replaced under their keys alone. */
export const SHORTEST = 3;

/** Whether a name is nobody's: what AWS itself writes in the place of one. */
export function isNobody(name: string): boolean {
  return NOBODY.has(fold(name)) || !/[\p{L}\d]/u.test(name);
}

const NOBODY = new Set([
  'aws root user',
  'root user',
  ...'aws iam sts user root role group policy assumed-role federated-user anonymous anonymous_principal unknown null none true false amazon system self root-account-mfa-device'.split(
    ' ',
  ),
]);

const WORDS: ReadonlySet<string> = new Set([
  ...NOBODY,
  ...FIELDS.map(({ path }) => fold(path.slice(path.lastIndexOf('.') + 1))),
  ...EVENT_SOURCES.map(source => source.replace('.amazonaws.com', '')),
  ...(
    'admin admins administrator administratoraccess adminaccess poweruser poweruseraccess readonly readonlyaccess viewonly audit auditor ' +
    'account accounts action allow app application backup bot bucket build ci cd client cli cloud cluster config console ' +
    'consumer cron data database db dbadmin default demo deny deploy deployer deployment dev developer devops disabled ' +
    'ec2-user enabled error event events example external failure federated finance global group groups guest gateway ' +
    'github gitlab host http https info instance internal jenkins job json key kubernetes lambda linux local localhost log login logs ' +
    'authenticator chrome device firefox iphone laptop mobile phone safari virtual yubikey ' +
    'mail main management manager master member monitor monitoring mysql name network node object ops operator oracle ' +
    'owner packer partner pass passwd password person pipeline policy postgres postgresql power principal private prod ' +
    'production profile project public python query queue read reader region release replica request required resource response ' +
    'role roles root runner sa secret secrets secure security server service session sessions setup shared signin ' +
    'snapshot ssm sso staging stack stage state status string success super superuser support switch system table task team ' +
    'temp template terraform test tester testing token tools trail type ubuntu update upload user username users ' +
    'value version viewer vpc web webapp windows worker write writer zone arn aws amazon amazonaws com org net ' +
    'eventname eventsource records mfa useridentity requestparameters responseelements iam sts amazon ' +
    'january february march april june july august monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
]);
