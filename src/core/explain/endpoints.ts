import type { Message } from '../message';
import { message } from '../message';
import { productName } from '../values/eventSource';
import { regionPlace } from '../values/region';
import { code } from './code';

/** The host name that a client called: which service, in which Region, and how it was reached. */
export function hostWords(host: string): readonly Message[] {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  // What precedes the id is S3's (`bucket`, `accesspoint`, a name); what follows it is a part of the DNS name.
  const own = /\.vpce\.amazonaws\.com(?:\.cn)?$/.test(name)
    ? /(?:^|\.)(vpce-[0-9a-f]+)(?:-[a-z0-9]+)*\./.exec(name)?.[1]
    : undefined;
  if (own !== undefined)
    return [message('The DNS name of the VPC endpoint {0} itself.', code(own))];
  if (/(^|\.)signin\.aws\.amazon\.com$/.test(name))
    return withRegion(message('The endpoint of AWS Sign-In.'), name);
  const labels = /^(.+)\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws)$/.exec(name)?.[1];
  if (labels === undefined) return [];
  const bucket = /^(.+)\.s3(?:[.-]|$)/.exec(labels)?.[1];
  if (bucket !== undefined && bucket !== 's3')
    return withRegion(message('The endpoint of the S3 bucket {0}.', code(bucket)), labels);
  const service = labels
    .split('.')
    .map(label => productName(label.replace(/^s3-.*/, 's3').replace(/-fips$/, '')))
    .find(product => product !== undefined);
  if (service === undefined) return [];
  const words = withRegion(message('The endpoint of {0}.', service), labels);
  return /-fips\b|^fips\./.test(labels)
    ? [...words, message('The one with cryptography that FIPS 140 asks for.')]
    : words;
}

function withRegion(word: Message, name: string): readonly Message[] {
  const region = name.split('.').find(label => regionPlace(label) !== undefined);
  return region === undefined
    ? [word]
    : [word, message('Region {0}: {1}.', code(region), regionPlace(region) ?? '')];
}
