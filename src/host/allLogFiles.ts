import { folderFiles, type LeftOut } from './folderFiles';
import type { LogFolders } from './logFolders';
import { workspaceFiles } from './workspaceFiles';
import { fileProblem } from '../core/fileProblem';

/** The files of the workspace and of the added folders, each once. A folder that is gone stops nothing. */
export function allLogFiles(folders: LogFolders) {
  return {
    async *list(signal: AbortSignal, report: (left: LeftOut) => void) {
      const seen = new Set<string>();
      for await (const file of workspaceFiles.list(signal)) {
        seen.add(file.uri);
        yield file;
      }
      for (const folder of folders.all)
        try {
          for await (const file of folderFiles(folder).list(signal, report))
            if (!seen.has(file.uri)) {
              seen.add(file.uri);
              yield file;
            }
        } catch (error) {
          signal.throwIfAborted();
          report({ what: folder.toString(true), why: fileProblem(error) });
        }
    },
    read: workspaceFiles.read,
  };
}
