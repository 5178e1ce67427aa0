import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explain } from '../../src/core/explain';
import { FIELDS } from '../../src/core/fields';
import { LOG_RULES, RULES } from '../../src/core/rules';
import { TRANSLATED } from '../../src/webview/words';
import { anEvent } from './core/sampleEvents';

/** What translators are given. `npm run l10n` writes it. */
const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;

describe('texts for translators', () => {
  const tables: readonly (readonly [string, readonly string[]])[] = [
    [
      'of the fields',
      FIELDS.flatMap(({ description, notes = description }) => [description, notes]),
    ],
    ['of the rules', [...RULES, ...LOG_RULES].flatMap(rule => [rule.summary, rule.explanation])],
    ['of the identity chain and its page', TRANSLATED],
    [
      'of a hover',
      Object.keys(anEvent()).flatMap(key => {
        const { field, value } = explain(anEvent(), [key]);
        return [...field, ...value].map(({ template }) => template);
      }),
    ],
  ];
  for (const [name, texts] of tables) {
    it(`are those ${name}`, () => {
      const missing = texts.filter(text => !Object.hasOwn(bundle, text));
      assert.deepEqual(missing, []);
    });
  }
});
