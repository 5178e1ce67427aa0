import type { TaskName } from './tasks';

/** One thing that is measured, beside what others need for it. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'µs' | 'bytes';
  readonly ours: TaskName;
  readonly peers?: readonly Peer[];
  /** Our own limit, in the row's unit. */
  readonly under?: number;
  /** Measured once: the value is the same at every run. */
  readonly once?: true;
  /** Needs a real workbench, and is measured where `--ui` asks for it. */
  readonly ui?: true;
}

export interface Peer {
  readonly name: string;
  readonly task: TaskName;
  /** The most that ours may be of it: 1.5 is half as much again, 0.2 is five times faster. */
  readonly most?: number;
}

export const ROWS: readonly Row[] = [
  {
    what: 'check the log: shape, spans, all rules, findings with positions',
    unit: 'ms',
    ours: 'check',
    peers: [
      { name: 'JSON.parse of the text', task: 'parse', most: 1.5 },
      { name: 'spans, JSON.parse of each event', task: 'parseEvents' },
      { name: 'jsonc-parser, visit', task: 'visit' },
      { name: 'jsonc-parser, tree', task: 'tree' },
      { name: 'vscode-json-languageservice, same schema', task: 'languageService', most: 0.2 },
    ],
  },
  {
    what: 'check it once more, in a process that is warm',
    unit: 'ms',
    ours: 'checkAgain',
    peers: [{ name: 'JSON.parse of the text', task: 'parseAgain', most: 1.5 }],
  },
  {
    what: 'check after one keystroke, median of 100',
    unit: 'ms',
    ours: 'keystroke',
    under: 5,
    peers: [{ name: 'the whole check', task: 'check', most: 0.02 }],
  },
  {
    what: 'spans of all events',
    unit: 'ms',
    ours: 'open',
    peers: [{ name: 'JSON.parse of the text', task: 'parse' }],
  },
  {
    what: 'memory held for the log, checked',
    unit: 'bytes',
    ours: 'heldLog',
    peers: [{ name: 'the text itself', task: 'text', most: 0.5 }],
  },
  {
    what: 'reading it while a comma between two events is missing',
    unit: 'ms',
    ours: 'openBroken',
    peers: [{ name: 'jsonc-parser, tree', task: 'tree' }],
  },
  {
    what: 'the longest step of reading, checking or formatting it',
    unit: 'ms',
    ours: 'longestStep',
    under: 16,
  },
  {
    what: 'the longest turn of the extension host while it is checked',
    unit: 'ms',
    ours: 'longestTurnInHost',
    under: 16,
    ui: true,
  },
  {
    what: 'opening it in the editor: the first findings, once its text is there',
    unit: 'ms',
    ours: 'findingsInEditor',
    under: 1000,
    peers: [{ name: 'the editor, until the text is there', task: 'textInEditor' }],
    ui: true,
  },
  {
    what: 'opening it gzipped: the first findings, once its formatted text is there',
    unit: 'ms',
    ours: 'findingsOfPacked',
    under: 1000,
    peers: [{ name: 'the formatted text', task: 'textOfPacked' }],
    ui: true,
  },
  { what: 'hover, 99th of 100', unit: 'ms', ours: 'hover', under: 5 },
  {
    what: 'outline or lenses of 50 events, 99th of 100',
    unit: 'ms',
    ours: 'outlineScreenful',
    under: 5,
  },
  { what: 'outline of all events', unit: 'ms', ours: 'outlineAll', under: 150 },
  {
    what: 'the log, formatted',
    unit: 'ms',
    ours: 'pretty',
    peers: [{ name: 'JSON.stringify(JSON.parse(text), null, 2)', task: 'stringify', most: 2 }],
  },
  {
    what: 'folder of gzipped logs: every event looked at, the newest shown',
    unit: 'ms',
    ours: 'index',
    peers: [
      { name: 'gunzip and JSON.parse in one thread', task: 'unpackAndParse', most: 1.5 },
      { name: 'DuckDB, read_json', task: 'duckDb', most: 1 },
      { name: 'zcat and jq', task: 'jq', most: 1 },
    ],
  },
  {
    what: 'the same folder again, unchanged',
    unit: 'ms',
    ours: 'indexAgain',
    peers: [{ name: 'the first look', task: 'index', most: 0.05 }],
  },
  {
    what: 'the same, where nobody watches the folder',
    unit: 'ms',
    ours: 'indexUnwatched',
    peers: [{ name: 'the first look', task: 'index' }],
  },
  {
    what: 'events denied in it, by filters',
    unit: 'ms',
    ours: 'filterIndex',
    peers: [{ name: 'the first look', task: 'index' }],
  },
  {
    what: 'one event in it, by its id',
    unit: 'ms',
    ours: 'findEvent',
    peers: [{ name: 'the first look', task: 'index' }],
  },
  {
    what: 'memory held for the folder, an event, but for texts that differ',
    unit: 'bytes',
    ours: 'heldIndex',
    under: 100,
  },
  {
    what: 'folder of 1,000,000 events: an event',
    unit: 'µs',
    ours: 'indexEventOfMany',
    peers: [{ name: 'an event of the other folder', task: 'indexEvent', most: 1.3 }],
  },
  { what: 'a call in the folder, traced to its origin', unit: 'ms', ours: 'trace' },
  {
    what: 'another one after it',
    unit: 'ms',
    ours: 'traceAgain',
    peers: [{ name: 'the first', task: 'trace' }],
  },
  {
    what: 'a call in 1,000,000 events, traced: an event',
    unit: 'µs',
    ours: 'traceEventOfMany',
    peers: [{ name: 'an event of the other folder', task: 'traceEvent', most: 1.3 }],
  },
  {
    what: 'events denied in 1,000,000 of them, by filters: an event',
    unit: 'µs',
    ours: 'filterEventOfMany',
    peers: [{ name: 'an event of the other folder', task: 'filterEvent', most: 1.3 }],
  },
  {
    what: 'Event history, three Regions at once: 100 events of each',
    unit: 'ms',
    ours: 'hundredEvents',
    // 95 of the 100 that AWS allows in a second.
    under: 1053,
  },
  {
    what: 'side bar, 100,000 events: unfold all groups',
    unit: 'ms',
    ours: 'treeExpand',
    under: 100,
  },
  { what: 'side bar, 100,000 events: group anew', unit: 'ms', ours: 'treeGroup', under: 100 },
  { what: 'side bar, 100,000 events: filter them', unit: 'ms', ours: 'treeFilter', under: 100 },
  { what: 'loading extension.js', unit: 'ms', ours: 'loadExtension', under: 20 },
  { what: 'loading reference.js, at the first events', unit: 'ms', ours: 'loadReference' },
  { what: 'extension.js', unit: 'bytes', ours: 'extensionSize', under: 165_000, once: true },
  { what: 'extension.web.js', unit: 'bytes', ours: 'webSize', under: 165_000, once: true },
  { what: 'reference.js', unit: 'bytes', ours: 'referenceSize', once: true },
  { what: 'aws.js', unit: 'bytes', ours: 'awsSize', under: 650_000, once: true },
  { what: 'actions.json.gz', unit: 'bytes', ours: 'actionsSize', under: 400_000, once: true },
];
