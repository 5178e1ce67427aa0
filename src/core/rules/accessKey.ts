import { text } from '../cloudTrailEvent';
import { IDENTITY } from '../fields/rows';
import { message } from '../message';
import type { Rule } from './rule';
import { shown } from './shown';

const KEY = ['userIdentity', 'accessKeyId'];
const PREFIXES =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids';

export const accessKeyKind: Rule = {
  id: 'access-key-kind',
  severity: 'info',
  summary: 'A role calls with a temporary key, a user without session with a long-term one.',
  explanation:
    'Temporary keys begin with ASIA, long-term keys with AKIA. A role has no long-term keys, and a user with a temporary key has a session context.',
  docs: PREFIXES,
  callers: ['AssumedRole', 'IAMUser'],
  checkCaller({ identity, type }, report) {
    const key = text(identity['accessKeyId']);
    if (!key) return;
    if (type === 'AssumedRole' && !key.startsWith('ASIA'))
      report(KEY, message('The key of a role begins with ASIA; this is "{0}".', shown(key)));
    else if (
      type === 'IAMUser' &&
      identity['sessionContext'] === undefined &&
      !key.startsWith('AKIA')
    )
      report(
        KEY,
        message('The key of a user without session begins with AKIA; this is "{0}".', shown(key)),
      );
  },
};

export const temporaryKeySession: Rule = {
  id: 'temporary-key-session',
  severity: 'info',
  summary: 'A temporary key comes with its session.',
  explanation:
    'sessionContext says when a temporary key was issued, with or without MFA, and by which role. Excerpts leave it out.',
  docs: IDENTITY,
  checkCaller({ identity }, report) {
    const key = text(identity['accessKeyId']);
    if (key?.startsWith('ASIA') && identity['sessionContext'] === undefined)
      report(
        ['userIdentity'],
        message('{0} is a temporary key; sessionContext is missing.', shown(key)),
        {
          compared: [key],
        },
      );
  },
};

export const longTermKeySession: Rule = {
  id: 'long-term-key-session',
  severity: 'hint',
  summary: 'A long-term key has no session.',
  explanation:
    'Long-term keys are not issued for a session. Calls that the console makes to S3 for a user are an exception, and samples of the documentation are another.',
  docs: IDENTITY,
  concerns: ({ kind, eventSource }) =>
    kind.isLongTerm && kind.keys.has('sessionContext') && eventSource !== 's3.amazonaws.com',
  check({ identity }, report) {
    const key = shown(identity['accessKeyId']);
    report(KEY, message('{0} is a long-term key, but there is a sessionContext.', key));
  },
};
