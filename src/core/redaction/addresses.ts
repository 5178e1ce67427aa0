/** Public IP addresses in a text, in the forms in which logs and host names have them. */
import ipaddr from 'ipaddr.js';
import { ipAddress } from '../values/ipAddress';
import type { Span } from '../places';

/** A public address; offsets in UTF-16 units, the end excluded. */
export interface Address extends Span {
  readonly kind: 'ipv4' | 'ipv6';
  /** The address as it is written at most, the same for all its forms. */
  readonly address: string;
  /** Writes another address in the form of this one. */
  readonly write: (address: string) => string;
  /** Whether it may be the version of a program. */
  readonly mayBeVersion: boolean;
}

const DOTTED = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g;
/** As in `ec2-203-0-113-1.compute-1.amazonaws.com`. */
const HYPHENED = /(?<!\d|(?<![A-Za-z])\d-)\d{1,3}(?:-\d{1,3}){3}(?!\d|-\d)/g;
const COLONS = /(?<![\w:.])[0-9A-Fa-f:.]{2,45}(?![\w:])/g;
/** Nothing else is given to anybody; the two that hold an address of version 4 are. Few other texts have it. */
const GLOBAL = /^(?:[23][\da-f]{3}:[\da-f]{0,4}:|0{0,2}64:ff9b:|(?:0{0,4}:){2,6}ffff:)/i;
const NIBBLES = /(?<![\w.])(?:[0-9A-Fa-f]\.){32}(?=ip6\.arpa)/gi;
const AGENT = /Mozilla\/|Chrome\/|aws-[a-z]+\/|Boto|Terraform/i;

/** The public addresses of a text; private ones and those of documents are none. */
export function addressesIn(text: string, key: string): readonly Address[] {
  const found: Address[] = [];
  const isAgent = /agent/i.test(key) || AGENT.test(text);
  if (text.includes('.'))
    for (const { 0: written, index } of text.matchAll(DOTTED)) {
      const isReverse = text.startsWith('.in-addr.arpa', index + written.length);
      const write = isReverse ? reversed : same;
      const isProgram =
        isAgent && /[A-Za-z][/ _-]v?$/.test(text.slice(Math.max(index - 3, 0), index));
      const mayBeVersion = isProgram || (!OF_ADDRESS.test(key) && isVersion(written, key));
      addV4(
        write(written),
        { start: index, end: index + written.length, write, mayBeVersion },
        found,
      );
    }
  if (text.includes('-'))
    for (const { 0: written, index } of text.matchAll(HYPHENED)) {
      const span = { start: index, end: index + written.length };
      const write = (address: string) => address.replaceAll('.', '-');
      addV4(written.replaceAll('-', '.'), { ...span, write, mayBeVersion: false }, found);
    }
  if (text.includes(':'))
    for (const { 0: written, index } of text.matchAll(COLONS)) addV6(written, index, found);
  if (text.includes('ip6.arpa'))
    for (const { 0: written, index } of text.matchAll(NIBBLES)) {
      const digits = reversed(written.slice(0, -1)).replaceAll('.', '');
      const address = digits.replace(/.{4}(?!$)/g, '$&:');
      addV6(address, index, found, index + written.length, nibbles);
    }
  return found;
}

/** Of an engine, say: no host has an address that ends in three zeros. */
const isVersion = (written: string, key: string) =>
  /version/i.test(key) || written.endsWith('.0.0.0');
const OF_ADDRESS = /ip|address|cidr|host/i;

const same = (address: string) => address;
const reversed = (address: string) => address.split('.').reverse().join('.');

function nibbles(address: string): string {
  const parts = ipaddr.IPv6.parse(address).parts.map(part => part.toString(16).padStart(4, '0'));
  return `${[...parts.join('')].reverse().join('.')}.`;
}

/** Adds an address; one whose numbers begin with zeros is what it is without them. */
function addV4(
  address: string,
  { start, end, write, mayBeVersion }: Span & Pick<Address, 'write' | 'mayBeVersion'>,
  found: Address[],
): void {
  const plain = address.replace(/(?<!\d)0+(?=\d)/g, '');
  if (ipAddress(plain)?.range !== 'public') return;
  found.push({ kind: 'ipv4', address: plain, start, end, write, mayBeVersion });
}

function addV6(
  candidate: string,
  start: number,
  found: Address[],
  end?: number,
  write: (address: string) => string = same,
): void {
  const written = end === undefined ? candidate.replace(/(?:\.|(?<!:):)$/, '') : candidate;
  if (!GLOBAL.test(written)) return;
  const range = ipAddress(written)?.range;
  if (range !== 'public' && range !== 'translated') return;
  const parsed = ipaddr.IPv6.parse(written);
  const span = { start, end: end ?? start + written.length, mayBeVersion: false };
  if (parsed.isIPv4MappedAddress()) {
    // With dots, the address of version 4 is found by itself.
    if (written.includes('.')) return;
    addV4(parsed.toIPv4Address().toString(), { ...span, write: v4 => `::ffff:${v4}` }, found);
  } else found.push({ kind: 'ipv6', address: parsed.toNormalizedString(), ...span, write });
}
