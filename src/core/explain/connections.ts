import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName } from '../values/eventSource';
import type { IpRange } from '../values/ipAddress';
import { cidrBlock, ipAddress, sourceAddress } from '../values/ipAddress';
import type { CipherWeakness } from '../values/tls';
import { cipherWeakness, isOldTls, isPostQuantum } from '../values/tls';
import { code } from './code';
import type { Place } from './place';

export function sourceAddressWords(value: string, { event }: Place): readonly Message[] {
  const address = sourceAddress(value);
  switch (address?.kind) {
    case 'internal':
      return [
        message(
          event.sessionCredentialFromConsole === 'true'
            ? 'From inside AWS: the console passed the call on, so the address of the person is not here.'
            : 'From inside AWS, which does not name the address.',
        ),
      ];
    case 'service':
      return [
        message(
          '{0} made the call, so there is no address of a client.',
          productName(address.name) ?? code(address.name),
        ),
      ];
    case 'ip': {
      const endpoint = text(event.vpcEndpointId);
      return [
        ...ipAddressWords(value),
        ...(address.range === 'private' && endpoint !== undefined
          ? [
              message(
                'It came through the VPC endpoint {0}, so the address is one inside that VPC.',
                code(endpoint),
              ),
            ]
          : []),
      ];
    }
    default:
      return [];
  }
}

/** The endpoint that a call came through; calls of AWS itself name a service there. */
export function vpcEndpointWords(value: string): readonly Message[] {
  return value.startsWith('vpce-')
    ? [message('The call came through this VPC endpoint: from a VPC, not over the internet.')]
    : [message('A part of AWS made the call, through no VPC endpoint of the account.')];
}

export function ipAddressWords(value: string): readonly Message[] {
  const address = ipAddress(value);
  return address ? [message(RANGES[address.range], `IPv${address.version}`)] : [];
}

const RANGES: Readonly<Record<IpRange, string>> = {
  public: 'A public {0} address.',
  private: 'A private {0} address, inside a network of its own.',
  loopback: 'The {0} address of the machine itself.',
  linkLocal: 'A link-local {0} address; the instance metadata service has one.',
  carrierGradeNat: 'An {0} address that providers share behind a NAT.',
  documentation: 'An {0} address kept for documentation: no real machine has it.',
  multicast: 'An {0} multicast address.',
  unspecified: 'An {0} address that stands for none in particular.',
  translated: 'An {0} address that carries another inside, for a tunnel or a translation.',
  reserved: 'An {0} address from a reserved range.',
};

/** A block of addresses, as rules of security groups have it. */
export function cidrWords(value: string): readonly Message[] {
  const block = cidrBlock(value);
  if (!block) return [];
  const version = `IPv${block.version}`;
  if (block.bits === 0) return [message('Every {0} address: the whole internet.', version)];
  if (block.bits === (block.version === 4 ? 32 : 128))
    return [
      message('One single {0} address.', version),
      ...ipAddressWords(value.replace(/\/.*/, '')),
    ];
  const size = block.version === 4 ? 2 ** (32 - block.bits) : 0;
  return [
    size > 0
      ? message('A block of {0} {1} addresses.', size.toLocaleString('en-US'), version)
      : message('A block of {0} addresses.', version),
  ];
}

export function tlsVersionWords(version: string): readonly Message[] {
  if (isOldTls(version))
    return [
      message(
        'Old and no longer safe. AWS asks for TLS 1.2 or newer, so a client that still uses it will stop working.',
      ),
    ];
  return version === 'TLSv1.3'
    ? [message('The newest version.')]
    : version === 'TLSv1.2'
      ? [message('The oldest version that AWS still accepts, and safe.')]
      : [];
}

export function cipherWords(suite: string, { event }: Place): readonly Message[] {
  const weakness = cipherWeakness(suite);
  if (weakness !== undefined) return [message(WEAKNESSES[weakness])];
  return text(object(event.tlsDetails)['tlsVersion']) === undefined
    ? []
    : [message('Nothing speaks against it.')];
}

const WEAKNESSES: Readonly<Record<CipherWeakness, string>> = {
  broken: 'Broken: what was sent could be read by others.',
  'no forward secrecy':
    'Weak: who gets the key of the server later can read what was recorded now (no forward secrecy).',
  sha1: 'Dated: CBC with SHA-1, which clients use that have not been updated for years.',
};

export function keyExchangeWords(group: string): readonly Message[] {
  return [
    message(
      isPostQuantum(group)
        ? 'A hybrid key exchange that also holds against quantum computers.'
        : 'A classical key exchange, which does not hold against quantum computers.',
    ),
  ];
}
