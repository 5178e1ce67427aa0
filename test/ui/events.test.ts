import assert from 'node:assert/strict';
import { eventRow, lineWith, openEvents, scrollTo, tab, unfold } from '../workbench/scenes';
import { chord, choose } from './keys';
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

  it('asks AWS for one filter of a search, and applies the others itself', async () => {
    await page().keyboard.press('Home');
    await eventRow(page(), 'demo · us-east-1').click();
    await unfold(eventRow(page(), 'demo · us-east-1'));
    await search('192.0.2.44');
    await found(10);
    await search('UpdateAccessKey');
    await eventRow(page(), /^event name = UpdateAccessKey\s*API/).waitFor();
    await eventRow(page(), /^source IP address = 192\.0\.2\.44\s*local/).waitFor();
    await found(2);
    assert.match(lookups().at(-1)?.body ?? '', /"AttributeValue":"UpdateAccessKey"/);
    assert.equal(await eventRow(page(), /\d\d:\d\d:\d\d (?!UpdateAccessKey)/).count(), 0);
  });

  it('finds what else the principal of an event did, by keys alone', async () => {
    await eventRow(page(), /\d\d:\d\d:\d\d UpdateAccessKey/).click();
    await chord(page(), 'r');
    await choose(page(), 'Find Related Events', 'Same principal');
    await eventRow(page(), /^principal = arn:aws:iam::111122223333:user\/alice/).waitFor();
    await found(10);
  });

  it('opens several events as one log', async () => {
    await eventRow(page(), /\d\d:\d\d:\d\d DeleteLoginProfile/).click();
    const last = eventRow(page(), /\d\d:\d\d:\d\d ListUsers/);
    await last.click({ modifiers: ['Shift'] });
    await chord(page(), 'o');
    await tab(page(), '4 events').waitFor();
    await lineWith(page(), '"Records"').waitFor();
  });

  it('groups events, and takes a filter away again', async () => {
    await eventRow(page(), /\d\d:\d\d:\d\d ListUsers/).click();
    await chord(page(), 'g');
    await choose(page(), 'Group Events By', 'Error');
    await eventRow(page(), /Without an error/).waitFor();
    await eventRow(page(), /^principal = /).click();
    const picker = page().locator('.quick-input-widget:visible');
    await picker.getByText('us-east-1: principal').waitFor();
    await page().keyboard.press('Escape');
    await picker.waitFor({ state: 'hidden' });
    await page().keyboard.press('Delete');
    await eventRow(page(), /^principal = /).waitFor({ state: 'hidden' });
  });

  /** Waits until the search has come to an end with so many events, and they are drawn. */
  async function found(count: number): Promise<void> {
    await eventRow(
      page(),
      new RegExp(`demo · us-east-1\\s*1111-2222-3333 · ${count} events`),
    ).waitFor();
    await page().locator('.sidebar .monaco-progress-container.active').waitFor({ state: 'hidden' });
  }

  /** Adds a filter on a value that was seen, with the keyboard. */
  async function search(value: string): Promise<void> {
    await chord(page(), 'f');
    await choose(page(), 'Search demo', value);
  }
});
