import assert from 'node:assert/strict';
import { acrossWidth, place, plan } from '../../../src/webview/page/layout';
import { wrapped } from '../../../src/webview/page/wrapped';
import { zoomed } from '../../../src/webview/page/zoom';
import { drawn } from '../picture/drawn';
import { SITUATIONS } from '../picture/situations';

describe('zooming', () => {
  it('goes in steps, also from between two, and stops at the ends', () => {
    assert.equal(zoomed(1, 'in'), 1.25);
    assert.equal(zoomed(1, 'out'), 0.8);
    assert.equal(zoomed(0.71, 'in'), 0.8);
    assert.equal(zoomed(0.71, 'out'), 0.67);
    assert.equal(zoomed(3, 'in'), 3);
    assert.equal(zoomed(0.25, 'out'), 0.25);
  });

  it('has all of a picture from left to right in the width that it says', () => {
    const picture = drawn(SITUATIONS.threeHops);
    const width = acrossWidth(picture);
    assert.equal(plan(picture, width).rows.length, 1);
    assert.notEqual(plan(picture, width - picture.nodes.length).rows.length, 1);
    const planned = plan(picture, 300, true);
    assert.equal(planned.rows.length, 1, 'also where there is no room, if asked');
    const heights = new Map(picture.nodes.map(({ id }) => [id, 100]));
    assert.ok(place(picture, planned, heights).width <= width);
  });
});

describe('wrapped text', () => {
  it('breaks at joints, and anywhere where there are none', () => {
    assert.deepEqual(wrapped('arn:aws:iam::role/Admin', 12, 3), ['arn:aws:iam:', ':role/Admin']);
    assert.deepEqual(wrapped('abcdefghij', 4, 3), ['abcd', 'efgh', 'ij']);
    assert.deepEqual(wrapped('', 4, 3), []);
  });

  it('says by an ellipsis that there is more, and never splits a character', () => {
    assert.deepEqual(wrapped('abcdefghij', 4, 2), ['abcd', 'efg…']);
    assert.deepEqual(wrapped('😀😀😀😀', 2, 1), ['😀…']);
  });
});
