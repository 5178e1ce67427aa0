import * as vscode from 'vscode';
import { setting, type SettingId } from '../host/settings';

/** A table of Athena, by the names under which it is asked for. */
export interface TableSetting {
  readonly profile?: string;
  readonly region: string;
  readonly workGroup: string;
  readonly database: string;
  readonly table: string;
  /** `s3://…`, where the workgroup does not say where results go. */
  readonly outputLocation?: string;
}

/** An event data store of CloudTrail Lake. */
export interface EventDataStoreSetting {
  readonly profile?: string;
  readonly region: string;
  readonly id: string;
  readonly name?: string;
}

const TABLES = 'cloudtrail.athena.tables' satisfies SettingId;
const EVENT_DATA_STORES = 'cloudtrail.lake.eventDataStores' satisfies SettingId;

/** The tables of the settings. What is malformed is left out. */
export function tables(): readonly TableSetting[] {
  return listOf<TableSetting>(
    TABLES,
    ['region', 'workGroup', 'database', 'table'],
    ['profile', 'outputLocation'],
  );
}

export function eventDataStores(): readonly EventDataStoreSetting[] {
  return listOf<EventDataStoreSetting>(EVENT_DATA_STORES, ['region', 'id'], ['profile', 'name']);
}

/** Keeps a table in the user's settings. */
export function keepTable(table: TableSetting): Promise<void> {
  return keep(TABLES, tables(), table);
}

export function keepEventDataStore(store: EventDataStoreSetting): Promise<void> {
  return keep(EVENT_DATA_STORES, eventDataStores(), store);
}

/** Takes a table out of the settings. Nothing at AWS changes. */
export function forgetTable(table: TableSetting): Promise<void> {
  return save(
    TABLES,
    tables().filter(known => !isSame(known, table)),
  );
}

export function forgetEventDataStore(store: EventDataStoreSetting): Promise<void> {
  return save(
    EVENT_DATA_STORES,
    eventDataStores().filter(known => !isSame(known, store)),
  );
}

function listOf<T>(id: SettingId, needed: readonly (keyof T)[], others: readonly (keyof T)[]): T[] {
  const values: unknown = setting(id);
  return (Array.isArray(values) ? values : []).filter((value: unknown): value is T => {
    const entry = Object(value) as Partial<Record<keyof T, unknown>>;
    return (
      needed.every(key => typeof entry[key] === 'string') &&
      others.every(key => entry[key] === undefined || typeof entry[key] === 'string')
    );
  });
}

async function keep<T>(id: SettingId, known: readonly T[], added: T): Promise<void> {
  if (!known.some(one => isSame(one, added))) await save(id, [...known, added]);
}

async function save(id: SettingId, values: readonly unknown[]): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, values, vscode.ConfigurationTarget.Global);
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, keysOf(left)) === JSON.stringify(right, keysOf(right));
}

/** Written by hand, an entry has its keys in any order. */
function keysOf(value: unknown): string[] {
  return Object.keys(Object(value) as object).sort();
}
