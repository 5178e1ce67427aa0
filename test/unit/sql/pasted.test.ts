import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { WordedError } from '../../../src/core/message';
import { FILTER_ATTRIBUTES, type EventQuery } from '../../../src/core/query';
import { lookupCommand } from '../../../src/core/sql/lookupCommand';
import type { LookupPlace } from '../../../src/core/sql/lookupPlace';
import { projectRoot } from '../../workbench/projectRoot';
import { HOSTILE_VALUES, wellFormed } from './hostileValues';

const PASTE = join(projectRoot, 'test', 'unit', 'sql', 'paste.py');

/** Options that let zsh expand more. */
const ODD_ZSH =
  'setopt extended_glob magic_equal_subst rc_quotes glob_subst ksh_glob brace_ccl interactive_comments';

const ZSH = ['zsh', '-d', '-i'];
const SHELLS: readonly (readonly [name: string, command: readonly string[], zshrc: string])[] = [
  ['bash', ['bash', '--norc', '--noprofile', '-i'], ''],
  ['zsh', ZSH, ''],
  ['zsh with odd options', ZSH, ODD_ZSH],
];

/** Each stand-in writes down its words, all in one go: NULs end them, and a line break of its own the call. */
const RECORDER = `#!/bin/sh
printf '%s\\0' "\${0##*/}" "$@" "
" >> "$FOLDER/words"
`;

interface Case {
  readonly value: string;
  readonly query: EventQuery;
  readonly place: LookupPlace;
}

/** The value in every field of a query and of a place, one after the other and all at once. */
function casesOf(value: string): readonly Case[] {
  const filter = (attribute: (typeof FILTER_ATTRIBUTES)[number]) => ({ attribute, value });
  return [
    { value, query: { filters: [] }, place: { profile: value } },
    { value, query: { filters: [] }, place: { region: value } },
    { value, query: { filters: FILTER_ATTRIBUTES.map(filter) }, place: {} },
    {
      value,
      query: { filters: [filter('userName')] },
      place: { profile: 'demo', region: 'us-east-1' },
    },
  ];
}

describe('a command that is pasted into a terminal', function () {
  // A shell draws each line anew.
  this.timeout(600_000);
  const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-'));
    const more = { aws: '', jq: 'cat > /dev/null\n', mark: 'echo "DONE-$1-"\n' };
    for (const [name, does] of Object.entries(more)) {
      writeFileSync(join(folder, name), RECORDER + does);
      chmodSync(join(folder, name), 0o755);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(command: readonly string[], input = '') {
    const [program = '', ...words] = command;
    const env = {
      HOME: folder,
      ZDOTDIR: folder,
      FOLDER: folder,
      TERM: 'xterm',
      LC_ALL: 'C.UTF-8',
      PATH: folder + delimiter + process.env['PATH'],
    };
    return spawnSync(program, words, { cwd: folder, env, input, encoding: 'utf8' });
  }

  function recorded(): readonly (readonly string[])[] {
    const words = readFileSync(join(folder, 'words'), 'utf8').split('\0').slice(0, -1);
    rmSync(join(folder, 'words'));
    const calls: string[][] = [[]];
    for (const word of words)
      if (word === '\n') calls.push([]);
      else calls.at(-1)?.push(word);
    return calls.slice(0, -1);
  }

  for (const [name, command, zshrc] of SHELLS)
    it(`runs as itself alone in ${name}`, function () {
      if (!isThere('python3') || !isThere(command[0] ?? '')) {
        console.log(`      python3 or ${command[0]} is not installed: nothing was pasted into it.`);
        this.skip();
      }
      writeFileSync(join(folder, '.zshrc'), zshrc);
      const before = readdirSync(folder).join();
      const pastes = HOSTILE_VALUES.flatMap(casesOf).flatMap(one => {
        try {
          const text = lookupCommand(one.query, one.place);
          // Without the marks of a paste a shell draws a line anew for each character: short ones alone.
          const ways = one.query.filters.length > 1 ? [true] : [true, false];
          return ways.map(isBracketed => ({ ...one, text, isBracketed }));
        } catch (error) {
          assert.ok(error instanceof WordedError, String(error));
          return [];
        }
      });
      const input = pastes.map(({ text, isBracketed }) => JSON.stringify({ text, isBracketed }));
      const { status, stderr } = run(['python3', PASTE, ...command], input.join('\n'));
      assert.equal(status, 0, stderr);
      const calls = recorded();
      assert.equal(readdirSync(folder).join(), before);

      assert.deepEqual(calls[0], ['mark', 'start']);
      let at = 1;
      for (const [number, { value, text, query, place }] of pastes.entries()) {
        const end = calls.findIndex(
          ([program, mark]) => program === 'mark' && mark === `${number}`,
        );
        const made = calls.slice(at, end);
        at = end + 1;
        const [words = assert.fail(text), ...others] = made.filter(([found]) => found === 'aws');
        assert.deepEqual(others, []);
        if (place.profile === value)
          assert.ok(
            words.includes(`--profile=${value}`) || words[words.indexOf('--profile') + 1] === value,
            text,
          );
        // Of a pipe both ends run, and a shell that expands no history tells with what words.
        assert.equal(made.length, text.includes(' | jq ') ? 2 : 1, text);
        const program = made.find(([found]) => found === 'jq')?.[2];
        if (program !== undefined) assert.ok(text.endsWith(`jq -c '${program}'`), text);
        if (query.filters.length === 0) continue;
        const attributes = words[words.indexOf('--lookup-attributes') + 1] ?? '';
        const [asked] = JSON.parse(attributes) as { AttributeValue: string }[];
        assert.equal(asked?.AttributeValue, wellFormed(value), text);
      }
      assert.equal(at, calls.length);
    });
});
