import { message } from '../../src/core/message';
import { EventTree } from '../../src/explorer/eventTree';
import { progressWords } from '../../src/explorer/progressWords';
import { TreeData } from '../../src/explorer/treeData';
import { StoreError, type EventStore, type SearchProgress } from '../../src/stores/eventStore';
import { sampleEvent } from '../unit/stores/sampleEvents';
import { equal, ok } from './assert';
import { iconOf, itemsOf, pageOf, rowsBelow, shown, storeOf } from './explorerRows';

describe('stores in the events view', () => {
  it('says how far a search has come and how long it may take', () => {
    const reached = Date.UTC(2026, 0, 29, 12);
    equal(progressWords({ read: 0 }), '');
    equal(progressWords({ read: 1200, total: 3872 }), '1,200 of 3,872 files');
    equal(
      progressWords({ read: 40, reached, left: 130_000 }),
      '40 pages read, back to 2026-01-29 12:00 UTC, about 3 min left',
    );
    equal(
      progressWords({ read: 1, reached, left: 4500 }),
      '1 page read, back to 2026-01-29 12:00 UTC, about 5 s left',
    );
  });

  it('can be asked for more at its end', async () => {
    const store = storeOf(pageOf([sampleEvent(1)], { done: false }));
    const last = (await itemsOf({ store, icon: 'files' })).at(-1);
    equal(last?.label, 'Load more');
    equal(last?.command?.command, 'cloudtrail.loadMore');
  });

  it('says what failed, and offers what helps', async () => {
    const store = storeOf(new StoreError('missing', message('There is no profile demo.')));
    const connect = { title: 'Choose another profile', command: 'cloudtrail.connect' };
    const items = await itemsOf({
      store,
      icon: 'cloud',
      remedy: kind => (kind === 'missing' ? connect : undefined),
    });
    equal(
      items.map(({ label, command }) => [label, command?.command]),
      [
        ['Not found', undefined],
        ['Choose another profile', 'cloudtrail.connect'],
        ['Try again', 'cloudtrail.loadMore'],
      ],
    );
    equal(items[0]?.description, 'There is no profile demo.');
  });

  it('names what could not be read, below one row', async () => {
    const problems = [{ what: 'logs/a.json.gz', why: message('The gzip file is cut off.') }];
    const items = await itemsOf({ store: storeOf(pageOf([], { problems })), icon: 'files' });
    equal(
      items.map(({ label, description }) => [label, description]),
      [
        ['1 problem while reading', undefined],
        ['a.json.gz', 'The gzip file is cut off.'],
        ['No events', 'Nothing was found in Test.'],
      ],
    );
    equal(items[1]?.tooltip, 'logs/a.json.gz\nThe gzip file is cut off.');
  });

  it('counts what files were read, skipped, broken and found twice, and opens each', async () => {
    const delivered = '111122223333_CloudTrail_us-east-1_20260131T1205Z_Ab3dEf6hIj9kLm2n.json';
    const problems = [
      { what: `b/${delivered}`, why: message('Old.'), uri: 'file:///b.json', cause: 'date' },
      {
        what: 'c.json',
        why: message('Twice.'),
        uri: 'file:///c.json',
        cause: 'duplicates',
        events: 40,
      },
      { what: 'd.json.gz', why: message('Cut off.'), uri: 'file:///d.json.gz' },
      { what: 'e', why: message('A link.'), cause: 'unread' },
    ] as const;
    const page = pageOf([sampleEvent(1)], { problems });
    const next = async (_: AbortSignal, progress?: (progress: SearchProgress) => void) => {
      progress?.({ read: 3871, total: 3871 });
      return page;
    };
    const store = { id: 'test', label: 'Test', search: () => ({ next }) };
    const [all, ...items] = await itemsOf({ store, icon: 'files' });
    equal(
      [all?.label, all?.description],
      ['3,872 files', '1 broken · 1 skipped by date · 1 not followed · 40 duplicates'],
    );
    ok(String(all?.tooltip).includes('their paths say when they were delivered'), 'no reason');
    equal(
      items.slice(0, 4).map(item => [item.label, iconOf(item), item.command?.command]),
      [
        ['d.json.gz', 'warning', 'cloudtrail.openFormatted'],
        ['c.json', 'copy', 'vscode.open'],
        ['us-east-1 2026-01-31 12:05', 'debug-step-over', 'vscode.open'],
        ['e', 'debug-step-over', undefined],
      ],
    );
  });

  it('shows very many events of a group in parts', async () => {
    const events = Array.from({ length: 1200 }, (_, at) => sampleEvent(1200 - at));
    const { data, root } = await shown(
      { store: storeOf(pageOf(events)), icon: 'files' },
      'service',
    );
    const [group] = data.getChildren(root);
    const rows = data.getChildren(group);
    equal(rows.length, 502);
    const parts = rows.slice(500);
    equal(
      parts.map(row => data.getTreeItem(row)).map(({ label, description }) => [label, description]),
      [
        ['01-31 23:40 – 01-31 15:21', '500'],
        ['01-31 15:20 – 01-31 12:01', '200'],
      ],
    );
    const last = data.getChildren(parts[1]).at(-1);
    ok(last, 'the part is empty');
    equal(data.getTreeItem(last).label, '01-31 12:01:00 PutBucketAcl');
    ok(data.getParent(last) === parts[1], 'the event is not in its part');
  });

  it('lets connections be closed, and files not', async () => {
    for (const [disconnect, context] of [
      [() => undefined, 'cloudtrail.connection'],
      [undefined, 'cloudtrail.store'],
    ] as const) {
      const open = { store: storeOf(pageOf([])), icon: 'cloud', ...(disconnect && { disconnect }) };
      const { data, root } = await shown(open);
      equal(data.getTreeItem(root).contextValue, context);
    }
  });

  it('says whose connection it is once that is known', async () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/Auditor/alice';
    const known: { caller?: { account: string; arn: string } } = {};
    const open = { store: storeOf(pageOf([])), icon: 'cloud', caller: () => known.caller };
    const { data, root } = await shown(open);
    equal(data.getTreeItem(root).description, '');
    known.caller = { account: '111122223333', arn };
    equal(data.getTreeItem(root).description, '1111-2222-3333');
    equal(data.getTreeItem(root).tooltip, `Test\n${arn}`);
  });

  it('runs nothing that is billed because its row is open, and says what it has read', async () => {
    const filters = [{ attribute: 'userName', value: 'alice' }] as const;
    const short = { name: 'logs', where: 'demo · us-east-1' };
    const billed = { range: { minutes: 1440 } };
    const disconnect = () => undefined;
    const next = async (_: AbortSignal, progress?: (progress: SearchProgress) => void) => {
      progress?.({ read: 0, bytesScanned: 1_234_567 });
      return pageOf([sampleEvent(1)]);
    };
    const store: EventStore = { id: 'test', label: 'Test', search: () => ({ next }) };
    const open = { store, icon: 'table', isExpanded: true, short, billed, disconnect };
    const tree = new EventTree(() => undefined, {
      searchOf: () => ({ filters }),
      rangeOf: () => billed.range,
    });
    tree.show([store]);
    const data = new TreeData(tree, {
      openStore: () => open,
      load: () => ok(false, 'something was loaded'),
    });
    const [root] = data.getChildren();
    ok(root?.kind === 'store', 'there is no store');
    const words = () =>
      data.getChildren(root).map(row => {
        const { label, description, command } = data.getTreeItem(row);
        return [label, description ?? '', command?.command ?? ''];
      });
    equal(words(), [
      ['last 24 hours', 'SQL', 'cloudtrail.search'],
      ['user = alice', 'SQL', 'cloudtrail.search'],
      ['Run…', 'not run: AWS bills what a statement reads', 'cloudtrail.loadMore'],
      ['Show statement', '', 'cloudtrail.showStatement'],
    ]);
    equal(data.getTreeItem(root).contextValue, 'cloudtrail.connection filtered billed');
    await tree.load(root);
    const { label, description, tooltip } = data.getTreeItem(root);
    equal(label, 'logs');
    equal(description, '1 event · 1.2 MB scanned · user = alice · demo · us-east-1');
    equal(tooltip, 'Test\n1.2 MB scanned');
    equal(words().length, 3);
  });

  it('knows the way from every row to the root', async () => {
    const page = pageOf([sampleEvent(1)], {
      done: false,
      problems: [{ what: 'a', why: message('b') }],
    });
    const { data, root } = await shown({ store: storeOf(page), icon: 'files' });
    const rows = rowsBelow(data, root);
    equal(new Set(rows.map(row => data.getTreeItem(row).id)).size, rows.length);
    for (let row of rows) {
      let steps = 0;
      for (; row !== root && steps < 5; steps++) row = data.getParent(row) ?? root;
      ok(steps > 0 && steps < 5, 'a row leads nowhere');
    }
  });
});
