import * as vscode from 'vscode';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { IdentityChain } from '../core/identity';
import { output } from '../host/output';
import { reasonOf } from '../host/wording';
import { fromPage, type ChainView, type ToPage } from '../webview/protocol';
import { TRANSLATED } from '../webview/words';
import { pageHtml } from './pageHtml';
import type { Tracing } from './tracing';

export const VIEW_TYPE = 'cloudtrail.identityChain';

/** An event and its chain, to be shown. */
export interface ShownEvent {
  readonly event: CloudTrailEvent;
  readonly chain: IdentityChain;
  /** The event in one line. */
  readonly title: string;
  /** Shows a place of the event, by its JSON pointer; the empty pointer is the whole event. */
  reveal(pointer: string): Thenable<void>;
}

/** The one panel of identity chains: each event shown takes the place of the one before. */
export interface IdentityPanel extends vscode.Disposable {
  show(shown: ShownEvent, column?: vscode.ViewColumn): void;
  /** Shows the event and searches for where its credentials come from. */
  showTrace(shown: ShownEvent): void;
  /** Shows the session of the event on its time line. */
  showSession(shown: ShownEvent): void;
}

/** What the page needs beyond the event that it shows. */
export interface PanelParts {
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
  parts: PanelParts = {},
): IdentityPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const options: vscode.WebviewOptions = { enableScripts: true, localResourceRoots: [dist] };
  let panel: vscode.WebviewPanel | undefined;
  let shown: { readonly view: ChainView; readonly reveal: ShownEvent['reveal'] } | undefined;

  const adopt = (adopted: vscode.WebviewPanel) => {
    panel = adopted;
    adopted.onDidDispose(() => {
      if (panel !== adopted) return;
      panel = undefined;
      shown = undefined;
    });
    adopted.webview.onDidReceiveMessage(received);
    adopted.webview.options = options;
    adopted.webview.html = pageHtml(adopted.webview, dist);
  };

  const tell = () => {
    const message: ToPage = shown ? { type: 'show', view: shown.view } : { type: 'detach' };
    void panel?.webview.postMessage(message);
  };

  const received = async (value: unknown) => {
    const message = fromPage(value);
    if (message?.type === 'ready') tell();
    if (message?.type !== 'reveal' || shown === undefined) return;
    if (!pointersIn(shown.view).has(message.pointer)) return;
    try {
      await shown.reveal(message.pointer);
    } catch (error) {
      output.error(`${VIEW_TYPE}: ${error instanceof Error ? error.name : 'failed'}`);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('This place of the event cannot be shown. {0}', reasonOf(error)),
      );
    }
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
    deserializeWebviewPanel: async restored => (panel ? restored.dispose() : adopt(restored)),
  });

  const show: IdentityPanel['show'] = (
    { chain, title, reveal },
    column = vscode.ViewColumn.Beside,
  ) => {
    const words = Object.fromEntries(TRANSLATED.map(word => [word, vscode.l10n.t(word)]));
    shown = { view: { chain, title, words }, reveal };
    if (panel) {
      panel.reveal(panel.viewColumn ?? column);
      tell();
    } else {
      const name = vscode.l10n.t('Identity chain');
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, name, column, options));
    }
  };

  return {
    show,
    showTrace(event) {
      void parts.tracing;
      show(event);
    },
    showSession: event => show(event),
    dispose() {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

/** The places that the page was given; it has no business with others. */
function pointersIn({ chain: { nodes, edges } }: ChainView): ReadonlySet<string> {
  return new Set([
    ...nodes.flatMap(({ facts, observations }) =>
      [...facts, ...observations].map(({ pointer }) => pointer),
    ),
    ...edges.flatMap(({ evidence }) => evidence),
  ]);
}
