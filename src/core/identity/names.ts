import { isAccountId } from '../values/accountId';
import { parseArn } from '../values/arn';

/** `Admin` of `arn:aws:iam::111122223333:role/path/Admin`; text without slashes as it is. */
export function lastSegment(words: string): string {
  const segments = (parseArn(words)?.resourceId ?? words).split('/').map(part => part.trim());
  return segments.filter(part => part !== '').at(-1) ?? words;
}

/**
 * The name by which people know a resource: its ARN without service and type. Bucket and key stay
 * together; IAM names drop their path.
 */
export function resourceName(words: string): string {
  const arn = parseArn(words);
  return arn?.service === 'iam' ? lastSegment(words) : (arn?.resourceId ?? words);
}

/** The account id that the words are, or that stands in the ARN that they are. */
export function accountIn(words: string): string | undefined {
  const account = parseArn(words)?.account ?? words;
  return isAccountId(account) ? account : undefined;
}
