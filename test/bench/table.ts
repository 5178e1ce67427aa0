import type { Measured } from './measure';
import { median } from './median';
import type { Row } from './rows';
import type { TaskName } from './tasks';

/** A line of the table, and of bench.json. */
export interface Line {
  readonly what: string;
  /** What it is compared with; ourselves where it is not. */
  readonly with?: string;
  readonly unit: Row['unit'];
  /** `null`: could not be had. */
  readonly median: number | null;
  readonly values: readonly number[];
  /** Why there are no values. */
  readonly missing?: string;
  /** Ours, divided by this. */
  readonly ratio?: number;
  readonly goal?: string;
  readonly met?: boolean;
}

export function linesOf(row: Row, results: ReadonlyMap<TaskName, Measured>): readonly Line[] {
  const { what, unit, under } = row;
  const own = measured(results.get(row.ours));
  const ours: Line = {
    what,
    unit,
    ...own,
    ...(under === undefined
      ? {}
      : { goal: `< ${shown(under, unit)}`, met: own.median !== null && own.median < under }),
  };
  const peers = (row.peers ?? []).map(({ name, task, most }): Line => {
    const other = measured(results.get(task));
    const line = { what, with: name, unit, ...other };
    // What is too small to be measured is nothing to be compared with.
    if (own.median === null || !other.median) return line;
    const ratio = own.median / other.median;
    const goal = most === undefined ? {} : { goal: `≤ ${most} ×`, met: ratio <= most };
    return { ...line, ratio, ...goal };
  });
  return [ours, ...peers];
}

function measured(result: Measured = 'not measured') {
  return typeof result === 'string'
    ? { median: null, values: [], missing: result }
    : { median: median(result), values: result };
}

/** The lines as a Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, with: other, unit, median, missing, ratio, goal, met }) => [
    other === undefined ? what : `↳ ${other}`,
    median === null ? (missing ?? '') : shown(median, unit),
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    goal === undefined ? '' : met === undefined ? goal : `${goal} ${met ? '✓' : '✗'}`,
  ]);
  const head = ['what', 'median', 'ours is', 'goal'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map(cells => cells[column]?.length ?? title.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column === 1 || column === 2)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 1 || column === 2 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const pad = (cell: string, width: number, isNumber: boolean) =>
  isNumber ? cell.padStart(width) : cell.padEnd(width);

function shown(value: number, unit: Row['unit']): string {
  if (unit !== 'bytes') return `${value >= 10 ? Math.round(value) : value.toPrecision(2)} ${unit}`;
  if (value < 1000) return `${Math.round(value)} B`;
  return value < 1e6 ? `${(value / 1e3).toFixed(0)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}
