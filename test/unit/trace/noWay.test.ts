import assert from 'node:assert/strict';
import { akia, asia, assumeRole, at, made, roleSession, user } from './made';
import { told } from './told';

describe('trace: no ways', () => {
  it('has no circles, and no event that issued its own key', () => {
    const self = roleSession({ session: 'self', key: asia(1), created: at('08:00') });
    const ring = (n: number, uses: number) =>
      assumeRole(
        `ring-${n}`,
        at(`09:0${n}`),
        roleSession({ role: `Ring${n}`, session: 'x', key: asia(10 + uses), created: at('07:00') }),
        { role: 'Ring', session: 'x', key: asia(10 + n) },
      );
    const of = told([
      assumeRole('self', at('09:00'), self, { session: 'self', key: asia(1) }),
      ring(0, 2),
      ring(1, 0),
      ring(2, 1),
      made('call', at('09:30'), {
        userIdentity: roleSession({
          role: 'Ring2',
          session: 'x',
          key: asia(12),
          created: at('09:02'),
        }),
      }),
    ]);
    assert.equal(of('self').parent, undefined);
    assert.deepEqual(of('call').way, ['ring-2', 'ring-1', 'ring-0']);
    assert.equal(of('ring-0').parent, undefined);
  });

  it('never joins made-up and masked keys', () => {
    for (const key of [
      'ASIAIOSFODNN7EXAMPLE',
      'ASIA****************',
      'XXXXXXXXXXXXXXXXXXXX',
      '',
    ]) {
      const of = told([
        assumeRole('assume', at('09:00'), user('alice', { accessKeyId: akia(1) }), {
          session: 'a',
          key,
        }),
        made('call', at('09:10'), {
          userIdentity: roleSession({ role: 'Stranger', session: 'b', key, created: at('09:05') }),
        }),
      ]);
      assert.equal(of('call').parent, undefined, key);
    }
  });
});
