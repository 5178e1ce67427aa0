import fc from 'fast-check';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { FILTER_ATTRIBUTES, lookupFilter, matches, type EventQuery } from '../../../src/core/query';
import { WordedError } from '../../../src/core/message';
import { lookupCommand } from '../../../src/core/sql/lookupCommand';
import { anyValue, HOSTILE_VALUES, wellFormed } from './hostileValues';
import { anySearch, SEARCHED_EVENTS } from './searches';

/** What a terminal would take as a key, ends a line, or is not what it looks like. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

const hasJq = spawnSync('jq', ['--version']).status === 0;

describe('a search as a command of the AWS CLI', function () {
  this.timeout(60_000);
  let folder: string;

  /** A stand-in for the CLI: writes down its words, one a line, and gives the events as they lie there. */
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-'));
    writeFileSync(
      join(folder, 'events.json'),
      JSON.stringify(SEARCHED_EVENTS.map(event => JSON.stringify(event))),
    );
    writeFileSync(
      join(folder, 'aws'),
      `#!/bin/sh\nprintf '%s\\0' "$@" > "$FOLDER/words"\ncat "$FOLDER/events.json"\n`,
    );
    chmodSync(join(folder, 'aws'), 0o755);
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(command: string): string {
    return execFileSync('sh', ['-c', command], {
      encoding: 'utf8',
      env: { ...process.env, FOLDER: folder, PATH: folder + delimiter + process.env['PATH'] },
    });
  }

  /** The words that the CLI gets. */
  function wordsOf(command: string): readonly string[] {
    run(command);
    return execFileSync('cat', [join(folder, 'words')], { encoding: 'utf8' })
      .split('\0')
      .slice(0, -1);
  }

  it('asks as our own search does', () => {
    const query: EventQuery = {
      from: Date.UTC(2026, 0, 31, 12),
      to: Date.UTC(2026, 0, 31, 13),
      filters: [{ attribute: 'resource', value: 'sg-0123456789EXAMPLE' }],
    };
    assert.equal(
      lookupCommand(query, { profile: 'demo', region: 'eu-west-1' }),
      'aws cloudtrail lookup-events --profile demo --region eu-west-1 ' +
        '--start-time 2026-01-31T12:00:00Z --end-time 2026-01-31T13:00:00Z ' +
        `--lookup-attributes '[{"AttributeKey":"ResourceName","AttributeValue":"sg-0123456789EXAMPLE"}]' ` +
        '--output json',
    );
    assert.equal(lookupCommand({ filters: [] }), 'aws cloudtrail lookup-events --output json');
  });

  it('takes the Region from the search where there is no other', () => {
    const region = { attribute: 'awsRegion', value: 'eu-west-1' } as const;
    assert.match(lookupCommand({ filters: [region] }), / --region eu-west-1 /);
    assert.match(
      lookupCommand({ filters: [region] }, { region: 'us-east-1' }),
      /--region us-east-1 /,
    );
    const other = { ...region, value: 'us-east-1' };
    assert.doesNotMatch(lookupCommand({ filters: [region, other] }), /--region/);
  });

  it('takes no Region from an event that has another text in its place', () => {
    for (const value of HOSTILE_VALUES) {
      const command = lookupCommand({ filters: [{ attribute: 'awsRegion', value }] });
      assert.doesNotMatch(command, /--region/);
      assert.match(command, /any\(\(\.awsRegion\)\?; IN\(/);
    }
  });

  it('gives the CLI every value as part of one word, and the shell none', () => {
    for (const value of HOSTILE_VALUES) {
      const command = lookupCommand({ filters: [{ attribute: 'userName', value }] });
      assert.doesNotMatch(command, UNSEEN);
      const words = wordsOf(command);
      const attributes = words[words.indexOf('--lookup-attributes') + 1] ?? '';
      assert.deepEqual(JSON.parse(attributes), [
        { AttributeKey: 'Username', AttributeValue: wellFormed(value) },
      ]);
    }
  });

  it('has a place as it is, or says which part of it cannot be written', () => {
    const isRefused = (part: RegExp) => (error: unknown) =>
      error instanceof WordedError && part.test(error.message) && !UNSEEN.test(error.message);
    for (const value of HOSTILE_VALUES) {
      const atRegion = () => lookupCommand({ filters: [] }, { region: value });
      assert.throws(atRegion, isRefused(/Region/), JSON.stringify(value));
      const withProfile = () => lookupCommand({ filters: [] }, { profile: value });
      if (UNSEEN.test(value)) {
        assert.throws(withProfile, isRefused(/profile/), JSON.stringify(value));
        continue;
      }
      const words = wordsOf(withProfile());
      assert.ok(
        words.includes(`--profile=${value}`) || words[words.indexOf('--profile') + 1] === value,
        value,
      );
    }
    assert.match(lookupCommand({ filters: [] }, { region: 'us-iso-east-1' }), /us-iso-east-1/);
  });

  it('leaves to jq what AWS does not apply, and jq finds the same events', function () {
    if (!hasJq) {
      console.log('      jq is not installed: what it finds was not compared.');
      this.skip();
    }
    fc.assert(
      fc.property(anySearch, query => {
        const rest = query.filters.filter(
          ({ attribute }) => attribute !== lookupFilter(query)?.attribute,
        );
        if (rest.length === 0) return;
        const found = run(lookupCommand(query)).trim().split('\n').filter(Boolean);
        assert.deepEqual(
          found.map(line => JSON.parse(line) as unknown),
          SEARCHED_EVENTS.filter(event => matches({ filters: rest }, event)),
          lookupCommand(query),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is a program that jq understands whatever the value', function () {
    if (!hasJq) this.skip();
    fc.assert(
      fc.property(anyValue, value => {
        const filters = FILTER_ATTRIBUTES.flatMap(attribute => [
          { attribute, value },
          { attribute, value: `${value}.` },
        ]);
        assert.equal(run(lookupCommand({ filters })), '');
      }),
      { numRuns: 15 },
    );
  });
});
