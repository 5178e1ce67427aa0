import assert from 'node:assert/strict';
import { tracePicture } from '../../../src/core/picture/tracePicture';
import { traceOf } from '../../../src/core/trace';
import { asia, at, HOME, made, OTHER, THIRD } from '../trace/made';
import { indexOf } from '../trace/told';
import { arrows, drawn, names, noticed, said } from './drawn';
import { SITUATIONS } from './situations';

const CALLED = 'session Admin / alice | called | call DeleteTrail';
const TOUCHED = 'call DeleteTrail | touched | resource audit';

describe('picture of a trace', () => {
  it('leads over one, two and three roles, each session once', () => {
    assert.deepEqual(arrows(drawn(SITUATIONS.oneHop)), [
      'user alice | assumed | session Admin / alice',
      CALLED,
      TOUCHED,
    ]);
    assert.deepEqual(arrows(drawn(SITUATIONS.twoHops)), [
      'user alice | assumed | session Admin / alice',
      'session Admin / alice | assumed | session Audit / from-admin',
      'session Audit / from-admin | called | call DeleteTrail',
      TOUCHED,
    ]);
    assert.deepEqual(names(drawn(SITUATIONS.threeHops)), [
      'user alice',
      'session Admin / alice',
      'session Audit / from-admin',
      'session Backup / nightly',
      'call DeleteTrail',
      'resource audit',
    ]);
  });

  it('says where an arrow enters another account', () => {
    const { nodes } = drawn(SITUATIONS.threeHops);
    const accounts = nodes.map(({ account }) => account);
    assert.deepEqual(accounts, [HOME, HOME, OTHER, THIRD, THIRD, HOME]);
    assert.deepEqual(
      nodes
        .flatMap(({ observations }) => observations)
        .filter(({ label }) => label.startsWith('Crosses'))
        .map(({ value }) => value),
      [`${HOME} → ${OTHER}`, `${OTHER} → ${THIRD}`, `${THIRD} → ${HOME}`],
    );
  });

  it('says of each caller what it called, from where and with what', () => {
    const picture = drawn(SITUATIONS.twoHops);
    const { Call, 'Source address': address, 'User agent': agent } = said(picture, '1:session');
    assert.deepEqual(
      [Call, address, agent],
      ['09:10:00 AssumeRole', '192.0.2.10', 'aws-cli/2.31.0'],
    );
  });

  it('begins at the identity provider of a federated session', () => {
    assert.deepEqual(arrows(drawn(SITUATIONS.saml)), [
      'provider https://idp.example.com/saml | federated | federated alice@example.com',
      'federated alice@example.com | assumed | session Admin / alice',
      CALLED,
      TOUCHED,
    ]);
  });

  it('names the person of a portal session as inferred, and misses nothing', () => {
    const [first] = arrows(drawn(SITUATIONS.portal));
    assert.equal(
      first,
      'role AWSReservedSSO_Admin_0123456789abcdef | on behalf of (inferred) | ' +
        'person Identity Center user alice@example.com (portal sign-in not recorded)',
    );
  });

  it('has a sign-in and what it says of the second factor on the user', () => {
    const picture = drawn(SITUATIONS.consoleSignIn);
    assert.equal(
      arrows(picture)[0],
      `user alice | signed in to (joined by time) | credentials ${asia(4)}`,
    );
    assert.equal(said(picture, '1:user')['Multi-factor authentication'], 'No');
    assert.deepEqual(noticed(picture), ['alice: Without multi-factor authentication']);
  });

  it('has one session for a switch of roles and what was called after it', () => {
    const picture = drawn(SITUATIONS.switchRole);
    assert.deepEqual(arrows(picture), [
      'user alice | switched to (joined by time) | session Admin / alice',
      CALLED,
      TOUCHED,
    ]);
    const [arrow] = picture.edges;
    const events = new Set(arrow?.evidence.map(({ eventID }) => eventID));
    assert.deepEqual(events, new Set(['login', 'switch', 'delete']), 'rests on all three');
  });

  it('has a box for credentials where their user stands there already', () => {
    assert.deepEqual(arrows(drawn(SITUATIONS.sessionToken)).slice(0, 1), [
      `user alice | got a token for | credentials ${asia(4)}`,
    ]);
    assert.deepEqual(arrows(drawn(SITUATIONS.ownKey)).slice(0, 2), [
      'user alice | created the key of | credentials AKIA000000000002TEST',
      'credentials AKIA000000000002TEST | called | call DeleteTrail',
    ]);
    assert.equal(
      arrows(drawn(SITUATIONS.othersKey))[0],
      'user alice | created the key of | user mallory',
    );
  });

  it('has the grant of an agent and the service that it calls through', () => {
    assert.deepEqual(arrows(drawn(SITUATIONS.agent)).slice(0, 4), [
      'user alice | assumed | session Admin / alice',
      `session Admin / alice | granted | credentials ${asia(7)}`,
      `credentials ${asia(7)} | called through | service aws-mcp.amazonaws.com`,
      'service aws-mcp.amazonaws.com | called | call DeleteTrail',
    ]);
  });

  it('has the caller whom another account’s copy of the event does not name', () => {
    const picture = drawn(SITUATIONS.copy);
    assert.deepEqual(arrows(picture).slice(1), [CALLED, TOUCHED]);
    const arrow = picture.edges.find(({ to }) => to === 'call');
    assert.deepEqual(
      arrow?.evidence.filter(({ pointer }) => pointer === '/sharedEventID').length,
      2,
    );
  });

  it('says a source identity on whom it is said of, not as an origin of each', () => {
    const picture = drawn(SITUATIONS.sourceIdentity);
    assert.equal(picture.nodes.length, 5);
    assert.equal(said(picture, '1:session')['Source identity'], 'alice@example.com');
  });

  it('draws a caller from what the index remembers when its event is not at hand', () => {
    const events = SITUATIONS.twoHops;
    const event = events[2] ?? {};
    const trace = traceOf(event, indexOf(events));
    const picture = tracePicture(event, { trace, eventOf: () => undefined, hasSearched: true });
    assert.deepEqual(arrows(picture), arrows(drawn(events)));
  });
});

