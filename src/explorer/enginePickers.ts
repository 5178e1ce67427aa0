import * as vscode from 'vscode';
import { isTrailTable, type AthenaTable } from '../core/sql/athenaSql';
import { pickProfile, pickRegion } from './connectionPicker';
import type { AskedConnection } from './connections';
import type { AthenaAccess, EngineAccess, TrailChoice } from './engines';
import { keepEventDataStore, keepTable } from './engineSettings';
import { askMfaCode } from './mfaCode';
import { iconText } from '../core/plainText';

/** Asks for a table over a trail's log files and keeps its names in the user's settings. */
export async function connectAthena(access: EngineAccess): Promise<void> {
  const title = vscode.l10n.t('Connect to Athena');
  const place = await pickPlace(access, title);
  if (!place) return;
  await whileAsked(async signal => {
    const athena = await access.athena(place);
    const workGroup = await pickOf({
      title: `${title}: ${place.region}`,
      placeHolder: vscode.l10n.t('Workgroup: it runs the statements, and says where results go'),
      found: athena.workGroups(signal),
      item: nameItem,
      empty: { label: vscode.l10n.t('No workgroup runs queries in {0}', place.region) },
    });
    if (workGroup === undefined) return;
    const database = await pickOf({
      title: `${title}: ${place.region} · ${workGroup}`,
      placeHolder: vscode.l10n.t('Database of the AWS Glue data catalog'),
      found: athena.databases(signal),
      item: nameItem,
      empty: { label: vscode.l10n.t('There is no database in {0}', place.region) },
    });
    if (database === undefined) return;
    const table = await pickTable(athena, `${title}: ${database}`, database, signal);
    if (table === 'make') return showTableStatement(athena, title, signal);
    if (table) await keepTable({ ...names(place), workGroup, database, table: table.name });
  });
}

/** Asks for an event data store and keeps its id in the user's settings. */
export async function connectLake(access: EngineAccess): Promise<void> {
  const title = vscode.l10n.t('Connect to CloudTrail Lake');
  const place = await pickPlace(access, title);
  if (!place) return;
  await whileAsked(async signal => {
    const chosen = await pickOf({
      title: `${title}: ${place.region}`,
      placeHolder: vscode.l10n.t('Event data store'),
      found: access.lake(place).then(lake => lake.eventDataStores(signal)),
      item: ({ id, name }) => ({ label: iconText(name), description: iconText(id) }),
      empty: {
        label: vscode.l10n.t('There is no event data store in {0}', place.region),
        detail: vscode.l10n.t('Lake has been closed to new customers since 31 May 2026.'),
      },
    });
    if (chosen) await keepEventDataStore({ ...names(place), id: chosen.id, name: chosen.name });
  });
}

async function pickPlace(
  access: EngineAccess,
  title: string,
): Promise<AskedConnection | undefined> {
  const profile = await pickProfile(access, title);
  const region = profile && (await pickRegion(title, profile.region));
  if (!region) return undefined;
  const { name } = profile;
  return { ...(name === undefined ? {} : { profile: name }), region, mfaCode: askMfaCode };
}

function names({ profile, region }: AskedConnection) {
  return { ...(profile === undefined ? {} : { profile }), region };
}

/** Requests end when nobody looks at their answers any more. */
async function whileAsked<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  return run(controller.signal).finally(() => controller.abort());
}

interface Choices<T> {
  readonly title: string;
  readonly placeHolder: string;
  readonly found: Promise<readonly T[]>;
  item(found: T): vscode.QuickPickItem;
  /** What stands there when nothing was found. */
  readonly empty: { readonly label: string; readonly detail?: string };
}

async function pickOf<T>(choices: Choices<T>): Promise<T | undefined> {
  const { title, placeHolder, found, item, empty } = choices;
  const items = found.then((all): (vscode.QuickPickItem & { readonly value?: T })[] =>
    all.length > 0
      ? all.map(value => ({ ...item(value), value }))
      : [{ ...empty, label: `$(info) ${empty.label}` }],
  );
  const options = { title, placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.value;
}

function nameItem(name: string): vscode.QuickPickItem {
  return { label: iconText(name) };
}

interface TableItem extends vscode.QuickPickItem {
  readonly table?: AthenaTable;
}

/** Asks for a table that has the columns of a trail, or for the statement that makes one. */
async function pickTable(
  athena: AthenaAccess,
  title: string,
  database: string,
  signal: AbortSignal,
): Promise<AthenaTable | 'make' | undefined> {
  const make: TableItem = {
    label: `$(new-file) ${vscode.l10n.t('Show the statement that makes a table of a trail…')}`,
    description: vscode.l10n.t('as text, for whoever may run it'),
    alwaysShow: true,
  };
  const items = athena.tables(database, signal).then((found): TableItem[] => {
    const searchable = found.filter(isTrailTable);
    const others = found.length - searchable.length;
    return [
      ...searchable.map(table => ({
        label: iconText(table.name),
        description: table.partitions.map(({ name }) => iconText(name)).join(', '),
        table,
      })),
      {
        label:
          searchable.length === 0
            ? vscode.l10n.t('No table in {0} has the columns of a trail', database)
            : others > 0
              ? vscode.l10n.t('{0} other tables do not have the columns of a trail', others)
              : '',
        kind: vscode.QuickPickItemKind.Separator,
      },
      make,
    ];
  });
  const placeHolder = vscode.l10n.t('Table over the log files of a trail, with its partitions');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  return chosen === make ? 'make' : chosen?.table;
}

/** Asks for a trail and shows the statement that makes AWS's partitioned table over its log files. */
async function showTableStatement(
  athena: AthenaAccess,
  title: string,
  signal: AbortSignal,
): Promise<void> {
  const trail = await pickOf({
    title,
    placeHolder: vscode.l10n.t('Trail whose log files become a table'),
    found: athena.trails(signal),
    item: ({ name, bucket }) => ({
      label: iconText(name),
      description: `s3://${iconText(bucket)}`,
    }),
    empty: { label: vscode.l10n.t('No trail delivers log files here') },
  });
  if (!trail) return;
  const organization = trail.isOfOrganization ? await askOrganization(title) : undefined;
  if (trail.isOfOrganization && organization === undefined) return;
  const accounts = await askAccounts(title, trail);
  if (!accounts) return;
  const content = trail.tableSql(organization, accounts);
  const document = await vscode.workspace.openTextDocument({ language: 'sql', content });
  await vscode.window.showTextDocument(document);
}

function askOrganization(title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Id of the organization, below which the trail delivers: o-…'),
    ignoreFocusOut: true,
    validateInput: value =>
      /^o-[a-z0-9]+$/.test(value) ? undefined : vscode.l10n.t('An id like o-exampleorgid.'),
  });
}

async function askAccounts(
  title: string,
  trail: TrailChoice,
): Promise<readonly string[] | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Accounts whose log files are searched, with commas between them'),
    value: trail.account,
    ignoreFocusOut: true,
    validateInput: value =>
      /^\s*\d{12}(\s*,\s*\d{12})*\s*$/.test(value)
        ? undefined
        : vscode.l10n.t('Account ids of 12 digits.'),
  });
  return typed?.split(',').map(account => account.trim());
}
