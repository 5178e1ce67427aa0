import { printable } from './printable';
import type { CheckReport } from './check';

/** The report for people: one line a finding, as compilers write them, and a sum. */
export function checkText({ files, summary }: CheckReport): string {
  const lines: string[] = [];
  for (const { path: name, error, note, findings, format } of files) {
    const path = printable(name);
    if (error !== undefined) lines.push(`${path}: ${printable(error)}`);
    else if (note !== undefined) lines.push(`${path}: ${printable(note)}`);
    else if (format === null && files.length === 1) lines.push(`${path}: no CloudTrail events`);
    for (const { line, column, severity, message, rule, event, pointer } of findings) {
      const place = event === null ? '' : ` [event ${event}${printable(pointer && ' ' + pointer)}]`;
      lines.push(`${path}:${line}:${column}: ${severity}: ${printable(message)} (${rule})${place}`);
    }
  }
  const { error, warning, info, hint, events, ms } = summary;
  lines.push(
    `${plural(files.length, 'file')}, ${plural(events, 'event')}: ${plural(error, 'error')}, ` +
      `${plural(warning, 'warning')}, ${info} info, ${plural(hint, 'hint')} (${ms} ms)`,
  );
  return lines.join('\n');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
