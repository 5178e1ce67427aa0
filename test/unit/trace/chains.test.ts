import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CloudTrailEvent, JsonObject } from '../../../src/core/cloudTrailEvent';
import { traceOf, type TraceIndex } from '../../../src/core/trace';
import {
  HOME,
  OTHER,
  THIRD,
  akia,
  asia,
  assumeRole,
  made,
  roleSession,
  user,
  userArn,
} from './made';
import { indexOf, told } from './told';

/** Role sessions that form a forest: each is started under an earlier one, or by a user. */
interface Planned {
  readonly parent: number;
  readonly account: string;
  readonly calls: number;
}

const forest = fc.array(
  fc.record({
    parent: fc.nat(4),
    account: fc.constantFrom(HOME, OTHER, THIRD),
    calls: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const clock = (minute: number) =>
  new Date(Date.UTC(2026, 10, 18, 6, minute)).toISOString().replace('.000', '');

/** The events of a forest, and the parent of each. */
function grown(plan: readonly Planned[]) {
  const events: CloudTrailEvent[] = [];
  const parents = new Map<string, string | undefined>();
  const identity = (n: number): JsonObject => {
    const account = plan[n]?.account ?? HOME;
    return roleSession({
      role: `Role${n}`,
      session: 's',
      account,
      key: asia(n),
      created: clock(n),
    });
  };
  plan.forEach(({ parent, account, calls }, n) => {
    // 0 is the user; anything else counts back from here, so that there are long ways too.
    const under = parent === 0 || parent > n ? undefined : n - parent;
    const caller = under === undefined ? user('alice', { accessKeyId: akia(1) }) : identity(under);
    const to = { role: `Role${n}`, session: 's', account, key: asia(n) };
    events.push(assumeRole(`start-${n}`, clock(n), caller, to));
    parents.set(`start-${n}`, under === undefined ? undefined : `start-${under}`);
    for (let call = 0; call < calls; call++) {
      events.push(made(`call-${n}-${call}`, clock(n + 20), { userIdentity: identity(n) }));
      parents.set(`call-${n}-${call}`, `start-${n}`);
    }
  });
  return { events, parents };
}

describe('trace: chains made at random', () => {
  it('are found as they were made, whatever the order and the files', () => {
    fc.assert(
      fc.property(forest, plan => {
        const { events, parents } = grown(plan);
        const of = told(events, 2);
        for (const [eventID, parent] of parents) {
          assert.equal(of(eventID).parent, parent);
          assert.equal(of(eventID).person, `iam-user:${userArn('alice')}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('have evidence at both ends of each hop, in values that are equal', () => {
    fc.assert(
      fc.property(forest, plan => {
        const { events } = grown(plan);
        const index = indexOf(events);
        for (const event of events)
          for (const { child, parent, evidence, confidence } of traceOf(event, index).hops) {
            assert.equal(confidence, 'recorded');
            assert.deepEqual(
              new Set(evidence.map(({ eventID }) => eventID)),
              new Set([child, parent]),
            );
            const values = evidence.map(({ eventID, pointer }) =>
              valueAt(
                events.find(one => one.eventID === eventID),
                pointer,
              ),
            );
            assert.equal(new Set(values).size, 1, JSON.stringify(values));
          }
      }),
      { numRuns: 40 },
    );
  });
});

describe('trace: events that nobody would write', () => {
  const strange = fc.oneof(
    fc.constantFrom(
      asia(1),
      akia(1),
      'AssumeRole',
      'SwitchRole',
      'ConsoleLogin',
      'Success',
      'AssumedRole',
      'AWSAccount',
      'IAMUser',
      'Root',
      'signin.amazonaws.com',
      '2026-11-18T09:00:00Z',
      'arn:aws:iam::111122223333:user/alice',
      "'; DROP TABLE x; --",
      '__proto__',
      true,
      null,
    ),
    fc.string(),
    fc.jsonValue(),
  );
  const part = (...keys: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...keys), strange, { maxKeys: 8 });
  const anyEvent = fc
    .record(
      {
        eventID: fc.oneof(fc.constantFrom('a', 'b', 'c'), strange),
        eventName: strange,
        eventSource: strange,
        eventTime: strange,
        userAgent: strange,
        requestID: strange,
        sharedEventID: strange,
        responseElements: fc.oneof(
          strange,
          fc.record({
            credentials: part('accessKeyId'),
            accessKey: part('accessKeyId'),
            assumedRoleUser: part('assumedRoleId', 'arn'),
            ConsoleLogin: strange,
            SwitchRole: strange,
          }),
        ),
        additionalEventData: fc.oneof(
          strange,
          part('signInSessionArn', 'SwitchFrom', 'downstreamRequests', 'success'),
        ),
        userIdentity: fc.oneof(
          strange,
          fc.record({
            type: strange,
            arn: strange,
            principalId: strange,
            accountId: strange,
            accessKeyId: strange,
            invokedBy: strange,
            onBehalfOf: fc.oneof(strange, part('userId', 'identityStoreArn')),
            sessionContext: fc.oneof(
              strange,
              fc.record({
                attributes: part('creationDate', 'sessionCredentialFromConsole'),
                sessionIssuer: strange,
                signInSessionArn: strange,
              }),
            ),
          }),
        ),
      },
      { requiredKeys: [] },
    )
    .map(event => event as CloudTrailEvent);

  it('never stop a trace, and are told of alike in any order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), events => {
        const tell = (index: TraceIndex) =>
          events.map(event => {
            const { hops, origin, missing } = traceOf(event, index);
            assert.equal(new Set(hops.map(({ parent }) => parent)).size, hops.length);
            return [
              index.tell(event),
              hops.map(({ parent, join }) => [parent, join]),
              origin,
              missing,
            ];
          });
        assert.deepEqual(tell(indexOf(events)), tell(indexOf([...events].reverse())));
      }),
      { numRuns: 600 },
    );
  });

  it('do not exhaust the stack with a chain of ten thousand roles', () => {
    const events = Array.from({ length: 10_000 }, (_, n) =>
      assumeRole(
        `start-${n}`,
        clock(0),
        roleSession({ role: `R${n}`, session: 's', key: asia(n) }),
        { role: 'R', session: 's', key: asia(n + 1) },
      ),
    );
    const index = indexOf(events);
    const call = made('call', clock(9), {
      userIdentity: roleSession({ session: 's', key: asia(9999) }),
    });
    assert.equal(index.tell(call).parent, 'start-9998');
    assert.equal(traceOf(call, index).hops.length, 64);
  });
});

function valueAt(event: CloudTrailEvent | undefined, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], event);
}
