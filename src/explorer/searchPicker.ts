import * as vscode from 'vscode';
import type { CloudTrailEvent } from '../core/cloudTrailEvent';
import type { EventFilter, FilterAttribute } from '../core/query';
import { ATTRIBUTE_ORDER, ATTRIBUTES } from './attributes';
import { conditionWords, rangeWords, searchWords } from './criterionItem';
import { inWords } from './groupItem';
import { iconText } from '../core/plainText';
import { PRESETS, type Preset } from './presets';
import {
  conditions,
  parseRange,
  USUAL_RANGES,
  withFilter,
  withRange,
  without,
  type Condition,
  type Search,
} from './search';
import { seenValues } from './seenValues';
import type { NamedSearch } from './viewState';

export interface SearchPickerOptions {
  /** What is searched: the name of a store. */
  readonly where: string;
  readonly search: Search;
  /** The events that are loaded: their values are offered. */
  readonly events: readonly CloudTrailEvent[];
  readonly named: readonly NamedSearch[];
  /** Copies the search as it is in the words of another tool. */
  copy(): unknown;
}

interface Choice extends vscode.QuickPickItem {
  /** What the search becomes; `undefined` when the reader turns away. */
  choose?(): Search | undefined | Promise<Search | undefined>;
}

/** Values of each attribute that the first step offers; all others are one step away. */
const FEW = 8;

/**
 * Asks for one more thing to search for. What the loaded events hold is there to be typed at, so that a
 * search is one step for most; the steps by attribute and time are for what is not loaded.
 */
export async function pickSearch(options: SearchPickerOptions): Promise<Search | undefined> {
  const { where, search, named } = options;
  const title = vscode.l10n.t('Search {0}', where);
  const choices: Choice[] = [
    separator(vscode.l10n.t('filter by')),
    ...ATTRIBUTE_ORDER.map(attribute => attributeChoice(options, attribute)),
    separator(vscode.l10n.t('time range')),
    ...rangeChoices(search),
    separator(vscode.l10n.t('searches')),
    ...[...presets(), ...named].map(one => searchChoice(search, one)),
    {
      label: `$(copy) ${vscode.l10n.t('Copy this search as…')}`,
      description: vscode.l10n.t('AWS CLI command, SQL, EventBridge pattern'),
      choose: () => void options.copy(),
    },
    ...ATTRIBUTE_ORDER.flatMap(attribute => seenChoices(options, attribute)),
  ];
  const current = searchWords(search);
  const chosen = await vscode.window.showQuickPick(choices, {
    title: current ? `${title}: ${current}` : title,
    placeHolder: vscode.l10n.t('Add a filter or a time range; type to find a value'),
    matchOnDescription: true,
  });
  return chosen?.choose?.();
}

/** Asks for another value in place of those of a condition. */
export async function changeFilter(
  options: SearchPickerOptions,
  condition: Condition,
): Promise<Search | undefined> {
  const search = without(options.search, condition);
  return pickFilter({ ...options, search }, condition.attribute);
}

/** Asks for a time range only. */
export async function changeRange({
  where,
  search,
}: SearchPickerOptions): Promise<Search | undefined> {
  const title = vscode.l10n.t('Search {0}: time range', where);
  const chosen = await vscode.window.showQuickPick(rangeChoices(search), { title });
  return chosen?.choose?.();
}

/** The presets under their names for people. */
export function presets(): readonly NamedSearch[] {
  const names: Readonly<Record<Preset, string>> = {
    signInFailures: vscode.l10n.t('Sign-in failures'),
    consoleWithoutMfa: vscode.l10n.t('Console sign-ins without MFA'),
    rootUse: vscode.l10n.t('Use of the root user'),
    iamChanges: vscode.l10n.t('IAM changes'),
    deniedCalls: vscode.l10n.t('Denied calls'),
    trailTampering: vscode.l10n.t('Trail tampering'),
    publicS3: vscode.l10n.t('Public access to S3'),
  };
  return (Object.keys(names) as Preset[]).map(key => ({ name: names[key], search: PRESETS[key] }));
}

/** Asks for a value of an attribute: one that was seen, or any that is typed. */
function pickFilter(
  { where, search, events }: SearchPickerOptions,
  attribute: FilterAttribute,
): Promise<Search | undefined> {
  const { name, example } = ATTRIBUTES[attribute];
  const seen = seenValues(events, attribute);
  const choices = seen.map(([value, count]) => valueChoice(search, { attribute, value }, count));
  const picker = vscode.window.createQuickPick<Choice>();
  picker.title = vscode.l10n.t('Search {0}: {1}', where, name());
  picker.placeholder =
    attribute === 'text'
      ? vscode.l10n.t('Any part of the event, in any case, such as {0}', example)
      : vscode.l10n.t('Exact and case-sensitive, such as {0}', example);
  picker.items = choices;
  return new Promise(resolve => {
    picker.onDidChangeValue(typed => {
      const value = typed.trim();
      const isSeen = value === '' || seen.some(([known]) => known === value);
      if (!isSeen) picker.items = [...choices, typedChoice(search, { attribute, value })];
      else if (picker.items.length > choices.length) picker.items = choices;
    });
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.choose?.());
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function attributeChoice(options: SearchPickerOptions, attribute: FilterAttribute): Choice {
  const { icon, name, example } = ATTRIBUTES[attribute];
  const current = conditions(options.search.filters).find(one => one.attribute === attribute);
  return {
    label: `$(${icon}) ${name()}…`,
    description: iconText(current ? conditionWords(current) : example),
    choose: () => pickFilter(options, attribute),
  };
}

function seenChoices({ search, events }: SearchPickerOptions, attribute: FilterAttribute) {
  const seen = seenValues(events, attribute).slice(0, FEW);
  if (seen.length === 0) return [];
  return [
    separator(vscode.l10n.t('{0}, seen so far', ATTRIBUTES[attribute].name())),
    ...seen.map(([value, count]) => valueChoice(search, { attribute, value }, count)),
  ];
}

function valueChoice(search: Search, filter: EventFilter, count: number): Choice {
  return {
    label: iconText(filter.value),
    description: inWords(count),
    choose: () => withFilter(search, filter),
  };
}

function typedChoice(search: Search, filter: EventFilter): Choice {
  return {
    label: iconText(filter.value),
    ...(filter.attribute !== 'text' && { description: vscode.l10n.t('not seen so far') }),
    alwaysShow: true,
    choose: () => withFilter(search, filter),
  };
}

/** A search with a name takes the place of the filters; it keeps the time range unless it has one. */
function searchChoice({ range }: Search, { name, search }: NamedSearch): Choice {
  return {
    label: `$(bookmark) ${iconText(name)}`,
    description: iconText(searchWords(search)),
    choose: () => withRange(search, search.range ?? range),
  };
}

function rangeChoices(search: Search): readonly Choice[] {
  return [
    ...USUAL_RANGES.map(minutes => ({
      label: `$(history) ${rangeWords({ minutes })}`,
      choose: () => withRange(search, { minutes }),
    })),
    {
      label: `$(history) ${vscode.l10n.t('other time range…')}`,
      choose: () => typeRange(search),
    },
  ];
}

async function typeRange(search: Search): Promise<Search | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Time Range'),
    prompt: vscode.l10n.t(
      'UTC: 6h, 3d, 2026-01-31, 2026-01-31 12:00, or two times with .. between them',
    ),
    validateInput: value =>
      parseRange(value) ? undefined : vscode.l10n.t('This is not a time range.'),
  });
  return typed === undefined ? undefined : withRange(search, parseRange(typed));
}

function separator(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
