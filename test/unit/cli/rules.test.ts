import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ALL_RULES } from '../../../src/cli/rules';
import { LOG_RULES, RULES } from '../../../src/core/rules';

describe('check --rules', function () {
  this.timeout(60_000);

  const run = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(process.cwd(), 'dist', 'cli.js'), 'check', '--rules', ...args],
      { encoding: 'utf8' },
    );

  it('lists every rule in a line of its own', () => {
    const { status, stdout } = run();
    assert.equal(status, 0);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map(line => line.split(' ')[0]);
    assert.deepEqual(
      ids,
      ALL_RULES.map(({ id }) => id),
    );
    for (const { id } of [...RULES, ...LOG_RULES]) assert.ok(ids.includes(id), id);
  });

  it('gives them as JSON, with their explanations', () => {
    const { status, stdout } = run('--format', 'json');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), ALL_RULES);
  });

  it('has no other form', () => {
    assert.equal(run('--format', 'sarif').status, 2);
  });
});
