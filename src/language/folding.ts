import * as vscode from 'vscode';
import { folds } from '../core/folds';
import { inSlices } from '../host/slices';

/** Folds events and their parts. JSON documents are folded by the editor's own JSON support. */
export function registerFolding(): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(
    { language: 'cloudtrail' },
    {
      async provideFoldingRanges(document, _context, token) {
        const ranges: vscode.FoldingRange[] = [];
        const whole = await inSlices(
          folds(document.getText()),
          fold => fold && ranges.push(new vscode.FoldingRange(fold.start, fold.end)),
          () => token.isCancellationRequested,
        );
        return whole ? ranges : undefined;
      },
    },
  );
}
