import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const { env, platform } = process;

/** Whether a window that opens here would be seen. */
export const hasScreen = (): boolean =>
  !env['CI'] && (platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']));

/** The `code` command of an installed desktop VS Code, unless it only speaks to a window elsewhere. */
export function desktopCode(): string | undefined {
  if (!hasScreen() || env['VSCODE_IPC_HOOK_CLI']) return undefined;
  const name = platform === 'win32' ? 'code.cmd' : 'code';
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(file => existsSync(file));
}

export function openInBrowser(url: string): void {
  const [command, ...args] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  // Without a browser the address is on the terminal all the same.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .once('error', () => {})
    .unref();
}
