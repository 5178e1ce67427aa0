import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import type { EventQuery } from '../../../src/core/query';
import { ANY_TRAIL_TABLE } from '../../../src/core/sql/athenaSql';
import { COPY_FORMS } from '../../../src/core/sql/copyForms';

const QUERY: EventQuery = {
  from: Date.UTC(2026, 0, 31, 11),
  filters: [{ attribute: 'eventName', value: 'StopLogging' }],
};
const NOW = Date.UTC(2026, 0, 31, 12);

describe('a search to be copied', () => {
  for (const form of COPY_FORMS)
    it(`has its value in it, and says what it leaves out: ${english(form.title)}`, () => {
      const { text, leftOut } = form.copy(QUERY, { now: NOW });
      assert.match(text, /StopLogging/);
      const says = /2026-01-31[T ]11:00:00/.test(text) && form.id !== 'insights';
      assert.deepEqual(leftOut, says ? [] : ['time']);
    });

  it('names the place where it was made', () => {
    const texts = Object.fromEntries(
      COPY_FORMS.map(({ id, copy }) => [
        id,
        copy(QUERY, {
          now: NOW,
          profile: 'demo',
          region: 'eu-west-1',
          table: { ...ANY_TRAIL_TABLE, database: 'security', name: 'trails' },
          eventDataStore: '0f1e2d3c-1111-4222-8333-444455556666',
        }).text,
      ]),
    );
    assert.match(texts['cli'] ?? '', /--profile demo --region eu-west-1/);
    assert.match(texts['powerShell'] ?? '', /--profile demo --region eu-west-1/);
    assert.match(texts['athena'] ?? '', /FROM "security"\."trails"/);
    assert.match(texts['lake'] ?? '', /FROM 0f1e2d3c-1111-4222-8333-444455556666\n/);
  });
});
