import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import snippets from '../../../snippets/cloudtrail.json';
import { check } from '../../../src/core/check';
import { openLog } from '../../../src/core/eventLog';
import { english } from '../../../src/core/message';
import { expandSnippet } from './expandSnippet';

const variables = {
  CURRENT_YEAR: () => '2026',
  CURRENT_MONTH: () => '03',
  CURRENT_DATE: () => '02',
  CURRENT_HOUR: () => '09',
  CURRENT_MINUTE: () => '14',
  CURRENT_SECOND: () => '07',
  UUID: () => randomUUID(),
};

describe('snippets', () => {
  for (const [title, { prefix, body }] of Object.entries(snippets)) {
    const expanded = () => expandSnippet(body.join('\n'), variables);

    it(`${prefix} is an event that the rules find nothing wrong with`, () => {
      const log = openLog(expanded());
      assert.ok(log, 'not recognised as CloudTrail');
      assert.equal(log.count, 1);
      const findings = [...check(log)].flat().filter(({ severity }) => severity !== 'hint');
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule}: ${english(message)}`),
        [],
        title,
      );
    });

    it(`${prefix} differs each time`, () => assert.notEqual(expanded(), expanded()));
  }

  it('begin with ct-, so that they are in nobody’s way in other JSON', () => {
    for (const { prefix } of Object.values(snippets)) assert.match(prefix, /^ct-[a-z0-9-]+$/);
  });

  it('name documentation accounts and addresses only', () => {
    const text = JSON.stringify(snippets);
    for (const [account] of text.matchAll(/(?<![\dA-Za-z])\d{12}(?!\d)/g))
      assert.ok(['111122223333', '444455556666', '123456789012'].includes(account), account);
    for (const [address] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\b/g))
      assert.match(address, /^(192\.0\.2|198\.51\.100|203\.0\.113|10\.0)\./);
  });
});
