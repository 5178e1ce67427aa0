import * as vscode from 'vscode';
import { anEvent, someEvents } from '../unit/core/sampleEvents';
import { equal, ok } from './assert';
import { until } from './until';

const { QuickFix, Source, SourceFixAll } = vscode.CodeActionKind;

const open = (content: string) =>
  vscode.workspace.openTextDocument({ language: 'cloudtrail', content });

const shown = async (content: string) => {
  const document = await open(content);
  await vscode.window.showTextDocument(document);
  return document;
};

const ruleOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);

const rulesOn = ({ uri }: vscode.TextDocument) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'CloudTrail')
    .map(ruleOf);

/** The diagnostic of a rule, once it is there. */
const diagnosticOf = ({ uri }: vscode.TextDocument, rule: string) =>
  until(`a finding of ${rule}`, () =>
    vscode.languages.getDiagnostics(uri).find(one => ruleOf(one) === rule),
  );

const actionsAt = (
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  resolved = 20,
) =>
  vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind.value,
    resolved,
  );

/** The quick fixes of a rule's diagnostic, once the editor has it too. */
const fixesOf = async (document: vscode.TextDocument, rule: string) => {
  const { range } = await diagnosticOf(document, rule);
  return until(`a fix of ${rule}`, async () => {
    const actions = await actionsAt(document, range, QuickFix);
    return actions.length > 0 ? actions : undefined;
  });
};

const sourceAction = async (document: vscode.TextDocument, kind: vscode.CodeActionKind) => {
  const start = new vscode.Position(0, 0);
  const [action] = await actionsAt(document, new vscode.Range(start, start), kind);
  ok(action, `no action of kind ${kind.value}`);
  return action;
};

const apply = async ({ edit, title }: vscode.CodeAction) => {
  ok(edit, `"${title}" has no edit`);
  ok(await vscode.workspace.applyEdit(edit), `"${title}" cannot be applied`);
};

const records = (document: vscode.TextDocument) =>
  (JSON.parse(document.getText()) as { Records: Record<string, unknown>[] }).Records;

