import assert from 'node:assert/strict';
import { fromPage, keptOf, keptSource, SHAPE, type PageView } from '../../../src/webview/protocol';

describe('fromPage', () => {
  it('takes the messages there are, without what else they carry', () => {
    for (const type of ['search', 'session', 'cancel'])
      assert.deepEqual(fromPage({ type, more: 1 }), { type });
    assert.deepEqual(fromPage({ type: 'ready', words: ['Call', 1] }), {
      type: 'ready',
      words: ['Call'],
    });
    assert.deepEqual(fromPage({ type: 'reveal', at: { eventID: 'e', pointer: '/a', more: 1 } }), {
      type: 'reveal',
      at: { eventID: 'e', pointer: '/a' },
    });
    assert.deepEqual(fromPage({ type: 'save', format: 'svg', content: '<svg/>', to: '/etc' }), {
      type: 'save',
      tab: 'chain',
      format: 'svg',
      content: '<svg/>',
    });
    assert.deepEqual(fromPage({ type: 'copy', text: 'a' }), { type: 'copy', text: 'a' });
    assert.deepEqual(fromPage({ type: 'follow', on: true }), { type: 'follow', on: true });
  });

  it('takes nothing else', () => {
    for (const value of [
      undefined,
      null,
      'ready',
      ['ready'],
      {},
      { type: 'reveal' },
      { type: 'reveal', at: '/a' },
      { type: 'reveal', at: { eventID: 1, pointer: '/a' } },
      { type: 'copy', text: 1 },
      { type: 'save', format: 'exe', content: '' },
      { type: 'save', format: 'svg' },
      { type: 'follow', on: 'yes' },
      { type: 'command' },
    ])
      assert.equal(fromPage(value), undefined);
  });
});

describe('the state of a page that was open before a restart', () => {
  const source = { uri: 'file:///a.json', index: 0, eventID: 'delete' };
  const looks = { tab: 'session', follows: true, zoom: { scale: 1.5, across: true } } as const;

  it('holds where its event lies and how the page was set, and nothing of a view', () => {
    const view: PageView = {
      title: 'DeleteTrail — alice',
      picture: { nodes: [], edges: [] },
      words: { secret: 'AKIAIOSFODNN7EXAMPLE' },
      source,
    };
    const more = { ...looks, view, zoom: { ...looks.zoom, view } };
    assert.deepEqual(keptOf(more, { ...source, ...{ event: view } }), {
      shape: SHAPE,
      ...looks,
      source,
    });
  });

  it('tells where its event lies', () => {
    assert.deepEqual(keptSource(keptOf(looks, source)), source);
    assert.equal(keptSource(keptOf(looks, undefined)), undefined);
  });

  it('tells nothing where it is of another kind', () => {
    for (const state of [
      undefined,
      null,
      'x',
      {},
      { shape: SHAPE, source: 1 },
      { shape: SHAPE - 1, source },
      { shape: SHAPE - 1, view: { source } },
      { shape: SHAPE, source: { ...source, uri: 1 } },
      { shape: SHAPE, source: { ...source, index: '0' } },
      { shape: SHAPE, source: { ...source, eventID: undefined } },
    ])
      assert.equal(keptSource(state), undefined);
  });
});
