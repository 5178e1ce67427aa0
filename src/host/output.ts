import * as vscode from 'vscode';
import { errorName } from './errorName';

const channel = vscode.window.createOutputChannel('CloudTrail Lens', { log: true });

/**
 * The extension's one log. It has no way to write free text, so that nothing of an event, of an answer
 * of AWS or of credentials gets into it.
 */
export const output = {
  show: () => channel.show(),
  dispose: () => channel.dispose(),
  /** Notes that something has failed. @param what A name of our own, such as that of a command. */
  failed(what: string, error: unknown): void {
    channel.error(`${what}: ${errorName(error)}`);
  },
  /** Notes how often a part of ours failed. @param what A name of our own. */
  failedTimes(what: string, count: number): void {
    channel.error(`${what} failed ${count === 1 ? 'once' : `${count} times`}`);
  },
} as const;
