import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyJson } from '../../src/core/format';
import { formattedBytes } from '../../src/host/formattedBytes';

const LARGE = 10_000_000;
const textOf = async (text: string, most = LARGE) => {
  const bytes = await formattedBytes(text, most);
  return bytes && new TextDecoder().decode(bytes);
};

describe('the bytes of a formatted log', () => {
  it('are those of the formatted text, however it grows', async () => {
    const nested = '['.repeat(300) + '1' + ']'.repeat(300);
    const wide = JSON.stringify(Array.from({ length: 90_000 }, (_, index) => `é漢😀${index}`));
    for (const text of ['', '{}', '[1,2]', nested, wide])
      assert.equal(await textOf(text), prettyJson(text));
  });

  it('are those of any JSON, and end where there is no room for the last of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async value => {
        const text = JSON.stringify(value);
        const whole = prettyJson(text);
        const size = new TextEncoder().encode(whole).length;
        assert.equal(await textOf(text, size), whole);
        assert.equal(await textOf(text, size - 1), undefined);
      }),
    );
  });
});
