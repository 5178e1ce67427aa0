import assert from 'node:assert/strict';
import { eventRow, frameWith, openEvents, tab, unfold } from '../workbench/scenes';
import { copied } from './copied';
import { chord, choose } from './keys';
import { onStage } from './onStage';

/** As whoever is on call does it at night: one question, on an account whose sign-in runs out meanwhile. */
describe('who changed a security group', () => {
  const GROUP = 'sg-0a1b2c3d4e5f60718';
  let isExpired = false;
  const { page } = onStage({
    faults: ({ operation }) => (isExpired && operation === 'LookupEvents' ? 'expire' : 'none'),
  });
  const changed = () => eventRow(page(), /\d\d:\d\d:\d\d AuthorizeSecurityGroupIngress/);

  before('connect', async () => {
    await openEvents(page());
    await unfold(eventRow(page(), /log files/i), false);
    await unfold(eventRow(page(), 'demo · us-east-1'));
    await eventRow(page(), /\d\d:\d\d:\d\d \w+/).waitFor();
  });

  it('says how to renew the sign-in, and finds the change afterwards', async () => {
    isExpired = true;
    await chord(page(), 'f');
    await choose(page(), 'Search demo', 'resource…');
    await choose(page(), 'Search demo · us-east-1: resource', GROUP);
    await eventRow(page(), /^Sign-in expired/).waitFor();
    isExpired = false;
    await eventRow(page(), /^Try again/).click();
    await changed().waitFor();
    assert.equal(await eventRow(page(), /\d\d:\d\d:\d\d (?!AuthorizeSecurity)/).count(), 0);
  });

  it('leads on to everything else that was done with the key', async () => {
    await changed().click();
    await tab(page(), 'AuthorizeSecurityGroupIngress').waitFor();
    await chord(page(), 'r');
    await choose(page(), 'Find Related Events', 'Same access key');
    for (const name of ['DeleteTrail', 'StopLogging', 'AuthorizeSecurityGroupIngress'])
      await eventRow(page(), new RegExp(`\\d\\d:\\d\\d:\\d\\d ${name}`)).waitFor();
  });

  it('leads back to the leaked key, and gives the evidence to the report', async () => {
    await changed().click();
    await chord(page(), 't');
    const trace = await frameWith(page(), 'Export');
    await trace.locator('.box .name').getByText('deploy-bot', { exact: true }).waitFor();
    await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await trace.locator('.menu summary').click();
    await trace.getByRole('button', { name: 'Copy Markdown' }).click();
    const report = await copied(page(), 'AuthorizeSecurityGroupIngress');
    for (const words of ['deploy-bot', 'Admin', 'assumed', GROUP])
      assert.ok(report.includes(words));
  });
});
