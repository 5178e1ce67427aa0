/** Names of classes of errors; codes and messages, which others write, look different. */
const CLASS = /^[A-Z][A-Za-z]{0,40}(Error|Exception)$/;

/**
 * What may be logged of an error: the name of its class. Its message may quote an event, and the SDK
 * takes the name of an error from the answer, which a proxy may have written.
 */
export function errorName(error: unknown): string {
  const name: unknown = error instanceof Error ? error.name : undefined;
  return name === 'Error' || (typeof name === 'string' && CLASS.test(name)) ? name : 'failed';
}
