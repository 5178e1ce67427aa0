/** How long the extension host is held at a time, in milliseconds: less than a frame. */
const SLICE = 12;

/**
 * Drives a generator in slices, giving the extension host back in between, and stops between two steps
 * once `isCancelled` says so. Returns false when it was stopped.
 */
export async function inSlices<T>(
  steps: Iterator<T>,
  take: (value: T) => void,
  isCancelled: () => boolean,
): Promise<boolean> {
  for (;;) {
    const pause = performance.now() + SLICE;
    do {
      if (isCancelled()) return false;
      const step = steps.next();
      if (step.done) return true;
      take(step.value);
    } while (performance.now() < pause);
    await new Promise(resolve => setTimeout(resolve));
  }
}
