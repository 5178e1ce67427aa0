import { gunzipSync, gzipSync } from 'node:zlib';
import type { CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { partText, partsOf } from '../../../src/core/logParts';
import { openLog } from '../../../src/core/eventLog';
import { gunzip } from '../../../src/platform/gunzip.node';
import { gunzip as gunzipForWeb } from '../../../src/platform/gunzip.web';
import { decode } from '../../../src/stores/decode';
import { GunzipError, type Gunzip } from '../../../src/stores/gunzip';
import { readLog } from '../../../src/stores/readLog';
import { holds, isSame, type Property } from '../property';
import type { Random } from '../random';

const FILE = { uri: 'file:///log.json', path: 'log.json', name: 'log.json' };

/** A file holds the events that its text does, however it is read. */
export const reading: Property = {
  name: 'reading',
  async check({ text }) {
    const bytes = new TextEncoder().encode(text);
    const log = openLog(decode(bytes).text);
    const events: (CloudTrailEvent | undefined)[] = [];
    await readLog(FILE, bytes, { add: event => void events.push(event) }, { gunzip });
    holds(
      events.length === (log?.count ?? 0),
      'as many events in a file as in its text',
      () => `${events.length} ${log?.count}`,
    );
    for (const [index, event] of events.entries())
      holds(isSame(event, log?.event(index)), 'the same events in a file as in its text');
    if (!log || log.problems.length > 0) return;
    let count = 0;
    for (const part of partsOf(log, 20_000)) {
      holds(part.from === count && part.to > part.from, 'parts in order');
      const own = openLog(partText(log, part), { assumed: true });
      holds(
        own?.count === part.to - part.from || own?.format !== log.format,
        'a part has its events',
      );
      count = part.to;
    }
    holds(count === log.count, 'all events in parts');
  },
};

const REFUSALS: ReadonlySet<string> = new Set([
  ...['truncated', 'not gzip', 'corrupt', 'trailing', 'too large'],
]);

/** Damaged bytes are refused on the desktop and in a browser. */
export const decoding: Property = {
  name: 'decoding',
  async check({ text, random }) {
    const whole = new TextEncoder().encode(text);
    const packed = gzipSync(random.chance(0.3) ? damaged(whole, random) : whole);
    decode(damaged(whole, random));
    decode(
      Uint8Array.of(
        ...random.pick([
          [0xff, 0xfe],
          [0xfe, 0xff],
          [0xef, 0xbb, 0xbf],
        ]),
        ...whole.subarray(0, 999),
      ),
    );
    const bytes = random.chance(0.3) ? packed : damaged(packed, random);
    const [desktop, browser] = [
      await outcomeOf(gunzip, bytes),
      await outcomeOf(gunzipForWeb, bytes),
    ];
    // A browser takes what is behind the data and before its checksum for padding: the data is whole.
    const isWhole =
      (desktop === 'corrupt' || desktop === 'trailing') &&
      browser === Buffer.from(gunzipSync(packed)).toString('base64');
    const areRefused = REFUSALS.has(desktop) && REFUSALS.has(browser);
    holds(
      desktop === browser || isWhole || areRefused,
      'unpacked alike on the desktop and in a browser',
      () =>
        `${desktop.slice(0, 40)} ${browser.slice(0, 40)} ${Buffer.from(bytes.subarray(0, 200)).toString('hex')}`,
    );
  },
};

async function outcomeOf(unpack: Gunzip, bytes: Uint8Array): Promise<string> {
  try {
    return Buffer.from(await unpack(bytes)).toString('base64');
  } catch (error) {
    if (error instanceof GunzipError) return error.kind;
    throw error;
  }
}

function damaged(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  switch (random.below(5)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes, new Uint8Array(random.below(20))]);
    case 3:
      return Buffer.concat([
        bytes.subarray(0, at),
        Uint8Array.of(random.below(256)),
        bytes.subarray(at),
      ]);
    default: {
      const copy = Uint8Array.from(bytes);
      if (at < copy.length) copy[at] = random.below(256);
      return copy;
    }
  }
}
