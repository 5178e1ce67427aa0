import assert from 'node:assert/strict';
import { eventRow, lineWith, openEvents, scrollTo, unfold } from '../workbench/scenes';
import { onStage } from './onStage';

describe('the Events view', () => {
  const { page, stage } = onStage();
  const lookups = () =>
    stage().replay.requests.all.filter(({ operation }) => operation === 'LookupEvents');

  before('show the view', () => openEvents(page()));

  it('opens an event of the log files in the workspace', async () => {
    await unfold(eventRow(page(), /log files/i));
    await eventRow(page(), /\d\d:\d\d:\d\d \w+/).click();
    await lineWith(page(), '"eventVersion"').waitFor();
    await unfold(eventRow(page(), /log files/i), false);
  });

  it('reads Event history and loads more of it', async () => {
    await unfold(eventRow(page(), 'demo · us-east-1'));
    await eventRow(page(), /\d\d:\d\d:\d\d \w+/).waitFor();
    const more = eventRow(page(), 'Load more');
    await scrollTo(page(), more);
    const asked = lookups().length;
    assert.ok(asked > 0, 'Event history was read from somewhere else');

    await more.click();
    await more.waitFor({ state: 'hidden' });
    assert.ok(lookups().length > asked, 'nothing more was asked for');
    assert.match(lookups().at(-1)?.body ?? '', /"NextToken"/);
  });
});
