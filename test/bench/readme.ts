/** The README with the newest table in its section `How fast`, which stands before its limits. */
export function withTable(readme: string, machine: string, input: string, table: string): string {
  const content = [
    '<!-- bench -->',
    `Medians of \`npm run bench\`, side by side on one machine (${machine}), of ${input}.`,
    table,
    '<!-- /bench -->',
  ].join('\n\n');
  const known = /<!-- bench -->[^]*?<!-- \/bench -->/;
  if (known.test(readme)) return readme.replace(known, () => content);
  return readme.replace(/^## Limits$/m, heading => `## How fast\n\n${content}\n\n${heading}`);
}
