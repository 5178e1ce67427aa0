import { OTHER, akia, asia, assumeRole, at, made, roleSession, user } from '../trace/made';

// Alice assumes one role and by it another in another account, which deletes a trail.
const jump = { role: 'Jump', session: 'one', key: asia(1) };
export const build = { role: 'Build', session: 'two', account: OTHER, key: asia(2) };
export const inBuild = roleSession({ ...build, created: at('09:10') });
export const first = assumeRole(
  'first',
  at('09:00'),
  user('alice', { accessKeyId: akia(1) }),
  jump,
);
export const second = assumeRole(
  'second',
  at('09:10'),
  roleSession({ ...jump, created: at('09:00') }),
  build,
);
export const call = made('call', at('09:30'), { userIdentity: inBuild, eventName: 'DeleteTrail' });
