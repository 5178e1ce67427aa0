// Writes a file so that it holds many mutations, of which a switch at run time turns on one.

/** The text with a switch at each of the mutations, which carry an `id`. */
export function withSwitches(text, mutations) {
  const places = new Map();
  for (const mutation of mutations) {
    const key = `${mutation.start}-${mutation.end}`;
    const place = places.get(key) ?? { ...mutation, all: [] };
    place.all.push(mutation);
    places.set(key, place);
  }
  const ordered = [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;

  /** What lies from `start` to `end`, with the places in it switched. */
  const write = (start, end) => {
    let written = '';
    let at = start;
    while (next < ordered.length && ordered[next].start < end) {
      const place = ordered[next++];
      written += text.slice(at, place.start) + switched(place, write(place.start, place.end));
      at = place.end;
    }
    return written + text.slice(at, end);
  };
  return write(0, text.length);
}

const switched = ({ all }, original) =>
  all.reduceRight(
    (rest, { id, whole }) =>
      whole === undefined
        ? // In braces of its own, so that an `else` after it stays with the `if` before it.
          `{ if (!globalThis.mutant(${id})) { ${rest} } }`
        : `(globalThis.mutant(${id}) ? (${whole}) : (${rest}))`,
    original,
  );

/**
 * What stands before each bundle. `MUTANT` names the mutation that is on, in threads and child
 * processes too. With `MUTANT_HITS`, each mutation's place that a test comes by is written to that
 * file, after the name of the test.
 */
export const banner = `globalThis.mutant ??= (() => {
  const env = globalThis.process?.env ?? {};
  const on = Number(env.MUTANT ?? -1);
  const file = env.MUTANT_HITS;
  if (file === undefined) return id => id === on;
  const fs = process.getBuiltinModule('fs');
  const hits = (globalThis.mutantHits = { test: env.MUTANT_TEST ?? '', seen: new Set() });
  return id => {
    if (!hits.seen.has(id)) {
      hits.seen.add(id);
      fs.appendFileSync(file, JSON.stringify([hits.test, id]) + '\\n');
    }
    return false;
  };
})();`;
