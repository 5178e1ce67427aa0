import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { ownLookups } from './scripts/ownLookups.mjs';

/** Who may import whom: a room lists the rooms and packages that it knows. Everything else is a wall. */
const rooms = {
  core: { rooms: [], packages: ['jsonc-parser', 'ipaddr.js'] },
  webview: { rooms: ['core'], packages: [] },
  stores: { rooms: ['core'], packages: [] },
  aws: { rooms: ['core', 'stores'], packages: ['@aws-sdk/*', '@smithy/*', 'node:*'] },
  host: { rooms: ['core'], packages: ['vscode'] },
  language: { rooms: ['core', 'host'], packages: ['vscode'] },
  explorer: { rooms: ['core', 'host', 'stores'], packages: ['vscode'] },
  trace: { rooms: ['core', 'host', 'stores'], packages: ['vscode'] },
  identity: { rooms: ['core', 'host', 'webview'], packages: ['vscode'] },
  cli: { rooms: ['core', 'stores', 'platform'], packages: ['node:*', 'sarif'] },
  platform: { rooms: ['core', 'host', 'stores'], packages: ['vscode', 'node:*', 'fflate'] },
};

const everyPackage = [
  'vscode',
  'node:*',
  '@aws-sdk/*',
  '@smithy/*',
  'jsonc-parser',
  'ipaddr.js',
  'fflate',
];

/** Folders inside a room: so many steps up lead out of it, fewer do not. */
const depths = [
  { below: '', steps: 1 },
  { below: '*/', steps: 2 },
  { below: '*/*/', steps: 3 },
];

const wallsAt = ({ below, steps }) =>
  Object.entries(rooms).map(([room, allowed]) => ({
    files: [`src/${room}/${below}*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./){${steps},}(${Object.keys(rooms)
                .filter(other => other !== room && !allowed.rooms.includes(other))
                .join('|')})(/|$)`,
              message: `${room} may import: ${allowed.rooms.join(', ') || 'no other room'}.`,
            },
            {
              regex: '^(\\.\\./)+(activate|cli|extension)(\\.|$)',
              message: 'Nothing imports a door.',
            },
            {
              group: everyPackage.filter(name => !allowed.packages.includes(name)),
              message: `${room} may use: ${allowed.packages.join(', ') || 'no package'}.`,
            },
          ],
        },
      ],
    },
  }));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      '.mutants/',
      '.vscode-test/',
      'test/fixtures/',
      'test/demo/workspace/',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  // Texts of events go to the editor by few doors: core/plainText, and code spans in Markdown.
  {
    files: ['src/**'],
    ignores: ['src/host/notices.ts', 'src/language/hover.ts', 'src/language/completion.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]:not(:has(Property[key.name="modal"]))',
          message: 'A notification makes links of text: use host/notices.',
        },
        {
          selector: 'NewExpression[callee.property.name="MarkdownString"]',
          message: 'Hovers and completion alone show Markdown; its values are in code spans.',
        },
      ],
    },
  },
  {
    // Text from events is hostile: a pattern that is slower than linear freezes the editor.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
    },
  },
  { files: ['src/cli.ts', 'test/**', '*.mjs', 'scripts/**'], rules: { 'no-console': 'off' } },
  ...depths.flatMap(wallsAt),
  {
    // What events hold is text of strangers: `constructor` as a type, `{"toString": 1}` as a value.
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { project: ['tsconfig.json', 'src/webview/tsconfig.json'] } },
    plugins: { lens: { rules: { 'own-lookups': ownLookups } } },
    rules: {
      'lens/own-lookups': 'error',
      '@typescript-eslint/no-base-to-string': ['error', { checkUnknown: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
    },
  },
  { files: ['src/core/own.ts'], rules: { 'lens/own-lookups': 'off' } },
);
