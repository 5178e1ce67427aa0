/** So many files, packed as they are: a few MB at most, where the logs are large. */
const AHEAD = 8;

/**
 * Reads files ahead, in the order in which they will be asked for: waiting for one after the other takes
 * several times the work that they are.
 */
export function readAhead<T>(
  places: readonly number[],
  read: (place: number) => Promise<T>,
): (place: number) => Promise<T> {
  const started = new Map<number, Promise<T>>();
  let next = 0;
  return place => {
    for (; next < places.length && started.size < AHEAD; next++) {
      const at = places[next] as number;
      const bytes = read(at);
      // Who comes to it hears of a failure; of a file that nobody comes to, nobody asks.
      bytes.catch(() => undefined);
      started.set(at, bytes);
    }
    const bytes = started.get(place) ?? read(place);
    started.delete(place);
    return bytes;
  };
}
