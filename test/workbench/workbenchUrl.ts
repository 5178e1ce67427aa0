import { pathToFileURL } from 'node:url';
import { projectRoot } from './projectRoot';

/** What a page of the workbench opens with. Paths are absolute. */
export interface Opening {
  readonly folder: string;
  /** A file in an editor. */
  readonly file?: string;
  /** The extension under development. Default: this project. */
  readonly extension?: string;
  /** The built entry of in-host tests, which run as soon as the workbench is there. */
  readonly tests?: string;
  /** Runs the extension in the browser (`browser` entry) instead of on Node. */
  readonly web?: boolean;
}

/** The address that opens the workbench of a server on this machine. */
export function workbenchUrl(port: number, opening: Opening): string {
  const authority = `127.0.0.1:${port}`;
  const remote = (path: string): string =>
    `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const { folder, file, extension = projectRoot, tests, web } = opening;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['skipWelcome', 'true'],
    ...(web ? [['extensionDevelopmentKind', 'web']] : []),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams({
    folder: decodeURIComponent(pathToFileURL(folder).pathname),
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query.toString().replaceAll('+', '%20')}`;
}
