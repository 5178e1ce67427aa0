import { object } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { formatDuration } from '../values/time';
import type { Place } from './place';

/** The unusual rate against the usual one. */
export function insightAverageWords({ event, value }: Place): readonly Message[] {
  const context = object(object(event.insightDetails)['insightContext']);
  const usual = object(object(context['statistics'])['baseline'])['average'];
  if (typeof value !== 'number' || typeof usual !== 'number' || usual <= 0) return [];
  const times = value / usual;
  return [
    times >= 1
      ? message('{0} times the usual rate.', rounded(times))
      : message('Less than the usual rate, {0} % of it.', rounded(times * 100)),
  ];
}

/** A number of minutes in the units that people think in. */
export function minutesWords({ value }: Place): readonly Message[] {
  return typeof value === 'number' && value >= 60 && value < 1e8
    ? [message('{0}.', formatDuration(value * 60_000))]
    : [];
}

/** Two digits are enough to compare by: 6800, 2.1, 0.043. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(2)));
}
