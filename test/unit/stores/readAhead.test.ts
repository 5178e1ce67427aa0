import assert from 'node:assert/strict';
import { readAhead } from '../../../src/stores/readAhead';

describe('reading files ahead', () => {
  it('begins with eight, and with another for each that is taken; each is read once', async () => {
    const begun: number[] = [];
    const places = Array.from({ length: 12 }, (_, at) => at * 10);
    const read = readAhead(places, async place => {
      begun.push(place);
      return `text ${place}`;
    });
    assert.equal(begun.length, 0);
    assert.equal(await read(0), 'text 0');
    assert.deepEqual(begun, places.slice(0, 8));
    assert.equal(await read(10), 'text 10');
    assert.deepEqual(begun, places.slice(0, 9));
    for (const place of places.slice(2)) assert.equal(await read(place), `text ${place}`);
    assert.deepEqual(begun, places);
    // One that was taken, or that nobody announced, is read when it is asked for.
    assert.equal(await read(7), 'text 7');
    assert.equal(await read(0), 'text 0');
    assert.deepEqual(begun, [...places, 7, 0]);
  });

  it('fails where the file is asked for', async () => {
    const read = readAhead([1, 2], async place => {
      if (place === 2) throw new Error('gone');
      return place;
    });
    assert.equal(await read(1), 1);
    await assert.rejects(read(2), /gone/);
  });
});
