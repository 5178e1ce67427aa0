import { isObject, type CloudTrailEvent } from '../core/cloudTrailEvent';
import { openLog } from '../core/eventLog';
import { DEEPEST } from '../core/syntax';
import { valueText } from '../core/valueText';
import { filesAtOnce } from '../platform/filesAtOnce.node';
import { isDeeper, plainLog } from '../stores/plainLog';
import { complain } from './output';
import { printable } from './printable';
import { filesOf, isDeliveredName, readPath } from './readPath';

/** So many files are read together. */
const BATCH = 64;

/** The events of files, each file read once. What cannot be read is named once, and never stops the others. */
export class LogReader {
  failed = false;
  readonly #named = new Set<string>();

  /** Gives every whole event to `take`: half an event could have half a key. */
  async read(paths: readonly string[], take: (event: CloudTrailEvent) => void): Promise<void> {
    let batch: string[] = [];
    for (const path of paths) {
      try {
        for await (const file of filesOf(path)) {
          batch.push(file);
          if (batch.length < BATCH) continue;
          await this.#readBatch(batch, take);
          batch = [];
        }
      } catch (error) {
        this.#fail(path, reasonOf(error));
      }
    }
    await this.#readBatch(batch, take);
  }

  async #readBatch(files: readonly string[], take: (event: CloudTrailEvent) => void) {
    const texts = filesAtOnce(files);
    const textOf = async (file: string, at: number) =>
      (file === '-' ? undefined : texts[at]?.text) ?? (await readPath(file)).text;
    for (const [at, file] of files.entries()) {
      try {
        this.#eventsOf(file, await textOf(file, at), take);
      } catch (error) {
        this.#fail(file, reasonOf(error));
      }
    }
  }

  #eventsOf(file: string, text: string, take: (event: CloudTrailEvent) => void): void {
    const records = plainLog(text);
    if (records) {
      for (const record of records)
        if (!isObject(record) || isDeeper(record, DEEPEST)) this.#fail(file, BROKEN);
        else take(record);
      return;
    }
    const log = openLog(text, { assumed: isDeliveredName(file) });
    if (log === undefined && !isJson(text))
      this.#fail(file, 'The file holds neither CloudTrail events nor JSON.');
    if (log === undefined || log.holds === 'digest') return;
    if (log.problems.length > 0) this.#fail(file, BROKEN);
    for (let index = 0; index < log.count; index++) {
      const event = log.isWhole(index) ? log.event(index) : undefined;
      if (event === undefined) this.#fail(file, BROKEN);
      else take(event);
    }
  }

  #fail(path: string, reason: string): void {
    this.failed = true;
    if (this.#named.has(path)) return;
    this.#named.add(path);
    complain(`${printable(path)}: ${printable(reason)}`);
  }
}

const BROKEN = 'The JSON is broken; only whole events were read.';

function isJson(content: string): boolean {
  try {
    return isObject(JSON.parse(content)) || content.trim() !== '';
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : valueText(error);
}
