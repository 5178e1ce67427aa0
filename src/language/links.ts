import * as vscode from 'vscode';
import type { EventLog } from '../core/eventLog';
import { COLON, skipSpace } from '../core/scan';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { setting } from '../host/settings';
import { inSlices } from '../host/slices';

/** The editor keeps and draws every link of a document: past this many, the first ones are enough. */
const MOST = 5000;

/** Leads from an ARN to what it names in the AWS console, where there is a page for it. */
export function registerLinks(logs: EventLogs, reference: LoadReference): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(SELECTOR, {
    async provideDocumentLinks(document, token) {
      if (setting<boolean>('cloudtrail.consoleLinks', document) === false) return [];
      const log = await logs.ready(document);
      if (!log) return [];
      const { consolePage } = await reference();
      const links: vscode.DocumentLink[] = [];
      await inSlices(
        pagesOf(log, consolePage),
        found => {
          if (!found) return;
          const range = rangeOf(document, found);
          const link = new vscode.DocumentLink(range, vscode.Uri.parse(found.page, true));
          link.tooltip = vscode.l10n.t('Open in the AWS console');
          links.push(link);
        },
        () => token.isCancellationRequested || links.length === MOST,
      );
      return links;
    },
  });
}

/**
 * What ARNs of events name, and its page. Of an ARN only the resource is the link: with all of it
 * underlined, an event would be a page of lines. `undefined` is an ARN without a page: a step, so that
 * whoever drives it may pause.
 */
function* pagesOf(
  log: EventLog,
  pageOf: (arn: string) => string | undefined,
): Generator<{ start: number; end: number; page: string } | undefined> {
  const { text } = log;
  for (let at = text.indexOf(ARN); at !== -1; at = text.indexOf(ARN, at + 1)) {
    // An event that lies in a string has `\"` for its quotes.
    const quote = text.charAt(at - 1) === '\\' ? '\\"' : '"';
    const start = at + 1;
    const end = text.indexOf(quote, start);
    if (end === -1) return;
    const isKey = text.charCodeAt(skipSpace(text, end + quote.length)) === COLON;
    const arn = text.slice(start, end).replaceAll('\\/', '/');
    const page = isKey || log.at(start) === -1 ? undefined : pageOf(arn);
    const prefix = /^(?:[^:]*:){5}/.exec(arn)?.[0] ?? '';
    yield page === undefined ? undefined : { start: start + prefix.length, end, page };
  }
}

const ARN = '"arn:';
