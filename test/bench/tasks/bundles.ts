// What the extension weighs, and what loading it costs.
import { statSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../workbench/projectRoot';
import { timed } from '../clock';

const dist = (name: string) => join(projectRoot, 'dist', name);

const size = (name: string) => async () => statSync(dist(name)).size;

/** Stands for the editor's API while a bundle is loaded: whatever is asked of it, it is there. */
const editor: unknown = new Proxy(function editor() {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => '' : editor),
  apply: () => editor,
  construct: () => editor as object,
  // Bundled code looks things up in an object that inherits from the module.
  getPrototypeOf: () => editor as object,
});

async function loading(name: string): Promise<number> {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    request === 'vscode' ? editor : load.call(loader, request, ...rest);
  return timed(() => load.call(loader, dist(name), undefined, false));
}

export const bundleTasks = {
  loadExtension: () => loading('extension.js'),
  loadReference: () => loading('reference.js'),
  extensionSize: size('extension.js'),
  webSize: size('extension.web.js'),
  referenceSize: size('reference.js'),
  awsSize: size('aws.js'),
  actionsSize: size('actions.json.gz'),
};
