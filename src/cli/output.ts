// Who reads may stop early, as `head` does: that is no trouble of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** Writes a text to standard output, with a line break at its end. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text.endsWith('\n') ? text : text + '\n'))
    await new Promise(resolve => process.stdout.once('drain', resolve));
}

/** Writes a line to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
