import ipaddr from 'ipaddr.js';

import type { JsonValue } from '../cloudTrailEvent';

/** What kind of network an IP address belongs to. */
export type IpRange =
  | 'public'
  | 'private'
  | 'loopback'
  | 'linkLocal'
  | 'carrierGradeNat'
  | 'documentation'
  | 'multicast'
  | 'unspecified'
  | 'translated'
  | 'reserved';

/** Where a request came from, as `sourceIPAddress` says it. */
export type SourceAddress =
  | { readonly kind: 'ip'; readonly version: 4 | 6; readonly range: IpRange }
  /** The DNS name of an AWS service that made the call. */
  | { readonly kind: 'service'; readonly name: string }
  /** `AWS Internal`, also with a number after it. */
  | { readonly kind: 'internal' };

/** What a source address is; `undefined` when it is none of the forms that CloudTrail writes. */
export function sourceAddress(value: JsonValue): SourceAddress | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^AWS Internal(\/\d+)?$/.test(value)) return { kind: 'internal' };
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazon\.com|api\.aws)$/.test(value))
    return { kind: 'service', name: value };
  return ipAddress(value);
}

/** The version and network of an IP address; `undefined` when the text is none. */
export function ipAddress(
  text: string,
): { readonly kind: 'ip'; readonly version: 4 | 6; readonly range: IpRange } | undefined {
  if (text.length > 45) return undefined;
  if (FOUR_OCTETS.test(text))
    return { kind: 'ip', version: 4, range: rangeOf(ipaddr.IPv4.parse(text)) };
  if (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text))
    return { kind: 'ip', version: 6, range: rangeOf(ipaddr.IPv6.parse(text)) };
  return undefined;
}

/** Not by trying to parse, which throws where the text is none, and that takes a hundred times as long. */
const FOUR_OCTETS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** The network part of a block such as `0.0.0.0/0`, and how many bits of it count. */
export function cidrBlock(
  text: string,
): { readonly version: 4 | 6; readonly bits: number; readonly range: IpRange } | undefined {
  const [, address = '', bits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? [];
  const ip = ipAddress(address);
  return ip && +bits <= (ip.version === 4 ? 32 : 128)
    ? { version: ip.version, bits: +bits, range: ip.range }
    : undefined;
}

/** Networks that documents may use freely (RFC 5737, 3849, 9637); ipaddr.js counts them as reserved. */
const DOCUMENTATION = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
].map(block => ipaddr.parseCIDR(block));

function rangeOf(address: ipaddr.IPv4 | ipaddr.IPv6): IpRange {
  if (
    DOCUMENTATION.some(([net, bits]) => net.kind() === address.kind() && address.match(net, bits))
  )
    return 'documentation';
  const range = address.range();
  switch (range) {
    case 'unicast':
      return 'public';
    case 'private':
    case 'uniqueLocal':
      return 'private';
    case 'loopback':
    case 'linkLocal':
    case 'carrierGradeNat':
    case 'multicast':
    case 'unspecified':
      return range;
    case 'ipv4Mapped':
    case 'rfc6145':
    case 'rfc6052':
    case '6to4':
    case 'teredo':
      return 'translated';
    default:
      return 'reserved';
  }
}
