import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { english } from '../../../src/core/message';
import { checkEvent } from '../../../src/core/rules';
import { corpusEvents, fixtureEvents } from './events';
import { mutationsOf, textMutationsOf } from './mutations';

/** Findings as text, to see which are new. */
function findings(event: CloudTrailEvent, json = JSON.stringify(event)): ReadonlySet<string> {
  return new Set(
    checkEvent(event, {}, json).map(
      ({ rule, path, message }) => `${rule} ${path.join('.')} ${english(message)}`,
    ),
  );
}

/** What was done to an event and made no new finding. */
function escapedFrom(events: Iterable<readonly [name: string, event: CloudTrailEvent]>) {
  const escaped: string[] = [];
  let tried = 0;
  for (const [name, event] of events) {
    const before = findings(event);
    for (const mutation of mutationsOf(event)) {
      tried++;
      if ([...findings(mutation.event)].every(finding => before.has(finding)))
        escaped.push(`${name}: ${mutation.name}`);
    }
    for (const { name: done, json } of textMutationsOf(JSON.stringify(event))) {
      tried++;
      if ([...findings(event, json)].every(finding => before.has(finding)))
        escaped.push(`${name}: ${done}`);
    }
  }
  return { tried, escaped };
}

function assertCaught({ tried, escaped }: ReturnType<typeof escapedFrom>, atLeast: number) {
  assert.ok(tried > 1000, `only ${tried} mutations were tried`);
  assert.ok(
    escaped.length <= tried * (1 - atLeast),
    `${escaped.length} of ${tried} mutations escaped:\n${escaped.join('\n')}`,
  );
}

describe('mutated events', () => {
  it('are caught in 99 of 100 cases', () => {
    assertCaught(escapedFrom(fixtureEvents()), 0.99);
  });

  it('are caught in 99 of 100 cases on real events, where there are any', function () {
    const events = corpusEvents('invictus-aws').filter((_, index) => index % 97 === 0);
    if (events.length === 0) this.skip();
    assertCaught(escapedFrom(events), 0.99);
  });
});
