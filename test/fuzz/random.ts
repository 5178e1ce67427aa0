import { randomFrom } from '../unit/aws/random';

/** Choices that look random and are the same for a seed. */
export interface Random {
  /** A whole number from 0, less than `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...(readonly T[])] | readonly T[]): T;
}

/** FNV-1a: the same text makes the same choices, so that an input alone says what is done to it. */
export function random(seed: string): Random {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  const next = randomFrom(hash);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: probability => next() < probability,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[below(list.length)] as T;
    },
  };
}
