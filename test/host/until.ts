/** Waits until there is something to look at. The test's own time limit ends the wait. */
export async function until<T>(look: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
