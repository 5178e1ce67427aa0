import { servicePrefix } from '../values/eventSource';
import type { Threat, ThreatColumns } from './threat';
import { threatFinder } from './threat';
import { own } from '../own';

/** How IAM classifies an action; the more telling word where it names two. */
export type AccessLevel = 'Read' | 'List' | 'Write' | 'Tagging' | 'Permissions management';

/** An action that policies of IAM can allow: `iam:CreateUser`. */
export interface Action {
  readonly name: string;
  readonly level: AccessLevel;
  /** What it permits, as an English sentence of Markdown; empty where IAM says nothing. */
  readonly description: string;
}

/**
 * Why no action of IAM stands behind an event: a step of signing in, something that a service did by
 * itself, or a call that a token authorises.
 */
export type NoActionReason = 'signIn' | 'service' | 'token';

/** What authorises a call: actions, the call's own one first and all others after it; or none. */
export type CallActions =
  { readonly actions: readonly [Action, ...Action[]] } | { readonly none: NoActionReason };

/** What is known of the calls of AWS: their actions, their names and what attackers used them for. */
export interface ActionTable {
  /**
   * The actions of a call, by `eventSource` and `eventName` as events write them, with dates and all
   * (`GetFunction20150331v2`). `undefined` when the call is not known.
   */
  actionsOf(eventSource: string, eventName: string): CallActions | undefined;
  /** An action by its name in policies, `s3:GetObject`, in whatever case. */
  action(name: string): Action | undefined;
  /** The names of events that may come from an event source, by the alphabet; empty when unknown. */
  eventNames(eventSource: string): readonly string[];
  /** What attackers have used a call for; `undefined` where nothing is known. */
  threatOf(eventSource: string, eventName: string): Threat | undefined;
}

/** The file that `scripts/actions.mjs` writes. Rows have tabs between their parts. */
interface ActionFile {
  /** By service: name, letter of the level and description of each action. */
  readonly services: Readonly<Record<string, string>>;
  /** By service: name of the call, its actions; those of the service itself without its prefix. */
  readonly operations: Readonly<Record<string, string>>;
  /** The services of IAM under whose names the calls of an event source stand. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  /** Names with the date of an API version, by event source. */
  readonly dated: Readonly<Record<string, readonly string[]>>;
  readonly noAction: Readonly<
    Record<NoActionReason, Readonly<Record<string, readonly string[] | undefined>>>
  >;
  readonly threats: ThreatColumns;
}

const LEVELS: Readonly<Record<string, AccessLevel>> = {
  R: 'Read',
  L: 'List',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

/** The date of an API version after a name: `GetFunction20150331v2`, `CreateFunction2020_05_31`. */
const DATE = /(?<=[a-z])20\d{2}_?\d{2}_?\d{2}(v\d+)?$/;

/**
 * Reads the unpacked file. Two megabytes in one `JSON.parse`; the rows of a service are taken apart when
 * it is asked for, as a reader looks at a few services of the hundreds.
 */
export function readActionTable(json: string): ActionTable {
  const file = JSON.parse(json) as ActionFile;
  const actions = once(service => indexed(file.services, service, readAction));
  const operations = once(service => indexed(file.operations, service, readOperation));

  const findThreat = threatFinder(file.threats);

  function action(name: string): Action | undefined {
    const colon = name.indexOf(':');
    return actions(name.slice(0, colon).toLowerCase()).get(name.slice(colon + 1).toLowerCase());
  }

  return {
    action,
    actionsOf(eventSource, eventName) {
      const source = sourceOf(eventSource);
      for (const reason of ['signIn', 'service', 'token'] as const)
        if (own(file.noAction[reason], source)?.includes(eventName)) return { none: reason };
      const plain = eventName.replace(DATE, '').toLowerCase();
      for (const name of eventName === plain ? [plain] : [eventName.toLowerCase(), plain])
        for (const service of servicesOf(file, source)) {
          const names = operations(service).get(name)?.actions ?? [`${service}:${name}`];
          const [first, ...others] = names.map(action).filter(found => found !== undefined);
          if (first) return { actions: [first, ...others] };
        }
      return undefined;
    },
    eventNames(eventSource) {
      const source = sourceOf(eventSource);
      const services = servicesOf(file, source);
      const dated = own(file.dated, source) ?? [];
      const replaced = new Set(dated.map(name => name.replace(DATE, '')));
      const called = services.flatMap(service => [
        ...[...operations(service).values()].map(({ name }) => name),
        ...[...actions(service).values()].map(({ name }) => name.slice(name.indexOf(':') + 1)),
      ]);
      const happened = Object.values(file.noAction).flatMap(events => own(events, source) ?? []);
      return [
        ...new Set([
          // `apigateway:POST` permits calls, but none is called so.
          ...called.filter(name => !replaced.has(name) && !/^[A-Z]+$/.test(name)),
          ...dated,
          ...happened,
        ]),
      ].sort();
    },
    threatOf: (eventSource, eventName) => findThreat(sourceOf(eventSource), eventName),
  };
}

function sourceOf(eventSource: string): string {
  return servicePrefix(eventSource).toLowerCase();
}

/** Where to look for the calls of an event source; `runtime.sagemaker` counts as `sagemaker`. */
function servicesOf({ sources }: ActionFile, source: string): readonly string[] {
  const last = source.slice(source.lastIndexOf('.') + 1);
  return [...new Set([source, last].flatMap(name => own(sources, name) ?? [name]))];
}

function indexed<Row extends { readonly name: string }>(
  rows: Readonly<Record<string, string>>,
  service: string,
  read: (service: string, row: string) => Row,
): ReadonlyMap<string, Row> {
  const lines = (own(rows, service) ?? '').split('\n').filter(line => line !== '');
  return new Map(
    lines.map(line => {
      const row = read(service, line);
      return [row.name.slice(row.name.indexOf(':') + 1).toLowerCase(), row];
    }),
  );
}

function readAction(service: string, row: string): Action {
  const [name = '', level = '', description = ''] = row.split('\t');
  return { name: `${service}:${name}`, level: own(LEVELS, level) ?? 'Write', description };
}

function readOperation(service: string, row: string) {
  const [name = '', actions = ''] = row.split('\t');
  return {
    name,
    actions: actions
      .split(',')
      .map(action => (action.includes(':') ? action : `${service}:${action}`)),
  };
}

function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return key => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
