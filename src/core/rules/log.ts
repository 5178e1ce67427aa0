import { text } from '../cloudTrailEvent';
import { userGuide } from '../fields/rows';
import { message } from '../message';
import type { LogRule } from './rule';
import { shown } from './shown';

export const logRegion: LogRule = {
  id: 'log-region',
  severity: 'info',
  summary: 'The events of a log file are of the Region in its name.',
  explanation:
    'CloudTrail writes one file for each Region. Before trails of all Regions, events of global services such as IAM, which are of us-east-1, were written to the files of other Regions too. One finding for a file.',
  docs: userGuide('get-and-view-cloudtrail-log-files'),
  start(fileName = '') {
    const [, region] = LOG_NAME.exec(fileName) ?? [];
    let found = false;
    return (event, _, report) => {
      const actual = text(event.awsRegion);
      if (!region || !actual || actual === region || actual === 'us-east-1' || found) return;
      found = true;
      report(
        ['awsRegion'],
        message('The file is of Region {0}, the event of {1}.', shown(region), shown(actual)),
      );
    };
  },
};

/** `111122223333_CloudTrail_us-east-1_20260302T0915Z_7xgocspSowgK0Gto.json.gz` */
const LOG_NAME =
  /(?:^|[\\/])\d{12}_CloudTrail[A-Za-z-]*_([a-z]{2,4}(?:-[a-z]+)+-\d+)_\d{8}T\d{4}Z_/;

export const eventIdRepeated: LogRule = {
  id: 'event-id-repeated',
  severity: 'info',
  summary: 'An event stands in a file once.',
  explanation:
    'CloudTrail may deliver an event more than once, which is uncommon. Count by eventID, not by lines.',
  docs: userGuide('cloudtrail-log-file-examples'),
  start() {
    const seen = new Map<string, number>();
    return ({ eventID }, index, report) => {
      const id = text(eventID);
      if (!id) return;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else report(['eventID'], message('Event {0} of this file has the same eventID.', first + 1));
    };
  },
};
