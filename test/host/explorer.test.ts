import * as vscode from 'vscode';
import { lookupFilter } from '../../src/core/query';
import { EventTree } from '../../src/explorer/eventTree';
import type { StoreNode } from '../../src/explorer/nodes';
import { TreeData } from '../../src/explorer/treeData';
import { sampleEvent } from '../unit/stores/sampleEvents';
import { equal, ok } from './assert';
import { iconOf, itemsOf, pageOf, rowsBelow, shown, storeOf } from './explorerRows';
import { until } from './until';

describe('events view', () => {
  it('shows an event in one line, with what a screen reader needs', async () => {
    const event = { ...sampleEvent(1), errorCode: 'AccessDenied', errorMessage: 'No.' };
    const [day, row] = await itemsOf({ store: storeOf(pageOf([event])), icon: 'files' });
    equal(day?.label, '2026-01-31');
    equal(day?.description, 'Saturday · 1');
    equal(day?.accessibilityInformation?.label, '2026-01-31, Saturday, 1 event');
    equal(row?.label, '12:01:00 PutBucketAcl');
    equal(row?.description, 'alice → amzn-s3-demo-bucket, denied');
    equal(row && iconOf(row), 'circle-slash');
    equal(row?.contextValue, 'cloudtrail.event');
    equal(
      row?.accessibilityInformation?.label,
      '12:01:00 PutBucketAcl, alice → amzn-s3-demo-bucket, denied, 2026-01-31',
    );
    const tooltip = row?.tooltip;
    ok(typeof tooltip === 'string', 'the tooltip is not plain text');
    for (const part of ['2026-01-31 12:01:00 UTC', 'local time', 'us-east-1', 'No.'])
      ok(tooltip.includes(part), `the tooltip lacks ${part}: ${tooltip}`);
  });

  it('shows hostile names as text on one line', async () => {
    const event = {
      ...sampleEvent(1),
      eventName: 'A\n\u202eB $(trash)',
      errorMessage: '[x](command:y)\u0007',
    };
    const [, row] = await itemsOf({ store: storeOf(pageOf([event])), icon: 'files' });
    equal(row?.label, '12:01:00 A\ufffd\ufffdB $(trash)');
    ok(typeof row?.tooltip === 'string', 'the tooltip is not plain text');
    ok(row.tooltip.includes('[x](command:y)\ufffd'), row.tooltip);
  });

  it('shows groups with their size, and in them events with their day', async () => {
    const events = [sampleEvent(11), sampleEvent(10), sampleEvent(1)];
    const items = await itemsOf({ store: storeOf(pageOf(events)), icon: 'files' }, 'identity');
    equal(
      items.map(({ label, description }) => [label, description]),
      [
        ['alice', '2'],
        ['01-31 12:11:00 PutBucketAcl', 'alice → amzn-s3-demo-bucket'],
        ['01-31 12:01:00 PutBucketAcl', 'alice → amzn-s3-demo-bucket'],
        ['bob', '1'],
        ['01-31 12:10:00 PutBucketAcl', 'bob → amzn-s3-demo-bucket'],
      ],
    );
    equal(items[0]?.accessibilityInformation?.label, 'alice, 2 events');
  });

  it('works out a tooltip when it is asked for', async () => {
    const { data, root } = await shown({ store: storeOf(pageOf([sampleEvent(7)])), icon: 'files' });
    const row = rowsBelow(data, root).find(({ kind }) => kind === 'event');
    ok(row, 'there is no event');
    equal(data.getTreeItem(row).tooltip, undefined);
  });

  it('dims calls that only read, and tells kinds apart by icons', async () => {
    const items = await itemsOf({
      store: storeOf(pageOf([sampleEvent(1), sampleEvent(0)])),
      icon: 'files',
    });
    const [, write, read] = items;
    equal([write && iconOf(write), read && iconOf(read)], ['edit', 'eye']);
    equal([write?.resourceUri !== undefined, read?.resourceUri !== undefined], [false, true]);
  });

  it('opens the event of a row', async () => {
    const { data, root } = await shown({ store: storeOf(pageOf([sampleEvent(7)])), icon: 'files' });
    const row = rowsBelow(data, root).find(({ kind }) => kind === 'event');
    ok(row, 'there is no event');
    const { command } = data.getTreeItem(row);
    ok(command, 'the row opens nothing');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const document = await until('the event in the active editor', () => {
      const open = vscode.window.activeTextEditor?.document;
      return open?.uri.scheme === 'cloudtrail' ? open : undefined;
    });
    equal(JSON.parse(document.getText()), sampleEvent(7));
  });

  it('shows what it is searched for, and who does the searching', async () => {
    const filters = [
      { attribute: 'userName', value: 'alice' },
      { attribute: 'errorCode', value: 'AccessDenied' },
      { attribute: 'text', value: '$(trash)\u202e' },
    ] as const;
    const store = storeOf(pageOf([sampleEvent(1)]));
    const tree = new EventTree(() => undefined, {
      searchOf: () => ({ range: { minutes: 60 }, filters }),
    });
    tree.show([store]);
    const open = { store, icon: 'cloud', appliesItself: lookupFilter };
    const data = new TreeData(tree, { openStore: () => open, load: () => undefined });
    const [root] = data.getChildren();
    ok(root, 'there is no store');
    await tree.load(root as StoreNode);
    const item = data.getTreeItem(root);
    equal(
      item.description,
      '1 event · last hour · user = alice · error = AccessDenied · contains “$(trash)\ufffd”',
    );
    equal(item.contextValue, 'cloudtrail.store filtered unfollowed');
    equal(
      data
        .getChildren(root)
        .slice(0, 4)
        .map(row => data.getTreeItem(row))
        .map(({ label, description, contextValue }) => [label, description, contextValue]),
      [
        ['last hour', 'API', 'cloudtrail.criterion'],
        ['user = alice', 'API', 'cloudtrail.criterion'],
        ['error = AccessDenied', 'local', 'cloudtrail.criterion'],
        ['contains “$(trash)\ufffd”', 'local', 'cloudtrail.criterion'],
      ],
    );
  });

  it('asks nothing for a row that was left open, until it is opened anew', async () => {
    const store = storeOf(pageOf([sampleEvent(1)]));
    const tree = new EventTree(() => undefined);
    tree.show([store]);
    const asked: StoreNode[] = [];
    const data = new TreeData(tree, {
      openStore: () => ({ store, icon: 'cloud' }),
      load: node => asked.push(node),
      isExpanded: () => true,
      isFollowed: () => true,
    });
    const [root] = data.getChildren();
    ok(root, 'there is no store');
    const { collapsibleState, description } = data.getTreeItem(root);
    equal([collapsibleState, description], [vscode.TreeItemCollapsibleState.Expanded, 'following']);
    equal(
      data.getChildren(root).map(row => data.getTreeItem(row).label),
      ['Load events'],
    );
    equal(asked, []);
  });
});
