import * as vscode from 'vscode';
import { errorNotice } from '../host/notices';
import { output } from '../host/output';
import type { LoadReference } from '../host/reference';
import { reasonOf } from '../host/wording';
import { fromPage, keptSource, type FromPage, type Source } from '../webview/protocol';
import { savePicture } from './copies';
import { follower } from './follower';
import { pageHtml } from './pageHtml';
import type { Presentation, ShownEvent } from './presentation';
import { presenter } from './presenter';
import type { Tracing } from '../host/tracing';

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
  /** The event of a page that was open before a restart; `undefined` where it is no more. */
  readonly again?: (source: Source) => Promise<ShownEvent | undefined>;
  readonly reference: LoadReference;
  /** Who walks from event to event; without it the page shows what the event alone tells. */
  readonly tracing?: Tracing;
  /** The event at the cursor, for a page that follows it. */
  readonly atCursor?: () => Promise<ShownEvent | undefined>;
}

/**
 * Also brings the panel back after a restart. The page keeps only where its event lies, and the event's
 * chain is drawn again. Where it is not found, the page says how to show it.
 */
export function createIdentityPanel(
  extensionUri: vscode.Uri,
  {
    reference,
    tracing,
    atCursor = async () => undefined,
    again = async () => undefined,
  }: PanelParts,
): IdentityPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const options: vscode.WebviewOptions = { enableScripts: true, localResourceRoots: [dist] };
  let panel: vscode.WebviewPanel | undefined;
  const pages = presenter({
    reference,
    tracing,
    translated: word => vscode.l10n.t(word),
    tell: message => void panel?.webview.postMessage(message),
  });

  const known = (own: Presentation) =>
    own.open().catch((error: unknown) => {
      // The event's own chain is drawn; without the others it is what it always was.
      output.failed(VIEW_TYPE, error);
    });

  const cursor = follower(atCursor, async next => {
    const own = await pages.present(next);
    // The cursor may be somewhere else long before all events are read that tell of this one.
    if (own) void known(own);
  });

  const adopt = (adopted: vscode.WebviewPanel) => {
    panel = adopted;
    adopted.onDidDispose(() => {
      if (panel !== adopted) return;
      panel = undefined;
      pages.end();
      cursor.follow(false);
    });
    adopted.onDidChangeViewState(() => adopted.visible || pages.hide());
    adopted.webview.onDidReceiveMessage(async value => {
      const message = fromPage(value);
      if (message) await answer(message).catch((error: unknown) => complain(message, error));
    });
    adopted.webview.options = options;
    adopted.webview.html = pageHtml(adopted.webview, dist);
  };

  const answer = async (message: FromPage): Promise<unknown> => {
    switch (message.type) {
      case 'ready':
        return pages.begin(message);
      case 'reveal':
        return cursor.quietly(async () => pages.current?.reveal(message.at));
      case 'search':
      case 'session':
      case 'cancel':
        return pages.current?.[message.type]();
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'save':
        return savePicture(pages.current?.event, message);
      case 'follow':
        return cursor.follow(message.on);
    }
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
    async deserializeWebviewPanel(restored, state) {
      const source = keptSource(state);
      const found = source && (await again(source).catch(() => undefined));
      if (panel) return restored.dispose();
      const presented = found && pages.present(found);
      adopt(restored);
      const own = await presented;
      if (own) void known(own);
    },
  });

  const show = async (next: ShownEvent, column = vscode.ViewColumn.Beside) => {
    if (panel) panel.reveal(panel.viewColumn ?? column);
    else {
      const name = vscode.l10n.t('Identity chain');
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, name, column, options));
    }
    return pages.present(next);
  };

  return {
    async show(next, column) {
      const own = await show(next, column);
      if (own) await known(own);
    },
    async showTrace(next) {
      const own = await show(next);
      if (!own) return;
      await known(own);
      await own.search();
    },
    async showSession(next) {
      const own = await show(next);
      if (!own) return;
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
  output.failed(`${VIEW_TYPE}: ${type}`, error);
  const reason = reasonOf(error);
  errorNotice(
    type === 'save'
      ? vscode.l10n.t('The picture cannot be saved. {0}', reason)
      : type === 'copy'
        ? vscode.l10n.t('The clipboard cannot be written. {0}', reason)
        : vscode.l10n.t('This place of the event cannot be shown. {0}', reason),
  );
}
