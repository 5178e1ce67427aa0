// Runs unit tests in a process of their own, which is told what by a message:
// { files: [{ file, tests?: full titles }], without: tests to leave out, record: whether to tell which test comes by which mutation }.
// It answers with { failed?: title, times: [[file, title, ms of the processor, whether it passed], …] }.
import Mocha from 'mocha';

process.once('message', async ({ files, without = [], record }) => {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'base', timeout: 0, bail: !record });
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
    keep(mocha.suite, wanted, new Set(without));
    loading = undefined;
    await new Promise(resolve => {
      const runner = mocha.run(resolve);
      if (record) {
        // Hooks before the first test of a suite count for the whole file.
        runner.on('suite', suite => suite.file && at(suite.file, ''));
        runner.on('test', test => at(test.file, test.fullTitle()));
      }
      let start = process.cpuUsage();
      runner.on('test', () => (start = process.cpuUsage()));
      runner.on('test end', test => {
        const { user, system } = process.cpuUsage(start);
        times.push([test.file, test.fullTitle(), (user + system) / 1000, test.state === 'passed']);
      });
      runner.on('fail', test => (failed ??= test.fullTitle()));
    });
  } catch (error) {
    failed = `loading ${loading}: ${error}`;
  }
  process.send({ failed, times }, () => process.exit());
});

/** Leaves the tests that are wanted, where a file says which. */
function keep(suite, wanted, without) {
  suite.tests = suite.tests.filter(
    test =>
      (wanted.get(test.file)?.has(test.fullTitle()) ?? true) && !without.has(test.fullTitle()),
  );
  for (const inner of suite.suites) keep(inner, wanted, without);
}
