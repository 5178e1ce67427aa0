/** The words of a `ForeignAnswer`, by which it is known inside the SDK's own errors. */
const FOREIGN = 'The answer does not come from AWS: a proxy or sign-in page?';

/** What answered is not AWS: a sign-in page, a proxy's message, half of an answer, or nothing. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  /** As the SDK's errors say it. */
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(status: number) {
    super(FOREIGN);
    this.$metadata = { httpStatusCode: status };
  }
}

/** An answer that was not there in full in time, however steadily it came. */
export class SlowAnswer extends Error {
  override readonly name = 'SlowAnswer';
  /** `timeLimit` in milliseconds. */
  constructor(timeLimit: number) {
    super(String(timeLimit / 1000));
  }
}

/** An answer that was not read to its end, as it is too large. */
export class OversizedAnswer extends Error {
  override readonly name = 'OversizedAnswer';
  /** `sizeLimit` in bytes. */
  constructor(sizeLimit: number) {
    super(String(sizeLimit / (1024 * 1024)));
  }
}

/**
 * Whether the message of an error, which may be one of the SDK around ours, says that AWS did not answer;
 * also where the SDK found other types than AWS documents.
 */
export function isForeign(message: string): boolean {
  return message.includes(FOREIGN) || message.includes('Deserialization error:');
}
