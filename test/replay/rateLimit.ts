/**
 * Lets through at most `perSecond` requests of one key in any second. A sliding window and not the
 * token bucket that AWS uses: the bucket forgives a burst after a pause, the documented figure does
 * not, and a client should keep to what is documented.
 */
export function rateLimit(perSecond: number): (key: string, time: number) => boolean {
  const recent = new Map<string, number[]>();
  return (key, time) => {
    const window = (recent.get(key) ?? []).filter(earlier => earlier > time - 1000);
    recent.set(key, window);
    if (window.length >= perSecond) return false;
    window.push(time);
    return true;
  };
}
