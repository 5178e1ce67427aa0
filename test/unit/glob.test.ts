import assert from 'node:assert/strict';
import { globs } from '../../src/host/glob';

describe('globs of settings', () => {
  const cases: readonly (readonly [pattern: string, hits: string, misses: string])[] = [
    ['**/node_modules/**', 'node_modules a/node_modules a/node_modules/b/c.json', 'a/my_modules/b'],
    ['**/node_modules', 'node_modules a/node_modules/b.json', 'node_modules2'],
    ['*.json', 'a.json', 'b/a.json ajson'],
    ['**/*.json', 'a.json b/c/a.json', 'a.jsonl'],
    ['archive/**', 'archive archive/a/b.gz', 'archives/a the/archive/a'],
    ['**/*.{json,json.gz}', 'a.json b/a.json.gz', 'a.gz'],
    ['**/{2024,20{25,26}}/**', 'x/2024/a x/2025/a 2026/a', '2027/a'],
    ['log-[0-9].json', 'log-1.json', 'log-a.json log-12.json'],
    ['log-[!0-9].json', 'log-a.json', 'log-1.json'],
    ['a.json{,.gz}', 'a.json a.json.gz', 'a.jsonl'],
    ['**/**/a', 'a b/a b/c/a', 'ab'],
    ['?.json', 'a.json', 'ab.json /.json'],
    ['a**b', 'ab axb ax/b', 'a/bc'],
    ['/top.json', 'top.json', 'sub/top.json'],
    ['**/CloudTrail-Digest/**', 'AWSLogs/1/CloudTrail-Digest/x.gz', 'AWSLogs/1/CloudTrail/x.gz'],
    ['(a+)+$.json', '(a+)+$.json', 'aa.json'],
    ['[', '[', 'a'],
    ['{a', '{a', 'a'],
    ['[\\]x', '\\x', 'ax'],
    ['[z-a]', '', 'a z [z-a]'],
  ];
  for (const [pattern, hits, misses] of cases)
    it(`take ${pattern}`, () => {
      const matches = globs([pattern]);
      for (const path of hits.split(' ').filter(Boolean)) assert.equal(matches(path), true, path);
      for (const path of misses.split(' ')) assert.equal(matches(path), false, path);
    });

  it('are alternatives; none match nothing', () => {
    assert.equal(globs([])('a'), false);
    assert.equal(globs(['a', 'b'])('b'), true);
    assert.equal(globs(['a', 'b'])('c'), false);
  });
});
