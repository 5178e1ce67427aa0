import * as vscode from 'vscode';
import { valueText } from '../core/valueText';
import type { ShownEvent } from './presentation';

/** Shows the event at the cursor whenever that becomes another one, while it is switched on. */
export interface Follower extends vscode.Disposable {
  follow(on: boolean): void;
  /** Does something that moves the cursor, without following it there. */
  quietly(work: () => Promise<void>): Promise<void>;
}

/**
 * Cursors move faster than events are read, so moves during a look are answered by one more look
 * after it: what is shown last is where the cursor stands.
 */
export function follower(
  atCursor: () => Promise<ShownEvent | undefined>,
  show: (shown: ShownEvent) => Promise<void>,
): Follower {
  let listening: vscode.Disposable | undefined;
  let last: unknown;
  let quiet = 0;
  let state: 'idle' | 'looking' | 'moved' = 'idle';

  const look = async () => {
    if (quiet > 0 || listening === undefined) return;
    if (state !== 'idle') {
      state = 'moved';
      return;
    }
    try {
      do {
        state = 'looking';
        const found = await atCursor();
        if (!found || quiet > 0 || nameOf(found) === last) continue;
        last = nameOf(found);
        await show(found);
      } while (movedMeanwhile());
    } finally {
      state = 'idle';
    }
  };
  const movedMeanwhile = () => state === 'moved';

  const stop = () => {
    listening?.dispose();
    listening = undefined;
  };

  return {
    follow(on) {
      stop();
      if (!on) return;
      listening = vscode.Disposable.from(
        vscode.window.onDidChangeTextEditorSelection(() => void look()),
        vscode.window.onDidChangeActiveTextEditor(() => void look()),
      );
      void look();
    },
    async quietly(work) {
      quiet += 1;
      try {
        await work();
        const found = await atCursor();
        last = found && nameOf(found);
      } finally {
        quiet -= 1;
      }
    },
    dispose: stop,
  };
}

/** Events are told apart by their ids; those without one by their content. */
function nameOf({ event }: ShownEvent): unknown {
  return event.eventID ?? valueText(event);
}
