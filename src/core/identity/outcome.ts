import { errorKind } from '../values/errorCode';
import type { Fact } from './shape';
import { at, firstWith, isThere, pointerTo, wordsAt, type Place } from './place';
import type { FactLabel, Outcome } from './words';

/** What became of the call, and the field that tells; a call without an error code succeeded. */
export function outcomeOf(event: Place): { readonly outcome: Outcome; readonly told: Place } {
  const code = at(event, 'errorCode');
  const words = wordsAt(code);
  if (words !== undefined) {
    const kind = errorKind(words);
    if (kind === 'dryRun') return { outcome: 'Dry run, would have succeeded', told: code };
    return { outcome: kind === 'denied' ? 'Denied' : 'Failed', told: code };
  }
  // A sign-in tells of its failure in the response, under its own name, or by a message alone.
  const answer = at(event, 'responseElements', wordsAt(at(event, 'eventName')) ?? '');
  const message = at(event, 'errorMessage');
  if (wordsAt(answer) === 'Failure') return { outcome: 'Failed', told: answer };
  if (wordsAt(message) !== undefined) return { outcome: 'Failed', told: message };
  const told = firstWith(answer) ?? at(event, 'responseElements');
  return { outcome: 'Succeeded', told: isThere(told) ? told : at(event, 'eventName') };
}

export function outcomeFact(event: Place): Fact {
  const { outcome, told } = outcomeOf(event);
  return {
    label: 'Outcome' satisfies FactLabel,
    value: outcome,
    pointer: isThere(told) ? pointerTo(told) : '',
  };
}
