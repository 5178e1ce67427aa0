import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { isGuid } from '../values/guid';
import { isMisplaced } from './misplaced';
import type { Rule } from './rule';
import { shown } from './shown';

export const eventId: Rule = {
  id: 'event-id',
  severity: 'warning',
  summary: 'eventID is a GUID in lower case.',
  explanation:
    'CloudTrail gives every event it delivers a GUID, of any version. It is what joins an event with its copies in other places, so an edited one joins nothing.',
  docs: CONTENTS,
  records: ['event', 'insight'],
  check({ event: { eventID: id } }, report) {
    if (typeof id !== 'string' || isGuid(id) || isMisplaced('eventID', id)) return;
    report(['eventID'], message('eventID "{0}" is no GUID in lower case.', shown(id)), {
      atMost: isGuid(id.toLowerCase()) ? 'info' : 'warning',
    });
  },
};
