import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Asserts that a text is the reviewed one, `test/fixtures/expected/<name>.txt`. With `UPDATE_EXPECTED=1`
 * it is written instead: what changed is then read in the diff.
 */
export function assertExpected(name: string, text: string): void {
  const path = join(process.cwd(), 'test', 'fixtures', 'expected', `${name}.txt`);
  if (process.env['UPDATE_EXPECTED'] !== undefined) writeFileSync(path, text);
  assert.equal(text, existsSync(path) ? readFileSync(path, 'utf8') : '');
}
