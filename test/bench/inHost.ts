// The entry of a run in a real extension host: how long a check of a log holds it up at a time, at most.
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { BENCH_LOG, RESULT } from './marks';

export async function run(): Promise<void> {
  // Rules and words are loaded with the first log of all.
  await vscode.workspace.openTextDocument({
    language: 'cloudtrail',
    content: JSON.stringify({ Records: [{ eventVersion: 1 }] }),
  });
  // Under the name of another language the editor hands the text out, and nobody looks at it yet.
  const log = vscode.Uri.file(process.env[BENCH_LOG] ?? '');
  const document = await vscode.workspace.openTextDocument(log);
  await wait(1000);
  const turns = watched();
  await vscode.languages.setTextDocumentLanguage(document, 'cloudtrail');
  console.log(`${RESULT}${await turns}`);
}

/** A turn that is shorter is not work on a log. */
const WORK = 4;
const QUIET = 1000;

/** The longest turn of the event loop until there was no work for a second, in milliseconds. */
function watched(): Promise<number> {
  return new Promise(resolve => {
    let longest = 0;
    let last = performance.now();
    let worked = last;
    const turn = () => {
      const now = performance.now();
      const took = now - last;
      last = now;
      longest = Math.max(longest, took);
      if (took > WORK) worked = now;
      if (now - worked > QUIET) resolve(longest);
      else setImmediate(turn);
    };
    setImmediate(turn);
  });
}
