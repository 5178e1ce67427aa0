import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { LOG_RULES, RULES, checkEvent } from '../../../src/core/rules';
import type { Case } from './case';
import { CALL_CASES } from './cases/call';
import { CALLER_CASES } from './cases/caller';
import { RECORD_CASES } from './cases/record';
import { edited } from './edited';
import { corpusEvents, fixtureEvents } from './events';

/** One case for each rule about an event, by its id. */
const CASES: Readonly<Record<string, Case>> = { ...RECORD_CASES, ...CALLER_CASES, ...CALL_CASES };

/** Rules about events; the one about their text is tested with texts. */
const ASKED = RULES.filter(({ id }) => id !== 'key-repeated');

/** What a rule finds: `path severity`, one each. */
function foundBy(rule: string, event: CloudTrailEvent): readonly string[] {
  return checkEvent(event)
    .filter(finding => finding.rule === rule)
    .map(({ path, severity }) => `${path.join('.')} ${severity}`);
}

function assertQuiet(
  events: readonly (readonly [string, CloudTrailEvent])[],
  severities: readonly string[],
) {
  const loud = events.flatMap(([name, event]) =>
    checkEvent(event)
      .filter(({ severity }) => severities.includes(severity))
      .map(({ rule, message }) => `${name}: ${rule}: ${english(message)}`),
  );
  assert.deepEqual(loud, []);
}

describe('the rules', () => {
  for (const { id } of ASKED) {
    const { keeps, breaks } = CASES[id] ?? { keeps: [], breaks: [] };

    it(`${id} is kept by what is normal`, () => {
      assert.ok(keeps.length > 0);
      for (const kept of keeps) assert.deepEqual(foundBy(id, edited(kept)), [], String(kept));
    });

    it(`${id} is broken by what is not`, () => {
      assert.ok(breaks.length > 0);
      for (const [name, edits, path, severity] of breaks)
        assert.ok(
          foundBy(id, edited([name, edits])).includes(`${path} ${severity}`),
          `${name} ${JSON.stringify(edits)}: ${foundBy(id, edited([name, edits])).join()}`,
        );
    });
  }

  it('have a case each, and every case has its rule', () => {
    assert.deepEqual(Object.keys(CASES).sort(), ASKED.map(({ id }) => id).sort());
  });

  it('have ids of their own, in kebab-case, and sentences for people', () => {
    const all = [...RULES, ...LOG_RULES];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id, summary, explanation, docs } of all) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      assert.match(summary, /^[^ ].*\.$/, id);
      assert.match(explanation, /^[^ ].*\.$/, id);
      assert.match(
        docs ?? 'https://docs.aws.amazon.com/',
        /^https:\/\/docs\.aws\.amazon\.com\//,
        id,
      );
    }
  });
});

describe('events that are in order', () => {
  it('have no findings at all', () => {
    const whole = fixtureEvents().filter(([name]) => name !== 'oversize.json');
    assertQuiet(whole, ['error', 'warning', 'info', 'hint']);
    assertQuiet(fixtureEvents(), ['error', 'warning', 'hint']);
  });

  for (const [folder, severities] of [
    ['invictus-aws', ['error', 'warning', 'info', 'hint']],
    ['stratus-red-team', ['error', 'warning']],
    ['traildiscover', ['error', 'warning']],
    ['trailscraper', ['error', 'warning']],
  ] as const)
    it(`have no ${severities.join(' or ')} in the real logs of ${folder}, where they are there`, function () {
      // One file of traildiscover is an excerpt without version and caller.
      const events = corpusEvents(folder).filter(([, { eventVersion }]) => eventVersion);
      if (events.length === 0) this.skip();
      assertQuiet(events, severities);
    });
});
