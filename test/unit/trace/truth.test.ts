import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPlaceholder } from '../../../src/core/values/placeholder';
import { eventsUnder } from '../realEvents';
import { indexOf } from './told';

/** Real events and what joins them, kept beside the checkout where somebody has them. */
const CORPUS = join(process.cwd(), '..', 'shared', 'corpus');
const TRUTH = join(CORPUS, 'chain-truth');

/** A key, the events that issued it and those that used it. */
interface Issued {
  readonly key: string;
  readonly issuedBy: readonly { readonly eventID: string }[];
  readonly usedBy: readonly { readonly eventID: string }[];
}

describe('trace: real events', function () {
  this.timeout(60_000);

  before(function () {
    // There is nothing to compare with where the set of real events does not lie beside the checkout.
    if (!existsSync(TRUTH)) this.skip();
  });

  it('are joined by every key that was recorded, and by no other', () => {
    let found = 0;
    for (const file of readdirSync(TRUTH).sort()) {
      const truth = JSON.parse(readFileSync(join(TRUTH, file), 'utf8')) as readonly Issued[];
      const expected = new Map<string, ReadonlySet<string>>();
      for (const { key, issuedBy, usedBy } of truth) {
        // The keys of samples are all alike: what they seem to join are strangers.
        if (isPlaceholder(key)) continue;
        const issuers = new Set(issuedBy.map(({ eventID }) => eventID));
        for (const { eventID } of usedBy) expected.set(eventID, issuers);
      }
      const events = [...eventsUnder(join(CORPUS, file.replace('.json', '')))];
      const index = indexOf(events);
      const joined = new Map<string, string | undefined>();
      for (const event of events) {
        const { eventID, parent, join } = index.tell(event);
        if (eventID !== undefined && join === 'key') joined.set(eventID, parent);
      }
      for (const [eventID, issuers] of expected)
        assert.ok(issuers.has(joined.get(eventID) ?? ''), `${file}: ${eventID} is not joined`);
      assert.deepEqual([...joined.keys()].sort(), [...expected.keys()].sort(), file);
      found += joined.size;
    }
    assert.ok(found >= 118, `only ${found} links were found`);
  });
});
