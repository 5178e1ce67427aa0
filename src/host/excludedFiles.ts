import type * as vscode from 'vscode';
import { globs } from './glob';
import { setting } from './settings';

/** Glob patterns of the files in which no events are looked for. */
export function excludedPatterns(): readonly string[] {
  const patterns: unknown = setting('cloudtrail.logFiles.exclude');
  return Array.isArray(patterns) ? patterns.filter(one => typeof one === 'string') : [];
}

/** A test for paths, relative to a folder, by the setting as it is now. */
export function excludedFiles(): (path: string) => boolean {
  return globs(excludedPatterns());
}

/** Names that logs have; what a file holds decides. */
export function mayBeLogName(name: string): boolean {
  return /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i.test(name);
}

/** The path of a file below a folder; empty for the folder itself, `undefined` when it lies elsewhere. */
export function pathBelow(folder: vscode.Uri, { path }: vscode.Uri): string | undefined {
  if (path === folder.path) return '';
  const start = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}
