// Runs unit tests in a process of their own, which is told what by a message:
// { files: [{ file, tests?: full titles }], record: whether to tell which test comes by which mutation }.
// It answers with { failed?: title, times: [[file, title, ms], …] }.
import Mocha from 'mocha';

process.once('message', async ({ files, record }) => {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'base', timeout: 60_000, bail: !record });
  const at = (file, title) => {
    const hits = (globalThis.mutantHits ??= undefined);
    process.env.MUTANT_TEST = JSON.stringify([file, title]);
    if (hits) Object.assign(hits, { test: process.env.MUTANT_TEST, seen: new Set() });
  };
  let loading;
  mocha.suite.on('pre-require', (_, file) => {
    loading = file;
    if (record) at(file, '');
  });
  const wanted = new Map(files.map(({ file, tests }) => [file, tests && new Set(tests)]));
  for (const { file } of files) mocha.addFile(file);
  const times = [];
  let failed;
  try {
    mocha.loadFiles();
    keep(mocha.suite, wanted);
    loading = undefined;
    await new Promise(resolve => {
      const runner = mocha.run(resolve);
      if (record) {
        // Hooks before the first test of a suite count for the whole file.
        runner.on('suite', suite => suite.file && at(suite.file, ''));
        runner.on('test', test => at(test.file, test.fullTitle()));
      }
      runner.on('pass', test => times.push([test.file, test.fullTitle(), test.duration ?? 0]));
      runner.on('fail', test => (failed ??= test.fullTitle()));
    });
  } catch (error) {
    failed = `loading ${loading}: ${error}`;
  }
  process.send({ failed, times }, () => process.exit());
});

/** Leaves the tests that are wanted, where a file says which. */
function keep(suite, wanted) {
  suite.tests = suite.tests.filter(test => wanted.get(test.file)?.has(test.fullTitle()) ?? true);
  for (const inner of suite.suites) keep(inner, wanted);
}
