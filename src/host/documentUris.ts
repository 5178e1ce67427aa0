/** What the addresses of our documents say. Told without the editor, for threads that do not have it. */
import type * as vscode from 'vscode';
import type { LogPart } from '../core/logParts';

/** The scheme of our read-only documents. */
export const SCHEME = 'cloudtrail';

/** The editor never hands documents over 50 MiB to extensions: nothing would work in one. */
export const LARGEST = 50 * 1024 * 1024;

/** The events of a log that one of several documents shows. */
export interface ShownPart extends LogPart {
  /** From 0, and how many parts there are. */
  readonly part: number;
  readonly parts: number;
  /** How many events the log has. */
  readonly count: number;
}

/** Whether a document is one of ours. */
export function isEventDocument(uri: vscode.Uri): boolean {
  return uri.scheme === SCHEME;
}

/** The file whose log one of our documents shows; `undefined` for those of another kind. */
export function logShownBy(uri: vscode.Uri): string | undefined {
  return parameters(uri).log;
}

/** The part of a log that one of our documents shows; `undefined` where it is another one. */
export function partShownBy(uri: vscode.Uri): ShownPart | undefined {
  if (!isEventDocument(uri)) return undefined;
  const [part = NaN, parts = NaN, from = NaN, to = NaN, count = NaN] =
    parameters(uri).part?.split('-').map(Number) ?? [];
  if (![part, parts, from, to, count].every(Number.isInteger)) return undefined;
  return { part, parts, from, to, count };
}

export interface DocumentParameters {
  readonly log?: string;
  readonly event?: string;
  readonly rule?: string;
  readonly part?: string;
  readonly sql?: string;
}

export function parameters(uri: vscode.Uri): DocumentParameters {
  const pairs = uri.query.split('&').map(pair => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
  });
  return Object.fromEntries(pairs);
}
