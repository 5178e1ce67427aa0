import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly Keybinding[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

interface Keybinding {
  readonly command: string;
  readonly args?: { readonly commands?: readonly (string | { readonly command: string })[] };
}

/** The commands of ours that a key runs, also in a series with those of the editor. */
function ownCommands({ command, args }: Keybinding): readonly { readonly command: string }[] {
  if (command !== 'runCommands') return [{ command }];
  const own = (args?.commands ?? []).filter(one => typeof one !== 'string');
  assert.notEqual(own.length, 0);
  return own;
}

const read = (path: string) => readFileSync(path, 'utf8');
const manifestText = read('package.json');
const manifest = JSON.parse(manifestText) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;

describe('manifest', () => {
  const commands = manifest.contributes.commands.map(({ command }) => command).sort();

  it('names the commands that the code registers, and no others', () => {
    const code = read('src/host/commands.ts');
    const list = /COMMANDS = \[([^\]]*)\]/.exec(code)?.[1] ?? '';
    assert.deepEqual(commands, [...list.matchAll(/'([^']+)'/g)].map(([, id]) => id).sort());
  });

  it('puts only its own commands into menus and on keys', () => {
    const { menus, keybindings } = manifest.contributes;
    const keys = keybindings.flatMap(ownCommands);
    for (const { command } of [...Object.values(menus).flat(), ...keys])
      assert.ok(commands.includes(command), command);
  });

  it('has every string for people in package.nls.json, and no others there', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('has its settings in README, and README has no others', () => {
    const documented = [...read('README.md').matchAll(/^\| `(cloudtrail\.[^`]+)`/gm)];
    assert.deepEqual(
      documented.map(([, id]) => id).sort(),
      Object.keys(manifest.contributes.configuration.properties).sort(),
    );
  });

  it('lists every dependency in README', () => {
    const { dependencies, devDependencies } = JSON.parse(manifestText) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const section = read('README.md').split('## Dependencies')[1] ?? '';
    for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)])
      if (!name.startsWith('@types/')) assert.ok(section.includes(`\`${name}\``), name);
  });
});