describe('picture of a trace that is not closed', () => {
  it('has a box that says where to look for what', () => {
    const picture = drawn(SITUATIONS.gap);
    assert.equal(arrows(picture)[0], 'gap Not found | led to | role Admin');
    assert.deepEqual(said(picture, 'gap'), {
      Account: HOME,
      Regions: 'eu-west-1, us-east-1',
      Earliest: at('08:59'),
      Latest: at('09:01'),
      'Access key': asia(1),
    });
    assert.deepEqual(noticed(picture), [
      `Not found: No event was found that issued the key ${asia(1)}.`,
    ]);
  });

  it('does not say that something was not found before it was looked for', () => {
    assert.equal(drawn(SITUATIONS.gap, false).nodes[0]?.label, 'Not searched yet');
  });

  it('has the gap in front of the earliest caller', () => {
    assert.deepEqual(arrows(drawn(SITUATIONS.gapFurtherBack)).slice(0, 2), [
      'gap Not found | led to | session Admin / alice',
      'session Admin / alice | assumed | session Audit / from-admin',
    ]);
  });

  it('ends where a session seems to have issued itself', () => {
    const picture = drawn(SITUATIONS.cycle);
    assert.equal(new Set(names(picture)).size, picture.nodes.length);
    assert.equal(arrows(picture)[0], 'gap Not found | led to | session Admin / alice');
  });

  it('says why nothing is missing where a service forwarded the call', () => {
    const picture = drawn(SITUATIONS.forwarded);
    assert.ok(!names(picture).includes('gap Not found'));
    assert.match(noticed(picture).join(), /cloudformation\.amazonaws\.com forwarded the call/);
  });
});

describe('picture of a call in the light of its session', () => {
  const [, event = {}] = SITUATIONS.oneHop;
  const trace = traceOf(event, indexOf(SITUATIONS.oneHop));
  const within = (before: object) => {
    const session = [made('before', at('09:01'), { ...before }), event];
    const eventOf = () => undefined;
    const picture = tracePicture(event, { trace, eventOf, hasSearched: true, session });
    return picture.nodes.find(({ id }) => id === 'call')?.observations.map(({ label }) => label);
  };

  it('says what address and tool are new', () => {
    assert.deepEqual(within({ sourceIPAddress: '203.0.113.9', userAgent: 'Boto3/1.40.0' }), [
      'New address in this session',
      'New tool in this session',
    ]);
  });

  it('says nothing of what was there before, nor of another version of a tool', () => {
    assert.deepEqual(within({ userAgent: 'aws-cli/2.30.0' }), []);
    assert.deepEqual(within({ sourceIPAddress: 'cloudformation.amazonaws.com' }), []);
  });
});
