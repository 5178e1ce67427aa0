import * as vscode from 'vscode';
import { attempt, type Failures } from '../core/attempt';
import type { LocatedFinding } from '../core/check';
import type { EventLog } from '../core/eventLog';
import type { FixKind } from '../core/fixes/fix';
import { CHECK_FAILED } from '../core/rules/failure';
import type { Severities } from '../core/rules/rule';
import type { CommandId } from '../host/commands';
import { SELECTOR, type EventLogs } from '../host/eventLogs';
import { logFailures } from '../host/failures';
import { rangeOf } from '../host/ranges';
import type { LoadReference } from '../host/reference';
import { setting } from '../host/settings';
import { localized, plainWords } from '../host/wording';
import { editsFrom, isReadOnly, workspaceEdit, type Steps } from './documentEdits';
import { registerRuleOff } from './ruleOff';
import type { RedactOptions } from '../core/redact';
import { registerWholeDocument, type RedactArgument } from './wholeDocument';

const { QuickFix, Source, SourceFixAll } = vscode.CodeActionKind;
const FIX_ALL = SourceFixAll.append('cloudtrail');
const SORT = Source.append('sortEvents.cloudtrail');
const REMOVE_DUPLICATES = Source.append('removeDuplicates.cloudtrail');
const REDACT = Source.append('redact.cloudtrail');

type Reference = Awaited<ReturnType<LoadReference>>;

/** An action on all of a document: its edits are worked out when it is chosen. */
class WholeAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly document: vscode.TextDocument,
    readonly steps: (reference: Reference, log: EventLog, failures: Failures) => Steps,
  ) {
    super(title, kind);
  }
}

/**
 * Quick fixes of what the rules have found, and source actions on all events. In a read-only document
 * there is nothing to edit: rules are explained and turned off, and redaction opens a copy.
 */
export function registerCodeActions(logs: EventLogs, reference: LoadReference): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, { diagnostics, only }) {
      const log = await logs.ready(document);
      if (!log) return undefined;
      const wants = (kind: vscode.CodeActionKind) => !only || only.intersects(kind);
      const ours = wants(QuickFix) ? diagnostics.filter(isOurs) : [];
      const known = ours.length > 0 ? await reference() : undefined;
      const failures: Failures = new Map();
      const fixes = ours.flatMap(diagnostic => {
        const ofOne = () => (known ? quickFixes(document, log, diagnostic, known) : []);
        return attempt(`fix of ${ruleOf(diagnostic)}`, failures, ofOne, []);
      });
      logFailures('fixes', failures);
      const sources = sourceActions(document).filter(({ kind }) => kind && wants(kind));
      const rules = new Map(ours.map(diagnostic => [ruleOf(diagnostic), diagnostic]));
      return [...fixes, ...[...rules.values()].flatMap(ruleActions(document)), ...sources];
    },
    async resolveCodeAction(action, token) {
      if (!(action instanceof WholeAction)) return action;
      const { document, steps } = action;
      const failures: Failures = new Map();
      const log = logs.get(document);
      if (!log) return action;
      const edits = await editsFrom(document, steps(await reference(), log, failures), token);
      logFailures('fixes', failures);
      if (edits) action.edit = await workspaceEdit(document, edits, reference);
      return action;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(SELECTOR, provider, {
      providedCodeActionKinds: [QuickFix, FIX_ALL, SORT, REMOVE_DUPLICATES, REDACT],
    }),
    registerWholeDocument(logs, reference),
    registerRuleOff(),
  );
}

/** How what a diagnostic is about can be put right. */
function quickFixes(
  document: vscode.TextDocument,
  log: EventLog,
  diagnostic: vscode.Diagnostic,
  { checkAt, editsOf, fixOf, removalOf, TITLES_OF_ALL }: Reference,
): readonly vscode.CodeAction[] {
  const rule = ruleOf(diagnostic);
  if (/^(?:secret-in-clear|issued-token)$/.test(rule)) {
    const redact = redactAction(document, {}, QuickFix);
    redact.diagnostics = [diagnostic];
    return [redact];
  }
  if (isReadOnly(document)) return [];
  const index = log.at(document.offsetAt(diagnostic.range.start));
  const event = index === -1 ? undefined : log.event(index);
  if (!event) return [];
  if (rule === 'event-id-repeated') {
    const title = vscode.l10n.t('Remove this copy of the event');
    return [quickFix(document, title, diagnostic, [removalOf(log, index)])];
  }
  const severities = severitiesFor(document);
  const finding = checkAt(log, index, { severities }).find(isAbout(document, diagnostic));
  const fix = finding && fixOf(finding, event);
  const edits = fix ? editsOf(log, index, fix.changes) : [];
  if (!fix || edits.length === 0) return [];
  const one = quickFix(document, plainWords(fix.title), diagnostic, edits);
  one.isPreferred = fix.isPreferred;
  if (!standsElsewhere(document, rule)) return [one];
  const all = fixAllAction(document, localized(TITLES_OF_ALL[fix.kind]), QuickFix, fix.kind);
  all.diagnostics = [diagnostic];
  return [one, all];
}

