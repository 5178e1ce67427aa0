import * as vscode from 'vscode';
import { openingLog, type EventLog } from '../core/eventLog';
import { prettyJson } from '../core/format';
import { message } from '../core/message';
import { plainText } from '../core/plainText';
import {
  LARGEST,
  SCHEME,
  logShownBy,
  parameters,
  partShownBy,
  type ShownPart,
} from './documentUris';
import type { EventPlace } from './eventPlace';
import type { DividedLog, LogThread } from './logThread';
import type { LoadReference } from './reference';
import { formattedBytes } from './formattedBytes';
import { stepsInSlices } from './slices';
import { localized } from './wording';

/** Bytes of a file → text, unpacked where it is gzipped. Rejects with a sentence for people. */
export type ReadLog = (uri: vscode.Uri) => Promise<string>;

/** A log becomes no more than so many times larger by being unpacked and formatted. */
const MOST_GROWTH = { gz: 300, plain: 3 };

/** One of the documents in which a large log is shown. */
export interface PartOfLog extends ShownPart {
  /** The log file. */
  readonly source: vscode.Uri;
}

/** Events that came from a store without a file, and statements: the newest ones, so that they can be shown. */
const HELD = 500;

/**
 * The `cloudtrail:` documents: one event, a whole log formatted, or the explanation of a rule.
 *
 * They are files of a read-only file system, not virtual text: the editor then activates us by itself to
 * restore them after a reload, takes the language from the name, and refuses edits in its own words.
 * Everything about a document is in its URI; only events without a file are held in memory. A log that
 * is too large for the editor when it is formatted has a document for each part of it.
 */
