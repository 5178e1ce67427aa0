import assert from 'node:assert/strict';
import { iconText, noticeText, plainText } from '../../../src/core/plainText';

describe('a text of an event in a row', () => {
  it('stays as it is when it is harmless', () => {
    for (const text of ['alice → Admin, denied', 'Zoë', '日本語', '<b>$(trash)</b> [x](command:y)'])
      assert.equal(plainText(text), text);
  });

  it('cannot break the row or turn its direction', () => {
    assert.equal(plainText('a\nb\tc\u001b[31m'), 'a\ufffdb\ufffdc\ufffd[31m');
    assert.equal(plainText('ecila\u202e\u2067\u200f'), 'ecila\ufffd\ufffd\ufffd');
  });

  it('is cut when it is endless', () => {
    assert.equal(plainText('x'.repeat(10_000)).length, 201);
  });
});

describe('a text of an event between our words', () => {
  it('hides nothing: what cannot be seen is shown', () => {
    for (const hidden of ['\u200b', '\u00ad', '\ufeff', '\u3164', '\u{e0041}', '\ud800', '\u2066'])
      assert.equal(plainText(`al${hidden}ice`), 'al\ufffdice', JSON.stringify(hidden));
  });

  it('leaves the order of other words alone where it runs from right to left', () => {
    assert.equal(plainText('אבג → 1, denied'), '\u2068אבג\u2069 → 1, denied');
    assert.equal(plainText(plainText('אבג, denied')), '\u2068אבג\u2069, denied');
    assert.equal(plainText('\u2068abc\u2069'), '\ufffdabc\ufffd');
  });

  it('is cut between characters', () => {
    assert.equal(plainText('x😀', { longest: 2 }), 'x…');
  });

  it('becomes neither an icon nor a link', () => {
    assert.equal(iconText('$(trash)$($(x)'), '$\u200b(trash)$\u200b($\u200b(x)');
    assert.doesNotMatch(noticeText('[x](command:y) $(trash)\n'), /\]\(|\$\(|\n/);
  });
});
