import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { RULES } from '../../../src/core/rules';
import { eventChecker } from '../../../src/core/rules/checker';
import type { Rule } from '../../../src/core/rules/rule';
import { fixture, fixtureEvents } from './events';
import { mutationsOf } from './mutations';

const copy = <T>(value: T): T => structuredClone(value);
const event = (edits: object = {}): CloudTrailEvent =>
  copy({ ...fixture('iam-user'), ...edits }) as CloudTrailEvent;

/** A rule that counts how often it is asked, and reports where it is told to. */
function counting(rule: (count: () => void) => Partial<Rule>) {
  let asked = 0;
  const text = { id: 'counted', severity: 'info', summary: '', explanation: '' } as const;
  const check = eventChecker([{ ...text, ...rule(() => asked++) }]);
  return { check, asked: () => asked };
}

describe('an event of a call that is known', () => {
  it('has the findings that it would have as the first one, whatever was done to it', () => {
    const known = eventChecker(RULES);
    let tried = 0;
    for (const [, original] of fixtureEvents()) {
      for (let round = 0; round < 3; round++) known(copy(original));
      // One of many, others for each event: each makes a checker that has seen nothing.
      const mutations = [...mutationsOf(original)].filter(() => ++tried % 29 === 0);
      for (const { name, event: mutated } of mutations) {
        const json = JSON.stringify(mutated);
        const first = eventChecker(RULES)(mutated, {}, json);
        for (let round = 0; round < 3; round++)
          assert.deepEqual(known(mutated, {}, json), first, name);
      }
    }
  });

  it('is not asked again what its call was asked, and every time what it alone says', () => {
    const ofCall = counting(count => ({ checkCall: count }));
    const ofEvent = counting(count => ({ check: count }));
    for (let id = 0; id < 10; id++) {
      ofCall.check(event({ eventID: String(id) }));
      ofEvent.check(event({ eventID: String(id) }));
    }
    assert.ok(ofCall.asked() < 4, `${ofCall.asked()} times`);
    assert.equal(ofEvent.asked(), 10);
  });

  it('is asked again where its call had a finding', () => {
    const { check } = counting(() => ({
      checkCall: ({ event: { awsRegion } }, report) => {
        report(['awsRegion'], { template: '{0}', args: [String(awsRegion)] });
      },
    }));
    for (let round = 0; round < 5; round++) assert.equal(check(event()).length, 1);
  });

  it('is looked into only where a rule is concerned with its call', () => {
    const { check, asked } = counting(count => ({
      concerns: ({ eventName }) => eventName === 'PutObject',
      check: count,
    }));
    for (let round = 0; round < 5; round++) check(event());
    assert.equal(asked(), 0);
    for (let round = 0; round < 5; round++) check(event({ eventName: 'PutObject' }));
    assert.equal(asked(), 5);
  });

  it('differs from one with another value, key or type in any of its fields', () => {
    const seen: string[] = [];
    const { check } = counting(() => ({
      checkCall: ({ event: about }) => seen.push(JSON.stringify(about)),
    }));
    for (let round = 0; round < 5; round++) check(event());
    for (const edits of [
      { awsRegion: 'eu-west-1' },
      { errorCode: 'AccessDenied' },
      { readOnly: 'false' },
      { accountId: '111122223333' },
      { requestParameters: null },
      { sharedEventID: '8bff4fed-c229-4d2d-8264-4ab28a487505' },
    ]) {
      const before = seen.length;
      check(event(edits));
      assert.equal(seen.length, before + 1, JSON.stringify(edits));
    }
  });

  it('has its caller asked about, whoever of the same kind called before', () => {
    const check = eventChecker(RULES);
    const by = (userName: string) =>
      event({
        userIdentity: { ...(fixture('iam-user')['userIdentity'] as object), userName },
      });
    for (let round = 0; round < 5; round++) check(event());
    for (const name of ['bob', 'carol', 'bob'])
      assert.deepEqual(
        check(by(name)).map(({ rule }) => rule),
        ['user-name'],
      );
    assert.deepEqual(check(event()), []);
  });

  it('is told apart by fields that AWS does not document too', () => {
    const found = eventChecker(RULES);
    const other = (accountId: string) =>
      found(event({ accountId, vpcEndpointAccountId: '111122223333' })).map(({ rule }) => rule);
    for (let round = 0; round < 4; round++)
      assert.deepEqual(other('111122223333').includes('account-id'), false);
    assert.ok(other('11112222333').includes('account-id'));
  });

  it('is checked alike among more forms and calls than are remembered', () => {
    const found = eventChecker(RULES);
    const usual = event();
    const made = (index: number) =>
      ({
        ...usual,
        [`own${index % 29}`]: index % 7 === 0 ? {} : index,
        eventName: `Do${index}`,
      }) as CloudTrailEvent;
    for (let index = 0; index < 10_500; index++) found(made(index));
    for (const index of [0, 11, 10_499])
      assert.deepEqual(found(made(index)), eventChecker(RULES)(made(index)));
  });
});
