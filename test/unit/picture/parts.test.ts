import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { united, unitedObservations } from '../../../src/core/picture/callers';
import { markdownOf } from '../../../src/core/picture/markdown';
import { withOrigin } from '../../../src/core/picture/origins';
import type { Picture, PictureFact } from '../../../src/core/picture/shape';
import type { Trace } from '../../../src/core/trace';

const fact = (label: string, value: string, eventID = 'a'): PictureFact => ({
  label,
  value,
  at: { eventID, pointer: '' },
});

describe('facts of several events', () => {
  it('are said once for each label and value, by the first', () => {
    const [first, again, other] = [fact('A', '1'), fact('A', '1', 'b'), fact('A', '2')];
    assert.deepEqual(united([first, other], [again]), [first, other]);
    assert.deepEqual(united(), []);
  });

  it('are one observation for each label, or for each pair that differs', () => {
    const [first, reworded] = [fact('A', '1'), fact('A', '2', 'b')];
    assert.deepEqual(unitedObservations([first], [reworded]), [first]);
    const [pair, samePair, otherPair] = [
      fact('A', '1 → 2'),
      fact('B', '1 → 2'),
      fact('A', '2 → 1'),
    ];
    assert.deepEqual(unitedObservations([pair], [samePair, otherPair]), [pair, otherPair]);
  });
});

describe('a picture without a principal', () => {
  it('begins with nobody', () => {
    const call = { id: 'call', kind: 'call', label: 'GetObject', facts: [], observations: [] };
    for (const nodes of [[], [call]]) {
      const picture = { nodes, edges: [] } as unknown as Picture;
      const ending = { trace: {} as Trace, hasSearched: true, wording: english };
      assert.equal(withOrigin(picture, ending), picture);
    }
  });
});

describe('a picture as Markdown', () => {
  it('takes no character of an event for markup', () => {
    const text = markdownOf({ nodes: [], edges: [] }, 'WWW.x www.y @z http://q <b>&|*', String);
    assert.match(text, /WWW&#46;x www&#46;y &#64;z http&#58;\/\/q &#60;b&#62;&#38;\\\|\\\*/);
  });
});
