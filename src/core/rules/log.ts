import { text } from '../cloudTrailEvent';
import { userGuide } from '../fields/rows';
import { message } from '../message';
import { isAccountId } from '../values/accountId';
import { firstSeen } from '../values/guid';
import { parseLogFileName } from '../values/logFileName';
import { formatDuration, parseTime } from '../values/time';
import type { LogRule } from './rule';
import { shown } from './shown';

export const logRegion: LogRule = {
  id: 'log-region',
  severity: 'info',
  summary: 'The events of a log file are of the Region in its name.',
  explanation:
    'CloudTrail writes one file for each Region. Before trails of all Regions, events of global services such as IAM, which are of us-east-1, were written to the files of other Regions too. One finding for a file.',
  docs: userGuide('get-and-view-cloudtrail-log-files'),
  reads: [['awsRegion']],
  start(fileName = '') {
    const region = parseLogFileName(fileName)?.region;
    if (!region) return undefined;
    let found = false;
    return (event, _, report) => {
      const actual = text(event.awsRegion);
      if (!actual || actual === region || actual === 'us-east-1' || found) return;
      found = true;
      report(
        ['awsRegion'],
        message('The file is of Region {0}, the event of {1}.', shown(region), shown(actual)),
      );
    };
  },
};

export const logAccount: LogRule = {
  id: 'log-account',
  severity: 'info',
  summary: 'The events of a log file are of the account in its name.',
  explanation:
    'CloudTrail writes one file for each account, also for the trail of an organization: recipientAccountId is the account in the name. A file with events of others was put together after delivery. One finding for a file.',
  docs: userGuide('get-and-view-cloudtrail-log-files'),
  reads: [['recipientAccountId']],
  start(fileName = '') {
    const account = parseLogFileName(fileName)?.account;
    if (!account) return undefined;
    let found = false;
    return ({ recipientAccountId: actual }, _, report) => {
      if (found || !isAccountId(actual) || actual === account) return;
      found = true;
      report(
        ['recipientAccountId'],
        message('The file is of account {0}, the event of {1}.', account, actual),
        { compared: [account] },
      );
    };
  },
};

export const logTime: LogRule = {
  id: 'log-time',
  severity: 'warning',
  summary: 'The events of a log file happened before it was delivered.',
  explanation:
    'The name of a log file says when CloudTrail delivered it, usually within 15 minutes of its events. An event of more than an hour later was not in that file, or its time was changed. One finding for a file.',
  docs: userGuide('get-and-view-cloudtrail-log-files'),
  reads: [['eventTime']],
  start(fileName = '') {
    const delivered = parseLogFileName(fileName)?.delivered;
    if (delivered === undefined) return undefined;
    let found = false;
    return ({ eventTime }, _, report) => {
      if (found) return;
      const late = (parseTime(eventTime) ?? 0) - delivered;
      if (late <= HOUR) return;
      found = true;
      report(
        ['eventTime'],
        message('The file was delivered {0} before this event.', formatDuration(late)),
      );
    };
  },
};

const HOUR = 3_600_000;

export const eventIdRepeated: LogRule = {
  id: 'event-id-repeated',
  severity: 'info',
  summary: 'An event stands in a file once.',
  explanation:
    'CloudTrail may deliver an event more than once, which is uncommon. Count by eventID, not by lines.',
  docs: userGuide('cloudtrail-log-file-examples'),
  reads: [['eventID']],
  start() {
    const firstOf = firstSeen();
    return ({ eventID }, index, report) => {
      const id = text(eventID);
      const first = id ? firstOf(id, index) : undefined;
      if (first !== undefined)
        report(['eventID'], message('Event {0} of this file has the same eventID.', first + 1));
    };
  },
};
