/** What stands for a value that is taken out of a document, one for each value, by their first mention. */
import { fold } from './matcher';

export type PseudonymKind =
  | 'account'
  | 'accessKey'
  | 'uniqueId'
  | 'name'
  | 'email'
  | 'phone'
  /** A street, a house, a postal code. */
  | 'postal'
  /** The id of a user in an identity store, or of a credential. */
  | 'personId'
  | 'ipv4'
  | 'ipv6'
  /** A secret that is a number in JSON. */
  | 'number'
  /** Packed bytes that cannot be looked into. */
  | 'packed'
  | 'privateKey'
  | 'awsSecretKey'
  | 'gitHubToken'
  | 'slackToken'
  | 'webToken'
  | 'urlPassword'
  | 'token'
  | 'password';

/** The pseudonym of a value; the same for the same value. */
export type Pseudonyms = (kind: PseudonymKind, value: string) => string;

/**
 * Pseudonyms are numbered, not computed: from a digest of an account id, its 12 digits could be found by
 * trying. They keep the form of what they stand for, so that what reads the document still reads it, and
 * are recognised as placeholders. `taken`: texts of such forms that are in the document already,
 * in lower case.
 */
export function pseudonyms(taken: ReadonlySet<string>): Pseudonyms {
  const given = new Map<string, string>();
  const counts = new Map<string, number>();
  return (kind, value) => {
    // An access key id keeps its kind, which the first letters say.
    const group = kind === 'accessKey' || kind === 'uniqueId' ? value.slice(0, 4) : kind;
    const key = `${group}\n${value}`;
    let found = given.get(key);
    while (found === undefined) {
      const count = (counts.get(group) ?? 0) + 1;
      counts.set(group, count);
      const next = FORMS[kind](count, group);
      if (!taken.has(fold(next))) given.set(key, (found = next));
    }
    return found;
  };
}

/** Account ids of the AWS documentation, and such as look like them. */
const ACCOUNTS = ['111122223333', '444455556666', '777788889999', '123456789012', '999999999999'];

const FORMS: Readonly<Record<PseudonymKind, (count: number, prefix: string) => string>> = {
  account: count => ACCOUNTS[count - 1] ?? String(100_000_000_000 + count),
  accessKey: (count, prefix) => `${prefix}${digits(count, 9)}EXAMPLE`,
  uniqueId: (count, prefix) => `${prefix}${digits(count, 10)}EXAMPLE`,
  name: count => `person-${count}`,
  email: count => `person-${count}@example.com`,
  // +999 is no country.
  phone: count => `+999${digits(count, 8)}`,
  postal: count => `EXAMPLE-ADDRESS-${count}`,
  personId: count => `00000000-0000-4000-8000-${digits(count, 12)}`,
  ipv4,
  ipv6: count => `2001:db8::${count.toString(16)}`,
  number: count => String(9_990_000_000 + count),
  packed: count => `EXAMPLE-PACKED-${count}`,
  privateKey: count => `-----BEGIN PRIVATE KEY-----\nEXAMPLE${count}\n-----END PRIVATE KEY-----`,
  awsSecretKey: count => `${digits(count, 30)}EXAMPLEKEY`,
  gitHubToken: count => `ghp_${digits(count, 29)}EXAMPLE`,
  slackToken: count => `xoxb-${digits(count, 12)}-EXAMPLE`,
  webToken: count => `eyJFWEFNUExF.eyJFWEFNUExF.EXAMPLE${count}`,
  urlPassword: count => `EXAMPLE-PASSWORD-${count}`,
  token: count => `EXAMPLE-TOKEN-${count}`,
  password: count => `EXAMPLE-SECRET-${count}`,
};

function digits(count: number, length: number): string {
  return String(count).padStart(length, '0');
}

/** The networks for documents (RFC 5737); when their 762 addresses are used up, the one that is reserved. */
function ipv4(count: number): string {
  const network = NETWORKS[Math.floor((count - 1) / 254)];
  if (network !== undefined) return `${network}.${((count - 1) % 254) + 1}`;
  const rest = count - NETWORKS.length * 254;
  return `240.${(rest >> 16) & 255}.${(rest >> 8) & 255}.${rest & 255}`;
}

const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

const FORM =
  /A[A-Z]{3}[A-Z0-9]{6,13}EXAMPLE|(?:111122223333|444455556666|777788889999|123456789012|999999999999)|1000000\d{5}|person-\d+(?:@example\.com)?|EXAMPLE-[A-Z]+-\d+|\d{30}EXAMPLEKEY|ghp_\d{29}EXAMPLE|xoxb-\d{12}-EXAMPLE|eyJFWEFNUExF\.eyJFWEFNUExF\.EXAMPLE\d+|00000000-0000-4000-8000-\d{12}|(?:192\.0\.2|198\.51\.100|203\.0\.113|240\.\d{1,3}\.\d{1,3})\.\d{1,3}|2001:db8::[\da-f]{1,8}|99900\d{5}/
    .source;

/** Texts that look like pseudonyms, or like the ids of the documentation that they are taken from. */
export const PSEUDONYM = new RegExp(`\\b(?:${FORM})\\b|\\+999\\d{8}\\b`, 'gi');

const WHOLE = new RegExp(
  `^(?:${FORM}|\\+999\\d{8}|-----BEGIN PRIVATE KEY-----\\nEXAMPLE\\d+\\n-----END PRIVATE KEY-----)$`,
);

/** Whether a text is nothing but a pseudonym. */
export function isPseudonym(text: string): boolean {
  return text.length <= LONGEST && WHOLE.test(text);
}

const LONGEST = 128;
