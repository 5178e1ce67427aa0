import { message } from '../message';
import { isPrintedStruct } from '../rows';
import type { LogRule } from './rule';

export const rowStruct: LogRule = {
  id: 'row-struct',
  severity: 'info',
  summary: 'A value of a query is JSON.',
  explanation:
    'Athena and CloudTrail Lake print a struct as {type=IAMUser, …}, which is not JSON and cannot be turned back: its texts may hold the same signs. Select the parts that are needed, such as userIdentity.arn, or the column eventJson where the event data store has it.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schema.html',
  holds: 'row',
  reads: [[]],
  start() {
    return (event, _, report) => {
      for (const [key, value] of Object.entries(event))
        if (isPrintedStruct(value))
          report(
            [key],
            message('{0} is a struct that was printed as text: its parts cannot be read.', key),
          );
    };
  },
};
