import assert from 'node:assert/strict';
import { fromPage, keptView, SHAPE } from '../../../src/webview/protocol';

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

  it('tells where its event lies', () => {
    const view = { title: 'x', source };
    assert.equal(keptView({ shape: SHAPE, view }), view);
  });

  it('tells nothing where it is of another kind', () => {
    for (const state of [
      undefined,
      null,
      'x',
      {},
      { shape: SHAPE, view: 1 },
      { shape: SHAPE + 1, view: { source } },
      { shape: SHAPE, view: { source: { ...source, uri: 1 } } },
      { shape: SHAPE, view: { source: { ...source, index: '0' } } },
      { shape: SHAPE, view: { source: { ...source, eventID: undefined } } },
    ])
      assert.equal(keptView(state), undefined);
  });
});
