import assert from 'node:assert/strict';
import { recentTexts } from '../../../src/stores/recentTexts';

describe('the texts that were read lately', () => {
  const text = (length: number) => 'x'.repeat(length);

  it('are kept until others need their room, the oldest first', () => {
    const texts = recentTexts<string>();
    texts.add('a', text(200_000));
    texts.add('b', text(200_000));
    texts.add('c', text(100_000));
    assert.deepEqual(
      ['a', 'b', 'c'].map(file => texts.get(file)?.length),
      [200_000, 200_000, 100_000],
    );
    texts.add('d', text(1));
    assert.equal(texts.get('a'), undefined);
    assert.deepEqual(
      ['b', 'c', 'd'].map(file => texts.get(file)?.length),
      [200_000, 100_000, 1],
    );
  });

  it('are renewed when they are read again', () => {
    const texts = recentTexts<string>();
    texts.add('a', text(200_000));
    texts.add('b', text(200_000));
    texts.add('a', text(300_000));
    assert.equal(texts.get('a')?.length, 300_000);
    texts.add('c', text(200_000));
    assert.deepEqual(
      ['a', 'b', 'c'].map(file => texts.get(file)?.length),
      [300_000, undefined, 200_000],
    );
    texts.add('a', 'short');
    texts.add('d', text(299_000));
    assert.deepEqual(
      ['a', 'c', 'd'].map(file => texts.get(file)?.length),
      [5, 200_000, 299_000],
    );
  });

  it('are no long ones', () => {
    const texts = recentTexts<string>();
    texts.add('a', text(3));
    texts.add('b', text(500_001));
    assert.equal(texts.get('b'), undefined);
    assert.equal(texts.get('a'), 'xxx');
    texts.add('b', text(500_000));
    assert.equal(texts.get('b')?.length, 500_000);
  });
});
