// The few assertions of the in-host tests: they also run in a browser, which has no node:assert.

class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new AssertionFailure(message);
}

/** Compares as JSON, which is all that plain values of tests need. */
export function equal(actual: unknown, expected: unknown, message = 'values differ'): void {
  const [is, wanted] = [actual, expected].map(value => JSON.stringify(value, undefined, 2));
  if (is !== wanted)
    throw new AssertionFailure(`${message}\nexpected ${String(wanted)}\nactual ${String(is)}`);
}
