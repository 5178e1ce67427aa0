import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorName } from '../../src/host/errorName';

describe('what is logged of an error', () => {
  it('is the name of its class', () => {
    const named = (name: string) => Object.assign(new Error('x'), { name });
    for (const name of ['Error', 'TypeError', 'StoreError', 'ThrottlingException'])
      assert.equal(errorName(named(name)), name);
  });

  it('is nothing that an event or an answer of AWS says', () => {
    for (const value of [
      'AKIAIOSFODNN7EXAMPLE',
      'alice',
      'arn:aws:iam::111122223333:user/alice',
      'AccessDenied: alice Error',
      'Alice\nError',
      '<b>Error',
      '',
    ])
      for (const error of [
        Object.assign(new Error(value), { name: value }),
        Object.assign(new Error(value), { name: { toString: () => value } }),
        Object.assign(new Error('x', { cause: new Error(value) }), { name: `${value} ` }),
        value,
        { name: value, message: value },
      ])
        assert.equal(errorName(error), 'failed');
  });

  it('is all that is logged: nothing else writes to a channel or a console', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter(name => /\.ts$/.test(name))
      .map(name => [name, readFileSync(join('src', name), 'utf8')] as const);
    assert.ok(sources.length > 100);
    const writing = sources.filter(([, text]) => /createOutputChannel|\bconsole\.\w+\(/.test(text));
    assert.deepEqual(
      writing.map(([name]) => name),
      [join('host', 'output.ts')],
    );
  });
});
