import {
  FILTER_ATTRIBUTES,
  LOOKUP_ATTRIBUTES,
  lookupFilter,
  valuesFor,
  type EventQuery,
  type LookupFilter,
} from '../query';
import type { CopiedSearch } from './copyForms';
import { placeOptions, regionOf, type LookupPlace } from './lookupPlace';
import { isPowerShellValue, powerShellWord } from './quote';

/**
 * The query as a command of the AWS CLI, in one line for PowerShell, with the one filter that
 * `lookup-events` applies. The others are left out: a program for jq has double quotes, which Windows
 * PowerShell 5.1 takes away and PowerShell 7.3 does not. So the filter is in the CLI's shorthand, too.
 * Throws a `WordedError` for a place that cannot be written.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 * @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
export function lookupPowerShell(query: EventQuery, place: LookupPlace = {}): CopiedSearch {
  const first = lookupFilter(query, isPowerShellValue);
  const region = regionOf(query);
  const isAsked = region !== undefined && region === (place.region ?? region);
  const leftOut = FILTER_ATTRIBUTES.filter(
    attribute =>
      attribute !== first?.attribute &&
      !(attribute === 'awsRegion' && isAsked) &&
      valuesFor(query, attribute).length > 0,
  );
  const options = placeOptions(query, place, isPowerShellValue);
  const text = [
    'aws cloudtrail lookup-events',
    ...options.map(([name, value]) => option(name, value)),
    ...(first ? [option('--lookup-attributes', shorthand(first))] : []),
    '--output json',
  ].join(' ');
  return { text, leftOut };
}

function option(name: string, value: string): string {
  return value.startsWith('-')
    ? powerShellWord(`${name}=${value}`)
    : `${name} ${powerShellWord(value)}`;
}

/** In the CLI's quotes, where a comma does not end the value. */
function shorthand({ attribute, value }: LookupFilter): string {
  const word = /^\w[\w.:/@+-]*$/.test(value) ? value : `'${value.replaceAll("'", "\\'")}'`;
  return `AttributeKey=${LOOKUP_ATTRIBUTES[attribute]},AttributeValue=${word}`;
}
