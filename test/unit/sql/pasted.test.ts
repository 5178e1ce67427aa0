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

const SHELLS: readonly (readonly [name: string, command: readonly string[], zshrc: string])[] = [
  ['bash', ['bash', '--norc', '--noprofile', '-i'], ''],
  ['zsh', ['zsh', '-d', '-i'], ODD_ZSH],
];

/**
 * Each stand-in writes down its words: NULs end them, and a line break of its own the call. The two ends of a
 * pipe run at once, so each has a file, and `mark` puts them together.
 */
const RECORDER = `#!/bin/sh
name="\${0##*/}"
printf '%s\\0' "$name" "$@" "
" >> "$FOLDER/words.$name"
`;

const STAND_INS = {
  aws: '',
  jq: 'cat > /dev/null\n',
  mark: `for name in aws jq mark; do
  [ -f "$FOLDER/words.$name" ] && cat "$FOLDER/words.$name" >> "$FOLDER/words" && rm "$FOLDER/words.$name"
done
echo "DONE-$1-"
`,
} as const;

interface Case {
  readonly value: string;
  readonly query: EventQuery;
  readonly place: LookupPlace;
}

interface Paste extends Case {
  readonly text: string;
  readonly isBracketed: boolean;
}

/**
 * The value in every field at once. Without the marks of a paste a shell draws the line anew for each
 * character, so a short one has to do.
 */
function pastesOf(value: string): readonly Paste[] {
  const filter = (attribute: (typeof FILTER_ATTRIBUTES)[number]) => ({ attribute, value });
  const all: EventQuery = { filters: FILTER_ATTRIBUTES.map(filter) };
  const short: EventQuery = { filters: [filter('userName')] };
  try {
    const place = { profile: value };
    return [
      { value, query: all, place, text: lookupCommand(all, place), isBracketed: true },
      { value, query: short, place, text: lookupCommand(short, place), isBracketed: false },
    ];
  } catch (error) {
    assert.ok(error instanceof WordedError, String(error));
    return [{ value, query: all, place: {}, text: lookupCommand(all), isBracketed: true }];
  }
}

describe('a command that is pasted into a terminal', function () {
  // A shell draws each line anew.
  this.timeout(600_000);
  const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloudtrail-lens-'));
    for (const [name, does] of Object.entries(STAND_INS)) {
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
      HISTFILE: '/dev/null',
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
      const pastes = HOSTILE_VALUES.flatMap(pastesOf);
      const input = pastes.map(({ text, isBracketed }) => JSON.stringify({ text, isBracketed }));
      const { status, stderr } = run(['python3', PASTE, ...command], input.join('\n'));
      assert.equal(status, 0, stderr);
      const calls = recorded();
      assert.equal(readdirSync(folder).join(), before);

      assert.deepEqual(calls[0], ['mark', 'start']);
      let at = 1;
      for (const [number, { value, text, place }] of pastes.entries()) {
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
        // Of a pipe both ends run.
        assert.equal(made.length, text.includes(' | jq ') ? 2 : 1, text);
        const program = made.find(([found]) => found === 'jq')?.[2];
        if (program !== undefined) assert.ok(text.endsWith(`jq -c '${program}'`), text);
        const attributes = words[words.indexOf('--lookup-attributes') + 1] ?? '';
        const [asked] = JSON.parse(attributes) as { AttributeValue: string }[];
        assert.equal(asked?.AttributeValue, wellFormed(value), text);
      }
      assert.equal(at, calls.length);
    });
});
