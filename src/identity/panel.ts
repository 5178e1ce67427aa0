import * as vscode from 'vscode';
import { output } from '../host/output';
import type { LoadReference } from '../host/reference';
import { reasonOf } from '../host/wording';
import { fromPage, type FromPage, type ToPage } from '../webview/protocol';
import { savePicture } from './copies';
import { follower } from './follower';
import { pageHtml } from './pageHtml';
import { presentation, type Presentation, type ShownEvent } from './presentation';
import type { Tracing } from './tracing';

export type { ShownEvent } from './presentation';

export const VIEW_TYPE = 'cloudtrail.identityChain';

/** The one panel of identities: each event shown takes the place of the one before. */
export interface IdentityPanel extends vscode.Disposable {
  show(shown: ShownEvent, column?: vscode.ViewColumn): Promise<void>;
  /** Shows the event and searches for where its credentials come from. */
  showTrace(shown: ShownEvent): Promise<void>;
  /** Shows the session of the event on its time line. */
  showSession(shown: ShownEvent): Promise<void>;
}

export interface PanelParts {
  readonly reference: LoadReference;
  /** Who walks from event to event; without it the page shows what the event alone tells. */
  readonly tracing?: Tracing;
  /** The event at the cursor, for a page that follows it. */
  readonly atCursor?: () => Promise<ShownEvent | undefined>;
}

/**
 * Also brings the panel back after a restart. The page then draws what it kept; since the event itself
 * is not kept, it says that its facts lead nowhere until a chain is opened again.
 */
export function createIdentityPanel(
  extensionUri: vscode.Uri,
  { reference, tracing, atCursor = async () => undefined }: PanelParts,
): IdentityPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const options: vscode.WebviewOptions = { enableScripts: true, localResourceRoots: [dist] };
  let panel: vscode.WebviewPanel | undefined;
  let shown: Presentation | undefined;
  /** The words of the page as they are translated; absent until it listens. */
  let words: Readonly<Record<string, string>> | undefined;

  const tell = (message: ToPage) => words && void panel?.webview.postMessage(message);

  /** Puts an event on the page; what earlier events say of it is told when it is known. */
  const present = async (next: ShownEvent) => {
    shown?.dispose();
    const own: Presentation = presentation(next, {
      reference,
      tracing,
      words: () => words ?? {},
      tell: message => {
        if (shown === own) tell(message);
      },
    });
    shown = own;
    tell({ type: 'idle' });
    tell({ type: 'show', view: await own.view(), tab: 'chain' });
    return own;
  };
  const known = (own: Presentation) =>
    own.open().catch((error: unknown) => {
      // The event's own chain is drawn; without the others it is what it always was.
      output.error(`${VIEW_TYPE}: ${error instanceof Error ? error.name : 'failed'}`);
    });

  const cursor = follower(atCursor, async next => known(await present(next)));

  const adopt = (adopted: vscode.WebviewPanel) => {
    panel = adopted;
    adopted.onDidDispose(() => {
      if (panel !== adopted) return;
      panel = undefined;
      words = undefined;
      shown?.dispose();
      shown = undefined;
      cursor.follow(false);
    });
    adopted.webview.onDidReceiveMessage(async value => {
      const message = fromPage(value);
      if (message) await answer(message).catch((error: unknown) => complain(message, error));
    });
    words = undefined;
    adopted.webview.options = options;
    adopted.webview.html = pageHtml(adopted.webview, dist);
  };

  const answer = async (message: FromPage): Promise<unknown> => {
    switch (message.type) {
      case 'ready':
        words = Object.fromEntries(message.words.map(word => [word, vscode.l10n.t(word)]));
        if (!shown) return tell({ type: 'detach' });
        tell({ type: 'show', view: await shown.view() });
        return tell(shown.status());
      case 'reveal':
        return cursor.quietly(async () => shown?.reveal(message.at));
      case 'search':
      case 'session':
      case 'cancel':
        return shown?.[message.type]();
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'save':
        return savePicture(shown?.event, message.format, message.content);
      case 'follow':
        return cursor.follow(message.on);
    }
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
    deserializeWebviewPanel: async restored => (panel ? restored.dispose() : adopt(restored)),
  });

  const show = async (next: ShownEvent, column = vscode.ViewColumn.Beside) => {
    if (panel) panel.reveal(panel.viewColumn ?? column);
    else {
      const name = vscode.l10n.t('Identity chain');
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, name, column, options));
    }
    return present(next);
  };

  return {
    show: async (next, column) => known(await show(next, column)),
    async showTrace(next) {
      const own = await show(next);
      await known(own);
      await own.search();
    },
    async showSession(next) {
      const own = await show(next);
      await known(own);
      await own.session();
    },
    dispose() {
      serializer.dispose();
      cursor.dispose();
      panel?.dispose();
    },
  };
}

function complain({ type }: FromPage, error: unknown): void {
  output.error(`${VIEW_TYPE}: ${type}: ${error instanceof Error ? error.name : 'failed'}`);
  const reason = reasonOf(error);
  void vscode.window.showErrorMessage(
    type === 'save'
      ? vscode.l10n.t('The picture cannot be saved. {0}', reason)
      : type === 'copy'
        ? vscode.l10n.t('The clipboard cannot be written. {0}', reason)
        : vscode.l10n.t('This place of the event cannot be shown. {0}', reason),
  );
}
