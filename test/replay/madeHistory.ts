/** The clock of a made history. */
export const NOW = Date.parse('2026-11-18T12:00:00Z');

/** The n-th event of a history that tests make up: one a second, going back from `NOW`. */
export function madeEvent(n: number, changes: object = {}): object {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      accessKeyId: n % 2 ? 'AKIAIOSFODNN7EXAMPLE' : 'AKIAI44QH8DHBEXAMPLE',
      userName: n % 2 ? 'alice' : 'bob',
    },
    eventTime: new Date(NOW - n * 1000).toISOString().replace('.000', ''),
    eventSource: 'iam.amazonaws.com',
    eventName: n % 3 ? 'ListUsers' : 'CreateUser',
    awsRegion: 'us-east-1',
    readOnly: n % 3 !== 0,
    eventID: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...changes,
  };
}
