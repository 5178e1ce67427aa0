import * as vscode from 'vscode';
import { prettyJson } from '../core/format';
import { message } from '../core/message';
import type { LoadReference } from './reference';
import { localized } from './wording';

/** The scheme of our read-only documents. */
export const SCHEME = 'cloudtrail';

/** Bytes of a file → text, unpacked where it is gzipped. Rejects with a sentence for people. */
export type ReadLog = (uri: vscode.Uri) => Promise<string>;

/** The editor never hands documents over 50 MiB to extensions: nothing would work in one. */
const LARGEST = 50 * 1024 * 1024;

/** Events that came from a store without a file, the newest ones, so that they can be shown. */
const HELD = 500;

/**
 * The `cloudtrail:` documents: one event, a whole log formatted, or the explanation of a rule.
 *
 * They are files of a read-only file system, not virtual text: the editor then activates us by itself to
 * restore them after a reload, takes the language from the name, and refuses edits in its own words.
 * Everything about a document is in its URI; only events without a file are held in memory.
 */
export class EventDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly held = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(
    private readonly readLog: ReadLog,
    private readonly reference: LoadReference,
  ) {}

  /** The formatted document of a log file, gzipped or not. */
  logUri(source: vscode.Uri): vscode.Uri {
    const name = basename(source).replace(/(\.json|\.jsonl|\.ndjson)?(\.gz)?$/i, '');
    return this.uri(`${name}.cloudtrail.json`, { log: source.toString() });
  }

  /** The document of one event that lies in no file. `id` is its eventID; `name` is shown on the tab. */
  eventUri(id: string, name: string, json: string): vscode.Uri {
    this.held.delete(id);
    this.held.set(id, json);
    for (const oldest of this.held.keys()) {
      if (this.held.size <= HELD) break;
      this.held.delete(oldest);
    }
    return this.uri(`${name.replaceAll(/[/\\?%*:|"<>]/g, '-')}.cloudtrail.json`, { event: id });
  }

  /** The explanation of a rule, as Markdown. */
  ruleUri(rule: string): vscode.Uri {
    return this.uri(`${rule}.md`, { rule });
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { log, event, rule } = parameters(uri);
    if (rule) return encode(await this.ruleText(rule));
    if (log) {
      const text = prettyJson(await this.readLog(vscode.Uri.parse(log, true)));
      const bytes = encode(text);
      if (bytes.byteLength > LARGEST) {
        throw vscode.FileSystemError.Unavailable(
          vscode.l10n.t(
            'Formatted, this log is larger than the 50 MiB up to which the editor shows documents to extensions.',
          ),
        );
      }
      return bytes;
    }
    const json = event === undefined ? undefined : this.held.get(event);
    if (json === undefined) {
      throw vscode.FileSystemError.FileNotFound(
        vscode.l10n.t(
          'This event is no longer held in memory. Open it again from the Events view.',
        ),
      );
    }
    return encode(prettyJson(json));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { log, event } = parameters(uri);
    if (event !== undefined && !this.held.has(event))
      throw vscode.FileSystemError.FileNotFound(uri);
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
    this.changed.dispose();
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

/** Whether a document is one of ours. */
export function isEventDocument(uri: vscode.Uri): boolean {
  return uri.scheme === SCHEME;
}

function parameters(uri: vscode.Uri): { log?: string; event?: string; rule?: string } {
  const pairs = uri.query.split('&').map(pair => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
  });
  return Object.fromEntries(pairs);
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