function quickFix(
  document: vscode.TextDocument,
  title: string,
  diagnostic: vscode.Diagnostic,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    document.uri,
    edits.map(({ text, ...span }) => vscode.TextEdit.replace(rangeOf(document, span), text)),
  );
  return action;
}

/** The rule of a diagnostic is explained, or turned off. */
function ruleActions(document: vscode.TextDocument) {
  return (diagnostic: vscode.Diagnostic): readonly vscode.CodeAction[] => {
    const { code } = diagnostic;
    const rule = ruleOf(diagnostic);
    if (rule === CHECK_FAILED) return [];
    const explain = new vscode.CodeAction(vscode.l10n.t('Explain the rule {0}', rule), QuickFix);
    const off = new vscode.CodeAction(vscode.l10n.t('Turn off the rule {0}', rule), QuickFix);
    off.command = {
      title: off.title,
      command: 'cloudtrail.turnRuleOff' satisfies CommandId,
      arguments: [rule, document.uri.toString()],
    };
    off.diagnostics = [diagnostic];
    // What is wrong as JSON has no rule behind it that could be explained.
    if (typeof code !== 'object') return [off];
    explain.command = { title: explain.title, command: 'vscode.open', arguments: [code.target] };
    explain.diagnostics = [diagnostic];
    return [explain, off];
  };
}

function sourceActions(document: vscode.TextDocument): readonly vscode.CodeAction[] {
  const redactions = [{}, { people: true }, { people: true, addresses: true }].map(options =>
    redactAction(document, options, REDACT),
  );
  if (isReadOnly(document)) return redactions;
  return [
    fixAllAction(document, vscode.l10n.t('Fix all CloudTrail findings'), FIX_ALL),
    new WholeAction(vscode.l10n.t('Sort events by time'), SORT, document, ({ sortEvents }, log) =>
      sortEvents(log),
    ),
    new WholeAction(
      vscode.l10n.t('Remove duplicate events'),
      REMOVE_DUPLICATES,
      document,
      ({ removeDuplicates }, log) => removeDuplicates(log),
    ),
    ...redactions,
  ];
}

/** All fixes of a kind; without one, all whose meaning is certain. */
function fixAllAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  of?: FixKind,
): WholeAction {
  const severities = severitiesFor(document);
  return new WholeAction(title, kind, document, ({ fixAll }, log, failures) =>
    fixAll(log, { severities }, fix => (of ? fix.kind === of : fix.isPreferred), failures),
  );
}

/** Redaction is a command: in a read-only document it opens a copy. */
function redactAction(
  document: vscode.TextDocument,
  { people = false, addresses = false }: RedactOptions,
  kind: vscode.CodeActionKind,
): vscode.CodeAction {
  const title = addresses
    ? vscode.l10n.t('Redact secrets, identifiers, names of people and public IP addresses')
    : people
      ? vscode.l10n.t('Redact secrets, identifiers and names of people')
      : vscode.l10n.t('Redact secrets and identifiers');
  const action = new vscode.CodeAction(title, kind);
  const argument: RedactArgument = { uri: document.uri.toString(), people, addresses };
  const id: CommandId = 'cloudtrail.redact';
  action.command = { title, command: id, arguments: [argument] };
  return action;
}

function isOurs({ source, code }: vscode.Diagnostic): boolean {
  return source === 'CloudTrail' && code !== undefined;
}

/** The id of the rule that a diagnostic of ours comes from. */
function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Whether a finding is what the diagnostic shows. */
function isAbout(document: vscode.TextDocument, diagnostic: vscode.Diagnostic) {
  const rule = ruleOf(diagnostic);
  return (finding: LocatedFinding) =>
    finding.rule === rule &&
    localized(finding.message) === diagnostic.message &&
    rangeOf(document, finding.span).isEqual(diagnostic.range);
}

/** Whether the rule has found more than one thing in the document. */
function standsElsewhere({ uri }: vscode.TextDocument, rule: string): boolean {
  const found = vscode.languages
    .getDiagnostics(uri)
    .filter(diagnostic => isOurs(diagnostic) && ruleOf(diagnostic) === rule);
  return found.length > 1;
}

function severitiesFor(document: vscode.TextDocument): Severities {
  return setting<Severities>('cloudtrail.rules', document) ?? {};
}
