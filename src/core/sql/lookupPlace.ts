import { message, WordedError } from '../message';
import { valuesFor, type EventQuery } from '../query';
import { isRegionName } from '../values/region';
import { jsonText } from './quote';
import { isoRange } from './range';

/** Whose Event history a command asks; the AWS CLI's own defaults where it is not said. */
export interface LookupPlace {
  readonly profile?: string;
  readonly region?: string;
}

/**
 * The options of `lookup-events` that say whose events are asked for and of what time. Throws a
 * `WordedError` where the profile cannot be written, as `fits` tells, or the Region is none.
 */
export function placeOptions(
  query: EventQuery,
  { profile, region = regionOf(query) }: LookupPlace,
  fits: (value: string) => boolean,
): readonly (readonly [name: string, value: string])[] {
  if (profile !== undefined && !fits(profile))
    throw new WordedError(
      message(
        'The profile {0} has characters that cannot be written in a command.',
        jsonText(profile),
      ),
    );
  if (region !== undefined && !isRegionName(region))
    throw new WordedError(message('{0} is not a valid name of a Region.', jsonText(region)));
  const { from = 0, to = 0 } = query;
  const [start, end] = isoRange({ from, to });
  return [
    ...(profile === undefined ? [] : [['--profile', profile] as const]),
    ...(region === undefined ? [] : [['--region', region] as const]),
    ...(query.from === undefined ? [] : [['--start-time', start] as const]),
    ...(query.to === undefined ? [] : [['--end-time', end] as const]),
  ];
}

/** The Region that a search is for, where it is one. An event can say anything in its place. */
export function regionOf(query: EventQuery): string | undefined {
  const [region, ...others] = new Set(valuesFor(query, 'awsRegion'));
  return region !== undefined && others.length === 0 && isRegionName(region) ? region : undefined;
}
