import * as vscode from 'vscode';
import type { ActionTable } from '../core/actions/actionTable';
import type * as reference from '../core/reference';
import { output } from './output';

/** What is known of CloudTrail, loaded at the first call; the door says how. */
export type LoadReference = () => Promise<typeof reference>;

/** What is known of the calls of AWS, read at the first call; `undefined` where it cannot be read. */
export type LoadActions = () => Promise<ActionTable | undefined>;

/** The first byte of a gzip file. */
const GZIP = 0x1f;

/** Reads the actions from the extension's own folder, once. */
export function actionsOf(
  extension: vscode.Uri,
  unpack: (bytes: Uint8Array) => Promise<Uint8Array>,
  reference: LoadReference,
): LoadActions {
  async function read(): Promise<ActionTable | undefined> {
    try {
      const file = vscode.Uri.joinPath(extension, 'dist', 'actions.json.gz');
      const [{ readActionTable }, packed] = await Promise.all([
        reference(),
        vscode.workspace.fs.readFile(file),
      ]);
      // Web servers send a .gz file in a way that browsers unpack by themselves.
      const json = packed[0] === GZIP ? await unpack(packed) : packed;
      return readActionTable(new TextDecoder().decode(json));
    } catch (error) {
      // Hovers say less without it; that is no reason to show none.
      output.failed('IAM actions', error);
      return undefined;
    }
  }
  let loaded: Promise<ActionTable | undefined> | undefined;
  return () => (loaded ??= read());
}