describe('code actions', () => {
  const { awsRegion, ...withoutRegion } = anEvent();
  const broken: readonly (readonly [rule: string, text: string, preferred: boolean])[] = [
    ['key-misspelt', JSON.stringify({ ...withoutRegion, awsregion: awsRegion }, null, 2), true],
    ['key-repeated', JSON.stringify(anEvent()).replace('{', '{"awsRegion":"eu-west-1",'), true],
    ['letter-case', JSON.stringify(anEvent({ eventType: 'AwsApicall' }), null, 2), true],
    ['field-type', JSON.stringify(anEvent({ readOnly: 'true' }), null, 4), true],
    ['blanks-around', JSON.stringify(anEvent({ eventName: ' ListUsers' }), null, '\t'), true],
    ['field-required', JSON.stringify(withoutRegion, null, 2), false],
    ['account-id', JSON.stringify(anEvent({ recipientAccountId: '1111-2222-3333' })), true],
    [
      'event-time',
      JSON.stringify(anEvent({ eventTime: '2026-11-18 09:01:03.000Z' }), null, 2),
      true,
    ],
  ];
  for (const [rule, text, preferred] of broken)
    it(`put right what ${rule} finds`, async () => {
      const document = await open(text);
      const [fix] = await fixesOf(document, rule);
      ok(fix, 'there is no fix');
      equal(fix.isPreferred ?? false, preferred, fix.title);
      await apply(fix);
      await until(`${rule} to find nothing any more`, () => !rulesOn(document).includes(rule));
      const { awsRegion: region, ...rest } = JSON.parse(document.getText()) as typeof withoutRegion;
      equal(Object.keys(rest).sort(), Object.keys(withoutRegion).sort());
      ok(region, 'the Region is lost');
    });

  it('make all fixes of a kind at once, and one undo takes them back', async () => {
    const text = JSON.stringify(
      { Records: [1, 2, 3].map(() => anEvent({ eventType: 'AwsApicall', eventName: 'x ' })) },
      null,
      2,
    );
    const document = await shown(text);
    const fixes = await fixesOf(document, 'letter-case');
    const all = fixes.find(({ title }) => /of all/.test(title));
    ok(all, `there is none among ${fixes.map(({ title }) => title).join(', ')}`);
    await apply(all);
    equal(
      records(document).map(({ eventType, eventName }) => `${eventType} ${eventName}`),
      ['AwsApiCall x ', 'AwsApiCall x ', 'AwsApiCall x '],
    );
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text);
  });

  it('fix all that is certain, and nothing else, where "fix all" is asked for', async () => {
    const spoilt = anEvent({ eventType: 'AwsApicall', eventName: 'x ', awsRegion: undefined });
    const document = await open(JSON.stringify({ Records: [spoilt] }, null, 2));
    await apply(await sourceAction(document, SourceFixAll.append('cloudtrail')));
    const [event] = records(document);
    equal([event?.['eventType'], event?.['eventName']], ['AwsApiCall', 'x']);
    ok(event && !('awsRegion' in event), 'a Region was made up');
  });

  it('sort events and remove duplicates', async () => {
    const [a, b, c] = someEvents(3);
    const document = await open(JSON.stringify({ Records: [c, a, b, a] }, null, 2));
    await apply(await sourceAction(document, Source.append('sortEvents')));
    equal(records(document), [a, a, b, c]);
    await apply(await sourceAction(document, Source.append('removeDuplicates')));
    equal(records(document), [a, b, c]);
    equal(document.getText(), JSON.stringify({ Records: [a, b, c] }, null, 2));
  });

  it('redact the document', async () => {
    const event = anEvent({
      recipientAccountId: '210987654321',
      requestParameters: { password: 'correct horse' },
    });
    const document = await shown(JSON.stringify(event, null, 2));
    const [redact] = await fixesOf(document, 'secret-in-clear');
    ok(redact?.command, 'the secret has no fix');
    await vscode.commands.executeCommand(
      redact.command.command,
      ...((redact.command.arguments ?? []) as unknown[]),
    );
    ok(!/210987654321|correct horse/.test(document.getText()), document.getText());
    await until(
      'the secret to be found no more',
      () => !rulesOn(document).includes('secret-in-clear'),
    );
  });

  it('redact names of people and public addresses too where that is chosen', async () => {
    const event = anEvent({
      recipientAccountId: '210987654321',
      sourceIPAddress: '54.12.1.2',
      requestParameters: { userName: 'jane.roe' },
    });
    const document = await shown(JSON.stringify(event, null, 2));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await actionsAt(document, whole, Source.append('redact'));
    equal(actions.length, 3);
    const { command, arguments: given = [] } = actions[2]?.command ?? { command: '' };
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    ok(!/210987654321|54\.12|jane/.test(document.getText()), document.getText());
    ok(document.getText().includes('"userName": "person-1"'), document.getText());
  });

  it('turn a rule off where the user says', async () => {
    const settings = () => vscode.workspace.getConfiguration('cloudtrail').inspect('rules');
    const document = await open(JSON.stringify(anEvent({ eventType: 'AwsApicall' })));
    const off = (await fixesOf(document, 'letter-case')).find(({ title }) => /off/.test(title));
    ok(off?.command, 'it is not offered');
    try {
      let done = false;
      const { command, arguments: given = [] } = off.command;
      void vscode.commands
        .executeCommand(command, ...(given as unknown[]))
        .then(() => (done = true));
      await until('the picked place to be written', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return done;
      });
      equal(settings()?.workspaceValue, { 'letter-case': 'off' });
      await until('the rule to be off', () => !rulesOn(document).includes('letter-case'));
    } finally {
      await vscode.workspace
        .getConfiguration('cloudtrail')
        .update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('explain a rule in its document', async () => {
    const document = await open(JSON.stringify(anEvent({ eventType: 'AwsApicall' })));
    const fixes = await fixesOf(document, 'letter-case');
    const explain = fixes.find(({ title }) => /Explain/.test(title));
    ok(explain?.command, 'it is not offered');
    await vscode.commands.executeCommand(
      explain.command.command,
      ...((explain.command.arguments ?? []) as unknown[]),
    );
    await until('the explanation of the rule', () =>
      vscode.window.activeTextEditor?.document.getText().startsWith('# letter-case'),
    );
  });

  it('edit no read-only document, and redact a copy of it', async () => {
    const [file] = await vscode.workspace.findFiles('111122223333_CloudTrail_*.json');
    ok(file, 'the workspace has no log');
    await vscode.commands.executeCommand('cloudtrail.openFormatted', file);
    const document = await until('the formatted log in the active editor', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.scheme === 'cloudtrail' ? active : undefined;
    });
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    // The editor asks only once it knows the document.
    const actions = await until('source actions of the read-only document', async () => {
      const found = await actionsAt(document, whole, Source);
      return found.length > 0 ? found : undefined;
    });
    equal(
      actions.map(({ kind }) => kind?.value),
      Array(3).fill('source.redact.cloudtrail'),
    );
    equal(
      (await actionsAt(document, whole, QuickFix)).filter(({ edit }) => edit !== undefined),
      [],
    );
    const command = actions[0]?.command;
    ok(command, 'there is nothing to run');
    await vscode.commands.executeCommand(
      command.command,
      ...((command.arguments ?? []) as unknown[]),
    );
    const copy = await until('the redacted copy in the active editor', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.isUntitled ? active : undefined;
    });
    ok(copy.getText().includes('"Records"'), copy.getText().slice(0, 80));
  });
});
