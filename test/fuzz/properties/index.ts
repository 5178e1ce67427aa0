import type { Property } from '../property';
import { chaining, tracing } from './chaining';
import { completing } from './completing';
import { copying } from './copying';
import { editing } from './editing';
import { describing, explaining } from './explaining';
import { drawing, exporting } from './exporting';
import { findings } from './findings';
import { fixing, fixingAll } from './fixing';
import { formatting } from './formatting';
import { occurring } from './occurring';
import { opening } from './opening';
import { decoding, reading } from './reading';
import { redacting } from './redacting';
import { searching } from './searching';

/** Everything that holds of every text; `speed.ts` has what takes its time to be seen. */
export const PROPERTIES: readonly Property[] = [
  opening,
  findings,
  editing,
  explaining,
  describing,
  completing,
  fixing,
  fixingAll,
  formatting,
  redacting,
  chaining,
  tracing,
  searching,
  reading,
  decoding,
  occurring,
  exporting,
  drawing,
  copying,
];
