import * as vscode from 'vscode';
import { errorNotice } from './notices';
import { output } from './output';
import { reasonOf } from './wording';

/** Every command of the manifest. A test fails when the manifest and this list differ. */
export const COMMANDS = [
  'cloudtrail.addLogFolder',
  'cloudtrail.cancel',
  'cloudtrail.clearFilters',
  'cloudtrail.clearKept',
  'cloudtrail.connect',
  'cloudtrail.connectAthena',
  'cloudtrail.connectLake',
  'cloudtrail.copyEvent',
  'cloudtrail.copySearch',
  'cloudtrail.deleteSearches',
  'cloudtrail.disconnect',
  'cloudtrail.exportEvents',
  'cloudtrail.findRelated',
  'cloudtrail.findRelatedEverywhere',
  'cloudtrail.follow',
  'cloudtrail.group',
  'cloudtrail.loadAll',
  'cloudtrail.insertEvent',
  'cloudtrail.loadMore',
  'cloudtrail.nextPart',
  'cloudtrail.openEvent',
  'cloudtrail.openFormatted',
  'cloudtrail.openSelection',
  'cloudtrail.previousPart',
  'cloudtrail.redact',
  'cloudtrail.refresh',
  'cloudtrail.removeDuplicates',
  'cloudtrail.removeFilter',
  'cloudtrail.removeLogFolder',
  'cloudtrail.saveSearch',
  'cloudtrail.search',
  'cloudtrail.showIdentityChain',
  'cloudtrail.showOutput',
  'cloudtrail.showSession',
  'cloudtrail.showStatement',
  'cloudtrail.sortEvents',
  'cloudtrail.traceToOrigin',
  'cloudtrail.turnRuleOff',
  'cloudtrail.unfollow',
] as const;

export type CommandId = (typeof COMMANDS)[number];

/**
 * Registers a command. One of the three edges that catch: what rises out of the handler is shown as a
 * sentence; being cancelled is not an error.
 */
export function command(
  id: CommandId,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (isCancelled(error)) return undefined;
      output.failed(id, error);
      errorNotice(reasonOf(error));
      return undefined;
    }
  });
}

export function isCancelled(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
