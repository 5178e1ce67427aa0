import { list, object, text, valueAt, type JsonObject, type JsonValue } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { cidrBlock } from '../values/ipAddress';
import { portService, portServices } from '../values/port';
import { code } from './code';
import { item, listed, type Line } from './lines';
import type { Place } from './place';

/** One permission of a security group: a protocol, its ports, and who may come. */
interface Permission {
  /** `tcp`, `udp`, `icmp`; `-1` is all. */
  readonly protocol: string;
  /** Absent where the protocol has none, or where they cannot be read. */
  readonly ports?: readonly [from: number, to: number] | 'every';
  readonly sources: readonly string[];
}

/** Permissions shown of a list. */
const MOST = 4;

/**
 * The rules of a security group that a call adds or takes away, in the forms that EC2 writes: a list
 * of `ipPermissions`, one such permission, or a rule of a response.
 */
export function ingressWords({ value, event }: Place): readonly Line[] {
  const permissions = permissionsOf(value);
  if (permissions.length === 0) return [];
  const isOutward = /Egress$/.test(text(event.eventName) ?? '');
  const rest = permissions.length - MOST;
  return [
    isOutward
      ? message('Where machines of the security group may connect to:')
      : message('Who may connect to machines of the security group:'),
    ...permissions.slice(0, MOST).flatMap(permission => permissionWords(permission, isOutward)),
    ...(rest > 0 ? [item(message('And {0} more.', rest))] : []),
  ];
}

function permissionWords(permission: Permission, isOutward: boolean): readonly Line[] {
  const { sources } = permission;
  const open = sources.filter(source => cidrBlock(source)?.bits === 0);
  const others = sources.filter(source => !open.includes(source));
  return [
    item(trafficWord(permission)),
    ...(open.length > 0 ? [message('Open to the whole internet ({0}).', codes(open))] : []),
    ...(others.length > 0 ? [message(isOutward ? 'To {0}.' : 'From {0}.', codes(others))] : []),
  ];
}

function codes(values: readonly string[]): string {
  return listed(values.map(value => code(value)));
}

function trafficWord({ protocol, ports }: Permission): Message {
  if (protocol === '-1') return message('All traffic.');
  if (ports === undefined) return message('Protocol {0}.', code(protocol));
  return ports === 'every'
    ? message('Protocol {0}, every port.', code(protocol))
    : message('{0}', portsText(protocol, ports));
}

/** The rule in which a block of addresses stands: what it opens to them. */
export function ruleAround({ event, path }: Place): readonly Message[] {
  for (let end = path.length - 1; end > 0; end--) {
    const permission = permissionOf(object(valueAt(event, path.slice(0, end))));
    if (permission) return [trafficWord(permission)];
  }
  return [];
}

/** `tcp 22 (SSH)`, `tcp 0-65535 (FTP, SSH, +30)`. */
function portsText(protocol: string, [from, to]: readonly [number, number]): string {
  const names = portServices(from, to);
  const range = from === to ? `${from}` : `${from}-${to}`;
  return code(`${protocol} ${range}`) + (names.length > 0 ? ` (${listed(names)}).` : '.');
}

/** A port number, where one stands: what usually answers there. */
export function portWords({ value }: Place): readonly Message[] {
  const service = typeof value === 'number' ? portService(value) : undefined;
  return service === undefined ? [] : [message('The port of {0}.', service)];
}

function permissionsOf(value: JsonValue): readonly Permission[] {
  const all = object(value);
  const items = list(Array.isArray(value) ? value : all['items']).map(object);
  const permissions = items.length > 0 ? items : [all];
  return permissions.map(permissionOf).filter(found => found !== undefined);
}

function permissionOf(permission: JsonObject): Permission | undefined {
  const protocol = text(permission['ipProtocol']);
  if (protocol === undefined) return undefined;
  const ports = portsOf(protocol, permission);
  return {
    protocol,
    ...(ports && { ports }),
    sources: [
      text(permission['cidrIp']),
      text(permission['cidrIpv4']),
      text(permission['cidrIpv6']),
      text(permission['referencedGroupId']),
      ...SOURCES.flatMap(([key, inner]) =>
        list(object(permission[key])['items']).map(source => text(object(source)[inner])),
      ),
    ].filter(source => source !== undefined),
  };
}

function portsOf(
  protocol: string,
  { fromPort: from = -1, toPort: to = -1 }: JsonObject,
): Permission['ports'] {
  if (/icmp/i.test(protocol)) return undefined;
  if (from === -1) return to === -1 ? 'every' : undefined;
  return typeof from === 'number' && typeof to === 'number' && to >= from ? [from, to] : undefined;
}

const SOURCES = [
  ['ipRanges', 'cidrIp'],
  ['ipv6Ranges', 'cidrIpv6'],
  ['prefixListIds', 'prefixListId'],
  ['groups', 'groupId'],
] as const;
