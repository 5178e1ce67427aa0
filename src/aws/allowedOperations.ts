/**
 * Everything that is ever asked of AWS, by service. All of it reads; the queries that are started read
 * too, and are stopped. What the SDK's credential chain needs to sign (IAM Identity Center, STS) it asks
 * by itself.
 */
export const ALLOWED_OPERATIONS = {
  CloudTrailClient: [
    'LookupEvents',
    'DescribeTrails',
    'ListEventDataStores',
    'StartQuery',
    'DescribeQuery',
    'GetQueryResults',
    'CancelQuery',
  ],
  AthenaClient: [
    'ListWorkGroups',
    'ListDatabases',
    'ListTableMetadata',
    'GetTableMetadata',
    'StartQueryExecution',
    'GetQueryExecution',
    'GetQueryResults',
    'StopQueryExecution',
  ],
  STSClient: ['GetCallerIdentity'],
} as const;

/** Makes a client refuse every other operation, before anything is signed or sent. */
export const ALLOWED_ONLY = {
  applyToStack(stack: { add(middleware: typeof allowed, options: typeof FIRST): void }): void {
    stack.add(allowed, FIRST);
  },
};

const FIRST = { name: 'allowedOperations', step: 'initialize', priority: 'high' } as const;

function allowed<Next>(
  next: Next,
  { clientName = '', commandName = '' }: { clientName?: string; commandName?: string },
): Next {
  const operations = Object.entries(ALLOWED_OPERATIONS).find(([client]) => client === clientName);
  if (operations?.[1].some(operation => `${operation}Command` === commandName)) return next;
  throw new Error(`${clientName} must not send ${commandName}.`);
}
