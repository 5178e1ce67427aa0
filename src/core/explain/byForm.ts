import { message } from '../message';
import { productName } from '../values/eventSource';
import { regionPlace } from '../values/region';
import { resourceKind } from '../values/resourceId';
import { accountWords } from './accounts';
import { arnWords, regionWord } from './arns';
import { code } from './code';
import { cidrWords, ipAddressWords } from './connections';
import { idWords, principalIdWords } from './identities';
import type { Line } from './lines';
import type { Place } from './place';
import { policyWords } from './policies';
import { timeWords } from './times';

/** Keys whose numbers are times: `createDate`, `expiration`, `startTimeMillis`. */
const TIME_KEY = /time|date|expir|since|until|created|modified/i;

/**
 * Words for a value that no field explains, by its form alone: requests and responses are shaped by
 * each service, but an ARN is an ARN wherever it stands.
 */
export function wordsByForm(place: Place): readonly Line[] {
  const { value } = place;
  const policy = policyWords(place);
  if (policy.length > 0) return policy;
  if (typeof value === 'number') return TIME_KEY.test(key(place)) ? timeWords(place) : [];
  if (typeof value !== 'string' || value === '' || value.length > 2048) return [];
  if (/^\s*arn:/.test(value)) return arnWords(place);
  if (/^\d+(\.\d+)?$/.test(value))
    return value.length === 12
      ? accountWords(place)
      : TIME_KEY.test(key(place))
        ? timeWords(place)
        : [];
  if (/^A[A-Z]{3}[A-Z0-9]{12,}(:|$)/.test(value))
    return value.includes(':') ? principalIdWords(place) : idWords(value);
  if (regionPlace(value) !== undefined) return regionWord(value);
  if (/^[\w.-]+\.(amazonaws\.com(\.cn)?|api\.aws)$/.test(value)) {
    const bucket = /^(.+)\.s3[.-]/.exec(value)?.[1];
    if (bucket !== undefined) return [message('The S3 bucket {0}.', code(bucket))];
    const product = productName(value);
    return product === undefined ? [] : [message('{0}.', product)];
  }
  const resource = resourceKind(value);
  if (resource !== undefined) return [message(resource)];
  if (/^[\da-fA-F:.]+\/\d{1,3}$/.test(value)) return cidrWords(value);
  const address = ipAddressWords(value);
  return address.length > 0 ? address : timeWords(place);
}

/** The innermost key: of a list, the list's. */
function key({ path }: Place): string {
  return path.filter(step => typeof step === 'string').at(-1) ?? '';
}
