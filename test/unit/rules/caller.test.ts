import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { checkEvent } from '../../../src/core/rules';
import { callerOf } from '../../../src/core/rules/caller';
import { fixture } from './events';

const copy = <T>(value: T): T => structuredClone(value);
const identity = (edits: object = {}) =>
  ({ ...(fixture('assumed-role')['userIdentity'] as object), ...edits }) as CloudTrailEvent;
const event = (userIdentity: CloudTrailEvent, edits: object = {}): CloudTrailEvent => ({
  ...fixture('assumed-role'),
  ...edits,
  userIdentity,
});
const rulesOf = (one: CloudTrailEvent) =>
  checkEvent(one, {}, JSON.stringify(one)).map(({ rule, path }) => `${rule} ${path.join('.')}`);

describe('a caller', () => {
  it('is known again by an identity with the same members, in any order', () => {
    const one = identity();
    const turned = Object.fromEntries(Object.entries(copy(one)).reverse());
    assert.equal(callerOf(copy(one)), callerOf(turned));
  });

  it('is another one where anything differs, however deep', () => {
    const one = identity();
    const context = one['sessionContext'] as CloudTrailEvent;
    const others = [
      identity({ accountId: '444455556666' }),
      identity({ extra: null }),
      Object.fromEntries(Object.entries(one).slice(0, -1)),
      identity({ sessionContext: { ...context, attributes: {} } }),
      identity({ sessionContext: { ...context, extra: {} } }),
    ] as CloudTrailEvent[];
    for (const other of others) assert.notEqual(callerOf(other), callerOf(copy(one)));
  });

  it('in order hides nothing that is said of the next one, or of the event', () => {
    const fine = event(identity());
    const wrong = event(identity({ arn: 'arn:aws:iam::111122223333:user/alice' }));
    for (let round = 0; round < 2; round++) {
      assert.deepEqual(rulesOf(copy(fine)), []);
      assert.deepEqual(rulesOf(copy(wrong)), ['role-session-arn userIdentity.arn']);
      assert.deepEqual(rulesOf(event(identity(), { eventID: '17' })), ['event-id eventID']);
    }
  });

  it('that is no object is of the wrong type each time', () => {
    for (let round = 0; round < 2; round++)
      assert.ok(rulesOf(event([] as never)).includes('field-type userIdentity'));
  });

  it('is told with its repeated keys each time', () => {
    const json = JSON.stringify(event(identity())).replace('"type":', '"type":"x","type":');
    for (let round = 0; round < 2; round++)
      assert.deepEqual(
        checkEvent(JSON.parse(json) as CloudTrailEvent, {}, json).map(({ rule }) => rule),
        ['key-repeated'],
      );
  });
});
