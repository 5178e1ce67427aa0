import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName } from '../values/eventSource';
import type { IpRange } from '../values/ipAddress';
import { cidrBlock, ipAddress, sourceAddress } from '../values/ipAddress';
import type { CipherWeakness } from '../values/tls';
import { cipherWeakness, isOldTls, isPostQuantum } from '../values/tls';
import type { UserAgent } from '../values/userAgent';
import { parseUserAgent } from '../values/userAgent';
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

export function userAgentWords(value: string): readonly Message[] {
  const agent = parseUserAgent(value);
  const words = agentWords(agent);
  if (agent.command !== undefined) words.push(message('The command was {0}.', code(agent.command)));
  if (agent.environment !== undefined) words.push(environmentWords(agent.environment));
  const { os, runtime } = agent;
  if (os !== undefined)
    words.push(
      runtime === undefined
        ? message('On {0}.', os)
        : message('On {0}, with {1}.', os, code(runtime)),
    );
  else if (runtime !== undefined) words.push(message('With {0}.', code(runtime)));
  return words;
}

function agentWords({ kind, name = '', version }: UserAgent): Message[] {
  // A name is from our own table, or a part of the text: the console names itself.
  const who = /^[\w .+@()&'-]+$/.test(name) ? name : code(name);
  switch (kind) {
    case 'internal':
      return [message('A part of AWS that it does not name.')];
    case 'service':
      return name === '' ? [] : [message('{0} made the call.', who)];
    case 'console':
      return [message('The AWS console: a person in a browser. It says {0}.', who)];
    case 'browser':
      return version === undefined
        ? [message('A browser: {0}.', who)]
        : [message('A browser: {0} {1}.', who, code(version))];
    case 'tool':
    case 'sdk':
      return [
        version === undefined ? message('{0}.', who) : message('{0} {1}.', who, code(version)),
      ];
    case 'unknown':
      return [];
  }
}

function environmentWords(environment: string): Message {
  const known = ENVIRONMENTS.find(([form]) => form.test(environment))?.[1];
  return known === undefined
    ? message('It ran in {0}.', code(environment))
    : message('It ran in {0}: {1}.', known, code(environment));
}

const ENVIRONMENTS: readonly (readonly [form: RegExp, name: string])[] = [
  [/^CloudShell/i, 'AWS CloudShell'],
  [/^AWS_Lambda/i, 'AWS Lambda'],
  [/^AWS_ECS/i, 'Amazon ECS'],
  [/^EC2/i, 'Amazon EC2'],
  [/SageMaker/i, 'Amazon SageMaker'],
];

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
