import * as vscode from 'vscode';

/**
 * Loads one of our own bundles in a browser's extension host, at its first use. The host's `require`
 * knows no files, so this does what the host does with an extension's entry: it evaluates the module's
 * text with `module`, `exports` and a `require` that knows the editor. The text comes from the extension's own folder, nowhere else.
 */
export async function loadBundle<T>(extension: vscode.Uri, name: string): Promise<T> {
  const file = vscode.Uri.joinPath(extension, 'dist', name);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module: { exports: unknown } = { exports: {} };
  const evaluate = new Function('module', 'exports', 'require', text) as (
    module: { exports: unknown },
    exports: unknown,
    require: (name: string) => unknown,
  ) => void;
  evaluate(module, module.exports, requireOf);
  return module.exports as T;
}

function requireOf(name: string): unknown {
  if (name === 'vscode') return vscode;
  throw new Error(`There is no module ${name} here.`);
}
