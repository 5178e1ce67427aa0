import assert from 'node:assert/strict';
import { commandLine } from './commandLine';

describe('command line: redact', function () {
  // Each test starts processes of its own.
  this.timeout(60_000);
  const { run } = commandLine();
  const event = {
    recipientAccountId: '210987654321',
    sourceIPAddress: '54.12.1.2',
    userName: 'jane.roe',
    note: { userName: 'Al' },
    message: 'Al and jane.roe',
  };
  const redacted = (...options: readonly string[]) =>
    run(['redact', ...options, '-'], JSON.stringify(event));

  it('prints the text, and says on the other stream what stays', () => {
    const { status, stdout, stderr } = redacted('--people', '--addresses');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      recipientAccountId: '111122223333',
      sourceIPAddress: '192.0.2.1',
      userName: 'person-1',
      note: { userName: 'person-2' },
      message: 'Al and person-1',
    });
    assert.equal(stderr, 'line 1: al under message stays: too short to be told from other text\n');
  });

  it('leaves names and addresses unless it is told to take them', () => {
    const { stdout, stderr } = redacted();
    assert.deepEqual(JSON.parse(stdout), { ...event, recipientAccountId: '111122223333' });
    assert.equal(stderr, '');
  });

  it('ends with 2 where there is no file', () => {
    assert.equal(run(['redact']).status, 2);
    assert.equal(run(['redact', 'no such file']).status, 2);
  });
});
