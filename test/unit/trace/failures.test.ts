import assert from 'node:assert/strict';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { traceIndex, traceOf } from '../../../src/core/trace';
import { anchors, type Given } from '../../../src/core/trace/anchors';
import { NOBODY, readCall } from '../../../src/core/trace/call';
import { credentials } from '../../../src/core/trace/credentials';
import { readIssue } from '../../../src/core/trace/issue';
import { links } from '../../../src/core/trace/links';
import { sessions } from '../../../src/core/trace/sessions';
import { assumeRole, at, made, roleSession, user } from './made';

const KEY = 'ASIA1111222233334LEN';
const SESSION = { session: 'alice', key: KEY, created: at('09:00') };
const issuing = assumeRole('issuing', at('09:00'), user('alice'), SESSION);
const using = made('using', at('09:01'), { userIdentity: roleSession(SESSION) });

function throwingAt(key: string, event: CloudTrailEvent): CloudTrailEvent {
  return Object.defineProperty({ ...event }, key, {
    enumerable: true,
    get() {
      throw new TypeError('of the event');
    },
  });
}

describe('what throws in a trace', () => {
  it('costs the event that it could not read, and is counted', () => {
    const index = traceIndex();
    for (const event of [throwingAt('eventTime', made('lost', at('09:00'), {})), issuing, using])
      index.add(event);
    assert.equal(index.tell(using).parent, 'issuing');
    assert.deepEqual([...index.failures], [['call', 1]]);
    assert.equal(index.tell(throwingAt('eventTime', using)).eventID, undefined);
    assert.deepEqual([...index.failures], [['call', 2]]);
  });

  it('costs what an event gave out, and not its session', () => {
    const index = traceIndex();
    index.add(throwingAt('responseElements', issuing));
    index.add(using);
    const { eventID, parent, session } = index.tell(using);
    assert.deepEqual([eventID, parent, session?.id], ['using', undefined, `key:${KEY}`]);
    assert.deepEqual([...index.failures], [['issue', 1]]);
    assert.equal(traceOf(using, index).hops.length, 0);
  });

  it('is counted with what was read in other threads', () => {
    const [one, other] = [traceIndex(), traceIndex()];
    for (const index of [one, other]) index.add(throwingAt('eventTime', using));
    one.merge(structuredClone(other.contents));
    assert.deepEqual([...one.failures], [['call', 2]]);
  });

  it('costs the link of the join, and the next one is tried', () => {
    const known = anchors();
    const used = credentials();
    for (const event of [issuing, using]) used.add(readCall(event));
    const call = readCall(issuing);
    const issue = readIssue(issuing, call);
    assert.ok(issue);
    known.add({ eventID: 'issuing', call, issue, place: undefined });
    const joinWithout = (lost: string) => {
      const failures = new Map<string, number>();
      const by = (given: Given) => {
        if (given.startsWith(lost)) throw new TypeError('of the join');
        return known.by(given);
      };
      const linkOf = links({ ...known, by }, sessions(used), failures);
      return [linkOf(readCall(using))?.join, ...failures];
    };
    assert.deepEqual(joinWithout('nothing'), ['key']);
    assert.deepEqual(joinWithout('key '), ['session start', ['join key', 1]]);
    assert.deepEqual(joinWithout(''), [undefined, ['join key', 1], ['join session start', 1]]);
  });

  it('finds nobody for an event that says nothing', () => {
    assert.equal(traceIndex().tell({}).person, undefined);
    assert.equal(NOBODY.eventID, undefined);
  });
});
