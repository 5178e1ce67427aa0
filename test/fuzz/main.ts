// npm run fuzz -- [--seconds=60 | --runs=N] [--seed=1,2,day] [--resume] [--wide] [--state=.fuzz] [--corpus=FOLDER]
// npm run fuzz -- FILE …     tries all properties on texts that were found before
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CALLS } from './calls';
import { coverage } from './coverage';
import { failureOf, type Failure } from './failure';
import { mutate } from './mutate';
import { PROPERTIES } from './properties';
import type { Property } from './property';
import { random } from './random';
import { CORPUS, seeds } from './seeds';
import { shrink } from './shrink';
import { speedOf } from './speed';
import { stateIn } from './state';

const { values: asked, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string', default: 'day' },
    resume: { type: 'boolean', default: false },
    /** Only what is far too slow counts: on machines that do other things too. */
    wide: { type: 'boolean', default: false },
    state: { type: 'string', default: '.fuzz' },
    corpus: { type: 'string', default: CORPUS },
    only: { type: 'string' },
  },
});

const patience = asked.wide
  ? { step: 500, factor: 3.5, rounds: 4 }
  : { step: 60, factor: 3, rounds: 3 };
const isMeant = ({ name }: Property) => asked.only === undefined || name.includes(asked.only);
const properties = PROPERTIES.filter(isMeant);
const timings = CALLS.map(call => speedOf(call, patience)).filter(isMeant);

/** Of so many inputs, one is grown and timed, by one call after the other. */
const TIMED = 5;
/** What had no end so often is left out: the rest is to be seen too. */
const MOST_ENDLESS = 2;

const found = new Map<string, number>();
const endless = new Map<string, number>();

async function main(): Promise<void> {
  process.setSourceMapsEnabled(true);
  if (files.length > 0) return replay();
  const list = asked.seed.split(',').map(seed => (seed === 'day' ? today() : seed));
  const share =
    asked.runs === undefined ? (Number(asked.seconds ?? 60) * 1000) / list.length : Infinity;
  const runs = asked.runs === undefined ? Infinity : Number(asked.runs);
  for (const seed of list) await fuzz(seed, performance.now() + share, runs);
  console.log(`\n${found.size} faults${found.size > 0 ? ':' : ''}`);
  for (const [fault, times] of found) console.log(`${String(times).padStart(6)} × ${fault}`);
}

const today = () => new Date().toISOString().slice(0, 10);

async function fuzz(seed: string, until: number, runs: number): Promise<void> {
  const state = stateIn(asked.state, asked.resume);
  const texts = [...seeds(asked.corpus), ...state.kept];
  const reached = coverage();
  const first = state.tried(seed);
  console.log(`seed ${seed}, from input ${first}, ${texts.length} texts`);
  let at = first;
  let kept = 0;
  for (; at < first + runs && performance.now() < until; at++) {
    const text = mutate(texts, random(`${seed} ${at}`));
    const isNew = await tryOut(text, properties, () => reached.news() > 0);
    const timing = timings[(at / TIMED) % timings.length];
    if (timing) await tryOut(text, [timing]);
    // Growing by what is new leads deeper; code that only timing reaches is not counted.
    reached.news();
    if (isNew && at > first && texts.length < 5000) {
      texts.push(text);
      state.keep(text);
      kept++;
    }
    if (at % 100 === 99) state.save(seed, at + 1);
  }
  state.save(seed, at);
  console.log(`seed ${seed}: ${at - first} inputs, ${kept} kept`);

  async function tryOut(input: string, tried: readonly Property[], after = () => false) {
    const failures: [Property, Failure][] = [];
    for (const property of tried) {
      if ((endless.get(property.name) ?? 0) >= MOST_ENDLESS) continue;
      const failure = await failureOf(property, input);
      if (failure) failures.push([property, failure]);
    }
    const isNew = after();
    for (const [property, failure] of failures) await report(property, failure, input);
    return isNew;
  }

  async function report(property: Property, failure: Failure, input: string): Promise<void> {
    const { fault } = failure;
    const key = `${property.name}: ${fault}`;
    const times = (found.get(key) ?? 0) + 1;
    found.set(key, times);
    if (fault === 'has no end') endless.set(property.name, times);
    if (times > 1) return;
    process.exitCode = 1;
    const isFault = async (text: string) =>
      (await failureOf(property, text, 2000))?.fault === fault;
    const small = timings.includes(property) ? input : await shrink(input, isFault);
    const file = state.fail(small);
    const { detail } = small === input ? failure : ((await failureOf(property, small)) ?? failure);
    console.log(`\n✗ ${key}\n  ${detail.slice(0, 1200).replaceAll('\n', '\n  ')}`);
    if (small.length <= 600) console.log(`  input: ${JSON.stringify(small)}`);
    console.log(`  npm run fuzz -- ${file}`);
  }
}

/** Tries every property on the texts in files. */
async function replay(): Promise<void> {
  for (const file of files)
    for (const property of [...properties, ...timings]) {
      const failure = await failureOf(property, readFileSync(file, 'utf8'));
      if (!failure) continue;
      process.exitCode = 1;
      console.log(`✗ ${file}: ${property.name}: ${failure.fault}\n  ${failure.detail}`);
    }
  if (process.exitCode !== 1) console.log(`${files.length} texts: all properties hold.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
