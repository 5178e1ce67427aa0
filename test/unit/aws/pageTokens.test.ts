import assert from 'node:assert/strict';
import { allPages, listOf } from '../../../src/aws/allPages';
import { MOST_EMPTY_PAGES, pageTokens } from '../../../src/aws/pageTokens';
import { english } from '../../../src/core/message';

const NO_WAY = /^AWS gave no way to the next page that leads on/;
const NOTHING_NEW = /^AWS gave 200 pages without a new event/;

describe('the tokens of pages', () => {
  const ends: readonly (readonly [unknown, RegExp | undefined])[] = [
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    [0, NO_WAY],
    [{}, NO_WAY],
    ['first', NO_WAY],
    ['second', NO_WAY],
  ];
  for (const [next, why] of ends)
    it(`end with ${JSON.stringify(next)}${why ? ', and that is said' : ''}`, () => {
      const pages = pageTokens();
      assert.deepEqual([pages.token, pages.done], [undefined, false]);
      assert.equal(pages.read('first', false), undefined);
      assert.deepEqual([pages.token, pages.done], ['first', false]);
      assert.equal(pages.read('second', false), undefined);
      assert.deepEqual([pages.token, pages.done], ['second', false]);
      const told = pages.read(next, false);
      assert.equal(pages.done, true);
      if (why) assert.match(told ? english(told) : '', why);
      else assert.equal(told, undefined);
    });

  it('lead nowhere where there is nothing to read', () => {
    assert.deepEqual([pageTokens(true).done, pageTokens(false).done], [true, false]);
  });

  it('end after so many pages without anything new, one after the other', () => {
    const pages = pageTokens();
    const read = (from: number, to: number) => {
      for (let at = from; at < to; at++) assert.equal(pages.read(`t${at}`, true), undefined);
    };
    read(0, MOST_EMPTY_PAGES - 1);
    assert.equal(pages.read('something', false), undefined);
    read(1000, 1000 + MOST_EMPTY_PAGES - 1);
    assert.equal(pages.done, false);
    const told = pages.read('last', true);
    assert.match(told ? english(told) : '', NOTHING_NEW);
    assert.equal(pages.done, true);
  });

  it('end without a word where an empty page is the last one', () => {
    const pages = pageTokens();
    for (let at = 0; at < MOST_EMPTY_PAGES - 1; at++) pages.read(`t${at}`, true);
    assert.equal(pages.read(undefined, true), undefined);
    assert.equal(pages.done, true);
  });
});

describe('all pages of a list', () => {
  it('are asked for with the token of the page before, and put together', async () => {
    const asked: unknown[] = [];
    const found = await allPages<object>(async token => {
      asked.push(token);
      const n = asked.length;
      return { items: [{ n }, { n: -n }], token: n < 3 ? `token ${n}` : undefined };
    });
    assert.deepEqual(asked, [{}, { NextToken: 'token 1' }, { NextToken: 'token 2' }]);
    assert.deepEqual(
      found,
      [1, -1, 2, -2, 3, -3].map(n => ({ n })),
    );
  });

  it('go on over empty ones, and end where those do not', async () => {
    let asked = 0;
    const found = await allPages<object>(async () => {
      asked++;
      return { items: asked === 2 ? [{ asked }] : undefined, token: `token ${asked}` };
    });
    assert.deepEqual(found, [{ asked: 2 }]);
    assert.equal(asked, 2 + MOST_EMPTY_PAGES);
  });

  it('are the objects on them', () => {
    const odd = [{ a: 1 }, null, 'text', 7, undefined, [1]] as unknown as readonly object[];
    assert.deepEqual(listOf(odd), [{ a: 1 }, [1]]);
    for (const none of [undefined, null, 'text', { 0: {} }, 7])
      assert.deepEqual(listOf(none as unknown as undefined), []);
  });
});
