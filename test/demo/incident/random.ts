import { createHash } from 'node:crypto';

/** Numbers and ids that look drawn by lot and are the same at every run. */
export class Random {
  private drawn = 0;

  constructor(private readonly seed: string) {}

  /** A whole number, at least `from` and below `to`. */
  integer(from: number, to: number): number {
    return from + (this.bytes().readUInt32BE() % (to - from));
  }

  /** A lower-case GUID of version 4, as in `eventID`. */
  guid(): string {
    const hex = this.bytes().toString('hex');
    const variant = '89ab'[this.integer(0, 4)] ?? '8';
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20, 32),
    ].join('-');
  }

  hex(length: number): string {
    return this.bytes().toString('hex').slice(0, length);
  }

  /** Upper-case letters and digits as AWS draws them for keys and request ids. */
  code(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'): string {
    return Array.from(this.bytes().subarray(0, length), byte =>
      alphabet.charAt(byte % alphabet.length),
    ).join('');
  }

  base64(bytes: number): string {
    return Buffer.concat([this.bytes(), this.bytes()]).subarray(0, bytes).toString('base64');
  }

  private bytes(): Buffer {
    return createHash('sha256').update(`${this.seed}/${this.drawn++}`).digest();
  }
}
