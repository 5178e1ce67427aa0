import * as vscode from 'vscode';
import type { LocatedFinding } from '../core/check';
import type { Checked } from '../core/recheck';
import type { Severity } from '../core/rules/rule';
import { JSON_SYNTAX } from '../core/syntax';
import type { EventDocuments } from '../host/eventDocuments';
import { mayHoldEvents, type EventLogs } from '../host/eventLogs';
import type { CheckedFile, LogThread } from '../host/logThread';
import { logFailures } from '../host/failures';
import { output } from '../host/output';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { onSettingChanged, setting } from '../host/settings';
import { inSlices } from '../host/slices';
import { plainWords } from '../host/wording';
import { EarlyFindings } from './earlyFindings';

/** Waits this long after a change, in milliseconds, so that typing is not chased by squiggles. */
const PAUSE = 250;

/** Milliseconds after which a reader waits. */
const NOTICED = 200;

/** More findings than this in one document help nobody; the first ones are shown. */
const MOST = 5000;

/** Checks documents when they open and change. The only listener to changes: everything else pulls. */
export function registerDiagnostics(
  logs: EventLogs,
  documents: EventDocuments,
  reference: LoadReference,
  thread?: LogThread,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('cloudtrail');
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** What the last whole check of a document found: after an edit, one event is checked again. */
  const before = new Map<string, Checked>();
  const early =
    thread &&
    new EarlyFindings({
      thread,
      most: MOST,
      optionsFor: uri => optionsFor({ uri, languageId: 'cloudtrail' }),
      show: showEarly,
      forget: uri => collection.delete(uri),
    });

  function schedule(document: vscode.TextDocument, pause: number): void {
    if (!mayHoldEvents(document)) return early?.drop(document.uri);
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        run(document).catch((error: unknown) => output.failed('check', error));
      }, pause),
    );
  }

  async function run(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const isStale = () => document.isClosed || document.version !== version;
    const log = await logs.ready(document);
    if (isStale()) return;
    if (!log) {
      early?.drop(document.uri);
      return collection.delete(document.uri);
    }
    const { check, checked, failuresIn, recheck } = await reference();
    const options = optionsFor(document);
    const ahead = await early?.take(document, log, options, isStale);
    if (isStale()) return;
    const key = document.uri.toString();
    const last = before.get(key);
    const again = ahead ?? (last && recheck(last, log, options));
    let showing = Promise.resolve();
    const showFirst = (first: readonly LocatedFinding[]) => {
      showing = show(document, first, isStale);
    };
    const found = again ?? (await wholeCheck(check(log, options), isStale, showFirst));
    if (!found || isStale()) return;
    if (found.length < MOST) before.set(key, checked(log, found, options));
    else before.delete(key);
    await showing;
    await show(document, found, isStale);
    logFailures('check', failuresIn(found));
  }

  async function show(
    document: vscode.TextDocument,
    found: readonly LocatedFinding[],
    isStale: () => boolean,
  ): Promise<void> {
    const shown = reportsOwnSyntax(document)
      ? found.filter(({ rule }) => rule !== JSON_SYNTAX)
      : found;
    const diagnostics: vscode.Diagnostic[] = [];
    const isWhole = await inSlices(
      withFewFailures(shown).slice(0, MOST).values(),
      finding =>
        diagnostics.push(diagnosticOf(rangeOf(document, finding.span), finding, documents)),
      isStale,
    );
    if (isWhole) collection.set(document.uri, diagnostics);
  }

  /** Without broken JSON: whether the editor reports that depends on the document's language. */
  function showEarly(uri: vscode.Uri, { findings, ranges }: CheckedFile): void {
    const few = new Set(withFewFailures(findings));
    const diagnostics = findings.flatMap((finding, at) => {
      const range = ranges[at];
      return range && few.has(finding) && finding.rule !== JSON_SYNTAX
        ? [diagnosticOf(new vscode.Range(...range), finding, documents)]
        : [];
    });
    collection.set(uri, diagnostics);
  }

  const all = () => vscode.workspace.textDocuments.forEach(document => schedule(document, 0));
  all();
  return vscode.Disposable.from(
    collection,
    ...(early ? [early] : []),
    vscode.workspace.onDidOpenTextDocument(document => schedule(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document, PAUSE)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(waiting.get(uri.toString()));
      waiting.delete(uri.toString());
      before.delete(uri.toString());
      collection.delete(uri);
    }),
    onSettingChanged(['cloudtrail.rules'], all),
    new vscode.Disposable(() => waiting.forEach(timer => clearTimeout(timer))),
  );
}

/**
 * The findings of a check in slices, the first ones where there are many; `undefined` when it is stale.
 * Where it takes longer than a reader notices, what is found by then is shown meanwhile.
 */
async function wholeCheck(
  steps: Iterator<readonly LocatedFinding[]>,
  isStale: () => boolean,
  showFirst: (first: readonly LocatedFinding[]) => void,
): Promise<readonly LocatedFinding[] | undefined> {
  const found: LocatedFinding[] = [];
  let count = 0;
  let soon = performance.now() + NOTICED;
  const take = (findings: readonly LocatedFinding[]) => {
    // One by one: as arguments of one call, those of a hostile event would exhaust the stack.
    if (count < MOST) for (const one of findings) found.push(one);
    count += findings.filter(({ failed }) => failed === undefined).length;
    if (found.length === 0 || performance.now() < soon) return;
    soon = Infinity;
    showFirst([...found]);
  };
  return (await inSlices(steps, take, isStale)) ? found : undefined;
}

/** Of the checks that could not be made, the first of each rule: they tell of the rule, not of events. */
function withFewFailures(found: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const rules = new Set<string>();
  return found.filter(({ failed }) => {
    if (failed === undefined) return true;
    const isFirst = !rules.has(failed);
    rules.add(failed);
    return isFirst;
  });
}

/** The editor's own JSON support already reports broken JSON in these languages. */
function reportsOwnSyntax({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc';
}

/** What the rules are asked with, by the settings that hold there. */
function optionsFor(scope: { readonly uri: vscode.Uri; readonly languageId: string }) {
  const { path } = scope.uri;
  return {
    severities: setting<Record<string, Severity | 'off'>>('cloudtrail.rules', scope) ?? {},
    fileName: path.slice(path.lastIndexOf('/') + 1),
  };
}

function diagnosticOf(
  range: vscode.Range,
  { rule, severity, message, failed }: LocatedFinding,
  documents: EventDocuments,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, plainWords(message), SEVERITIES[severity]);
  diagnostic.source = 'CloudTrail';
  const isRule = rule !== JSON_SYNTAX && failed === undefined;
  diagnostic.code = !isRule ? rule : { value: rule, target: documents.ruleUri(rule) };
  return diagnostic;
}

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};