export class EventDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly held = new Map<string, string>();
  /** The parts of large logs by file, as long as it does not change. */
  private readonly divided = new Map<string, Divided>();
  /** Documents that are read, and about to be shown. */
  private readonly ready = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(
    private readonly readLog: ReadLog,
    private readonly reference: LoadReference,
    /** Bytes of the largest document. */
    private readonly largest = LARGEST,
    /** Divides and formats large logs elsewhere; absent where there is no other thread. */
    private readonly apart?: Pick<LogThread, 'format' | 'parts'>,
  ) {}

  /** The formatted document of a log file, gzipped or not, or of a part of it. */
  logUri(source: vscode.Uri, at?: Omit<PartOfLog, 'source'>): vscode.Uri {
    const name = basename(source).replace(/(\.json|\.jsonl|\.ndjson)?(\.gz)?$/i, '');
    const log = source.toString();
    if (!at) return this.uri(`${name}.cloudtrail.json`, { log });
    const { part, parts, from, to, count } = at;
    const events = [part, parts, from, to, count].join('-');
    return this.uri(`${name}.${part + 1}-of-${parts}.cloudtrail.json`, { log, part: events });
  }

  /** Where an event of a log file is in its formatted document, or in the one of its part. */
  async formatted(source: vscode.Uri, index = 0): Promise<EventPlace> {
    const parts = await this.partsOf(source);
    const at = parts.find(({ from, to }) => from <= index && index < to);
    if (!at || parts.length < 2) return { uri: this.logUri(source).toString(), index };
    return { uri: this.logUri(source, at).toString(), index: index - at.from };
  }

  /**
   * Shows one of our documents. Rejects with a sentence where it cannot be read. The editor shows a text
   * before it hands it to the extensions, which takes seconds with a large one: nobody waits for that.
   */
  async show(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): Promise<void> {
    const key = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some(one => one.uri.toString() === key);
    if (!isOpen) this.ready.set(key, await this.readFile(uri));
    try {
      const options: vscode.TextDocumentShowOptions = { preview: false };
      if (viewColumn !== undefined) options.viewColumn = viewColumn;
      await vscode.commands.executeCommand('vscode.open', uri, options);
    } finally {
      this.ready.delete(key);
    }
  }

  /** The parts of a log file; none where it is small, or holds no events. */
  async partsOf(source: vscode.Uri): Promise<readonly PartOfLog[]> {
    const { size, mtime } = await vscode.workspace.fs.stat(source);
    const growth = source.path.endsWith('.gz') ? MOST_GROWTH.gz : MOST_GROWTH.plain;
    if (size * growth < this.largest) return [];
    const key = source.toString();
    const known = this.divided.get(key);
    if (known?.mtime === mtime && known.size === size) return known.parts;
    const { parts: own, count } =
      (await this.apart?.parts(source, this.largest)) ?? (await this.dividedHere(source));
    const parts = own.map((events, part) => ({
      ...events,
      source,
      part,
      parts: own.length,
      count,
    }));
    this.divided.set(key, { mtime, size, parts });
    return parts;
  }

  private async dividedHere(source: vscode.Uri): Promise<DividedLog> {
    const log = await opened(await this.readLog(source));
    const { partsOf } = await this.reference();
    return { parts: log ? partsOf(log, this.largest) : [], count: log?.count ?? 0 };
  }

  /** The document of one event that lies in no file. `id` is its eventID; `name` is shown on the tab. */
  eventUri(id: string, name: string, json: string): vscode.Uri {
    this.hold(id, json);
    return this.uri(`${fileName(name)}.cloudtrail.json`, { event: id });
  }

  /** The document of a statement that is about to run. `id` is what it is held by. */
  sqlUri(id: string, name: string, sql: string): vscode.Uri {
    this.hold(id, sql);
    return this.uri(`${fileName(name)}.sql`, { sql: id });
  }

  /** The explanation of a rule, as Markdown. */
  ruleUri(rule: string): vscode.Uri {
    return this.uri(`${rule}.md`, { rule });
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const ready = this.ready.get(uri.toString());
    if (ready) return ready;
    const { log, event, rule, sql } = parameters(uri);
    if (rule) return encode(await this.ruleText(rule));
    if (log) return this.formattedLog(vscode.Uri.parse(log, true), partOf(uri));
    const id = event ?? sql;
    const text = id === undefined ? undefined : this.held.get(id);
    if (text === undefined) {
      throw vscode.FileSystemError.FileNotFound(
        vscode.l10n.t('This is no longer held in memory. Open it again from the Events view.'),
      );
    }
    return encode(sql === undefined ? prettyJson(text) : text);
  }

  private async formattedLog(source: vscode.Uri, part?: PartOfLog): Promise<Uint8Array> {
    const made = await this.apart?.format(source, part, this.largest);
    if (made) return made;
    const whole = await this.readLog(source);
    const text = part ? await this.textOfPart(whole, part) : whole;
    const bytes = await formattedBytes(text, this.largest);
    if (bytes) return bytes;
    throw vscode.FileSystemError.Unavailable(
      vscode.l10n.t(
        'Formatted, this log is larger than the 50 MiB up to which the editor shows documents to extensions. Open it with “Open Formatted Log”, which shows it in parts.',
      ),
    );
  }

  private async textOfPart(whole: string, part: PartOfLog): Promise<string> {
    const log = await opened(whole);
    const { partText } = await this.reference();
    const text = log?.count === part.count ? partText(log, part) : '';
    if (text !== '') return text;
    throw vscode.FileSystemError.FileNotFound(
      vscode.l10n.t('The log has changed, and its parts with it. Open it formatted again.'),
    );
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { log, event, sql } = parameters(uri);
    const id = event ?? sql;
    if (id !== undefined && !this.held.has(id)) throw vscode.FileSystemError.FileNotFound(uri);
    const source = log ? await vscode.workspace.fs.stat(vscode.Uri.parse(log, true)) : undefined;
    return {
      type: vscode.FileType.File,
      ctime: source?.ctime ?? 0,
      mtime: source?.mtime ?? 0,
      size: source?.size ?? 0,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory = refuse;
  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;

  dispose(): void {
    this.held.clear();
    this.divided.clear();
    this.changed.dispose();
  }

  private hold(id: string, text: string): void {
    this.held.delete(id);
    this.held.set(id, text);
    for (const oldest of this.held.keys()) {
      if (this.held.size <= HELD) break;
      this.held.delete(oldest);
    }
  }

  private uri(name: string, query: Readonly<Record<string, string>>): vscode.Uri {
    const text = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: text.join('&') });
  }

  private async ruleText(id: string): Promise<string> {
    const { LOG_RULES, RULES } = await this.reference();
    const rule = [...RULES, ...LOG_RULES].find(known => known.id === id);
    if (!rule) throw vscode.FileSystemError.FileNotFound(id);
    const lines = [
      `# ${id}`,
      localized(message(rule.summary)),
      localized(message(rule.explanation)),
      vscode.l10n.t('Severity: {0}. Change it with the setting `cloudtrail.rules`.', rule.severity),
      ...(rule.docs ? [`[${vscode.l10n.t('AWS documentation')}](${rule.docs})`] : []),
    ];
    return lines.join('\n\n') + '\n';
  }
}

/** The part of a log that a document shows; `undefined` where it is another one. */
export function partOf(uri: vscode.Uri): PartOfLog | undefined {
  const shown = partShownBy(uri);
  const log = logShownBy(uri);
  if (!shown || log === undefined) return undefined;
  return { source: vscode.Uri.parse(log, true), ...shown };
}

interface Divided {
  readonly mtime: number;
  readonly size: number;
  readonly parts: readonly PartOfLog[];
}

/** The log in the text of a file that somebody opened as one. */
async function opened(text: string): Promise<EventLog | undefined> {
  return (await stepsInSlices(openingLog(text, { assumed: true })))?.value;
}

/** Names on tabs are cut: the editor draws a tab as wide as its name. */
const NAME = { longest: 80 };

/** A name without what stands for something in paths. */
function fileName(name: string): string {
  return plainText(name, NAME).replaceAll(/[/\\?%*:|"<>\u2068\u2069]/g, '-');
}

function basename(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('CloudTrail documents are read-only.'));
}
