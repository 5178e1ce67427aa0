/** The promise, or the signal's reason as soon as it is aborted: not everything can be told to stop. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave: (() => void) | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        leave = () => reject(signal.reason);
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave, { once: true });
      }),
    ]);
  } finally {
    if (leave) signal.removeEventListener('abort', leave);
  }
}
