import assert from 'node:assert/strict';
import { english } from '../../../src/core/message';
import { checkEvent } from '../../../src/core/rules';
import { fixture } from './events';

/** What is found in the text of an event: path and words. */
function found(json: string): readonly string[] {
  return checkEvent(JSON.parse(json), {}, json)
    .filter(({ rule }) => rule === 'key-repeated')
    .map(({ path, message }) => `${path.join('.')}: ${english(message)}`);
}

const text = JSON.stringify(fixture('iam-user'), null, 2);

describe('key-repeated', () => {
  it('finds nothing where each key stands once, also among escapes', () => {
    assert.deepEqual(found(text), []);
    assert.deepEqual(found('{"a":"\\":{\\"a\\":1,","b":[{"a":1},{"a":2}],"c":{"a":"b:"}}'), []);
    assert.deepEqual(found('{"constructor":1,"__proto__":{"a":1},"":2}'), []);
  });

  it('says where a key is repeated, and how often', () => {
    assert.deepEqual(found(text.replace('"awsRegion"', '"awsRegion": 1, "awsRegion"')), [
      'awsRegion: "awsRegion" stands here 2 times; most readers take this value, the last.',
    ]);
    assert.deepEqual(found('{"a":[0,{"b":1,"\\u0062":2,"b" : {"c":1,"c":2}}]}'), [
      'a.1.b: "b" stands here 3 times; most readers take this value, the last.',
      'a.1.b.c: "c" stands here 2 times; most readers take this value, the last.',
    ]);
  });

  it('asks for the text, and says nothing without it', () => {
    assert.deepEqual(
      checkEvent(fixture('iam-user') as never).map(({ rule }) => rule),
      [],
    );
  });
});
