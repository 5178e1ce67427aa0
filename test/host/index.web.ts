// The tests' entry in a browser's extension host, a worker that can neither list nor load files:
// a test file runs here when it is named below.
import { runToEnd } from '../workbench/report';
import { only } from './only';

export async function run(): Promise<void> {
  // Not before run(): mocha's browser build puts itself in the place of the exports it finds.
  await import('mocha/mocha.js');
  mocha.setup({ ui: 'bdd', reporter: 'base', timeout: 20_000 });
  await import('./activation.test');
  await import('./codeActions.test');
  await import('./completion.test');
  await import('./copySearch.test');
  await import('./documents.test');
  await import('./earlyFindings.test');
  await import('./edits.test');
  await import('./eventPlace.test');
  await import('./explorer.test');
  await import('./explorerStores.test');
  await import('./hostileTexts.test');
  await import('./identityPage.test');
  await import('./language.test');
  await import('./logFolders.test');
  await import('./logParts.test');
  await import('./looks.test');
  await import('./navigation.test');
  await import('./presenter.test');
  await import('./tracing.test');
  mocha.fgrep(only() ?? '');
  await runToEnd(mocha);
}
