import assert from 'node:assert/strict';
import {
  choice,
  innerText,
  jsonText,
  literally,
  placeholder,
} from '../../../src/core/completion/snippetText';

describe('text of a snippet', () => {
  it('stays what it is, whatever the editor would make of it', () => {
    assert.equal(literally('${TM_FILENAME}\\'), '\\${TM_FILENAME\\}\\\\');
    assert.equal(jsonText({ a: '$1' }), '{"a":"\\$1"\\}');
    assert.equal(jsonText(undefined), 'null');
    assert.equal(innerText('a"$'), 'a\\\\"\\$');
  });

  it('has stops to type over, or to choose at', () => {
    assert.equal(placeholder(2, 'x'), '${2:x}');
    assert.equal(choice(1, ['a', 'b,c|d\\']), '${1|a,b\\,c\\|d\\\\|}');
    assert.equal(choice(1, ['a']), 'a');
    assert.equal(choice(1, ['$a']), '\\$a');
    assert.equal(choice(1, []), '');
  });
});
