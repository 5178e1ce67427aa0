import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { HostName } from './install';
import { projectRoot } from './projectRoot';
import { read, type Counts } from './report';
import { closePage, newPage, startServer } from './workbench';

const entries = { node: 'index.js', web: 'index.web.js' } as const;

export interface HostTests {
  readonly host: HostName;
  /** Where the extension runs: on the server's Node, or in the browser's worker. */
  readonly kind: 'node' | 'web';
  /** Default: this project and its fixture workspace. */
  readonly extension?: string;
  readonly folder?: string;
  /** Words in the titles of the tests to run. Default: all tests. */
  readonly only?: string | undefined;
}

/** Runs the in-host tests in a VS Code and prints their output. Without counts from them it throws. */
export async function runHostTests(options: HostTests): Promise<Counts> {
  const { host, kind, only, extension = projectRoot } = options;
  const { folder = join(projectRoot, 'test', 'fixtures', 'workspace') } = options;
  // A user setting, since a page takes no notice of the payload's extensionDevelopmentKind.
  const inBrowser = { 'remote.extensionKind': { [await extensionId(extension)]: ['web'] } };
  const settings = {
    ...(kind === 'web' ? inBrowser : {}),
    ...(only === undefined ? {} : { 'cloudtrailTests.only': only }),
  };
  const server = await startServer({ host, settings });
  try {
    const page = await newPage();
    try {
      const tests = join(extension, 'out', 'test', 'host', entries[kind]);
      return await countsFrom(page, server.url({ folder, extension, tests, web: kind === 'web' }));
    } finally {
      await closePage(page);
    }
  } finally {
    await server.stop();
  }
}

async function extensionId(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { publisher, name } = manifest as { publisher: string; name: string };
  return `${publisher}.${name}`;
}

/** Milliseconds without a word from the tests, or from the page before them, after which it is over. */
const patience = 60_000;

async function countsFrom(page: Page, url: string): Promise<Counts> {
  let counts: Counts | undefined;
  const log: string[] = [];
  const lastLines = (): string => log.slice(-30).join('\n');

  const exit = await new Promise<number>((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(waiting);
      act();
    };
    const fail = (how: string): void => settle(() => reject(new Error(`${how}\n${lastLines()}`)));
    const tooLong = (): void => fail('The in-host tests did not end.');
    let waiting = setTimeout(tooLong, patience);

    const hear = (_type: string, args: unknown[]): void => {
      const output = args.map(String).join(' ');
      const found = read(output);
      if (found === undefined) return void log.push(output);
      clearTimeout(waiting);
      waiting = setTimeout(tooLong, patience);
      if ('text' in found) console.log(found.text);
      else counts = found.counts;
    };
    const end = (code: number): void => settle(() => resolve(code));

    page.on('crash', () => fail('The page crashed.'));
    Promise.all([
      page.exposeFunction('codeAutomationLog', hear),
      page.exposeFunction('codeAutomationExit', end),
    ])
      .then(() => page.goto(url))
      .catch((error: unknown) => settle(() => reject(error)));
  });
  if (counts === undefined || (exit !== 0 && counts.failed === 0))
    throw new Error(`The in-host tests ended with code ${exit}.\n${lastLines()}`);
  return counts;
}
