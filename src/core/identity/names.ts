/** The short names in ARNs and principal ids, for labels. */

/** The part of an ARN that names the resource, `role/path/Admin`; `undefined` when it is no ARN. */
export function arnResource(arn: string): string | undefined {
  if (!/^arn\s*:/.test(arn)) return undefined;
  const resource = arn.split(':').slice(5).join(':').trim();
  return resource === '' ? undefined : resource;
}

/** `Admin` of `arn:aws:iam::111122223333:role/path/Admin`; text that is no ARN as it is. */
export function lastSegment(arn: string): string {
  const segments = (arnResource(arn) ?? arn).split('/').map(segment => segment.trim());
  return segments.filter(segment => segment !== '').at(-1) ?? arn;
}

/**
 * The name by which people know a resource: its ARN without the service's prefix and type. An S3 ARN
 * has no type, so bucket and key stay together; IAM names drop their path.
 */
export function resourceName(arn: string): string {
  const resource = arnResource(arn);
  if (resource === undefined) return arn;
  const service = arn.split(':')[2]?.trim();
  if (service === 's3') return resource;
  if (service === 'iam') return lastSegment(arn);
  return resource.replace(/^[a-z][a-z-]*[/:](?=.)/i, '');
}

/** The role and session names of `…:assumed-role/Admin/alice`. */
export function assumedRole(arn: string): { readonly role?: string; readonly session?: string } {
  const [type, role, ...session] = (arnResource(arn) ?? '').split('/');
  if (type?.trim() !== 'assumed-role' || !role) return {};
  return session.length === 0 ? { role } : { role, session: session.join('/') };
}

/** What follows the first colon: the session of `AROAEXAMPLE:alice`. */
export function afterColon(principalId: string): string | undefined {
  return /^[^:]*:(.*\S.*)$/s.exec(principalId)?.[1]?.trim();
}

/** The 12 digits of an account id, or of the account in an ARN. */
export function accountIn(words: string): string | undefined {
  const account = /^arn\s*:/.test(words) ? (words.split(':')[4] ?? '').trim() : words;
  return /^\d{12}$/.test(account) ? account : undefined;
}
