/** Texts by number, each kept once. 0 stands for no text. */
export class Strings {
  readonly texts: string[] = [''];
  readonly #codes = new Map([['', 0]]);

  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      this.#codes.set(text, code);
    }
    return code;
  }

  /** `undefined`: nobody has this text. */
  find(text: string): number | undefined {
    return this.#codes.get(text);
  }
}
