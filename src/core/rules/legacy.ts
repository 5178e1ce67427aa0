import { message } from '../message';
import type { Rule } from './rule';

export const legacyKeys: Rule = {
  id: 'legacy-keys',
  severity: 'info',
  summary: 'The keys of a record are written in camelCase.',
  explanation:
    'Some records of the years before 2017 have keys like EventName and empty texts where a value is absent. They are read under the documented names; what else departs from those is a hint.',
  records: ['legacy'],
  check(_, report) {
    report([], message('A legacy record with PascalCase keys.'));
  },
};
