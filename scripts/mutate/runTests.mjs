// Runs unit tests in a process of their own, which is told what by a message:
// { files: [{ file, tests?: full titles }], without: tests to leave out, record: whether to tell which test comes by which mutation }.
// It answers with { failed?: title, times: [[file, title, ms of the processor, whether it passed], …] }.
import Mocha from 'mocha';

process.once('message', async ({ files, without = [], record }) => {
  const times = [];
  let failed;
  // File by file: many need not be loaded, as one test that fails is enough.
  for (const { file, tests } of files) {
    failed = await run(file, tests && new Set(tests), new Set(without), record, times);
    if (failed && !record) break;
  }
  process.send({ failed, times }, () => process.exit());
});

/** Runs the tests of a file. Returns the title of one that fails. */
async function run(file, wanted, without, record, times) {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'base', timeout: 0, bail: !record });
  const at = title => {
    process.env.MUTANT_TEST = JSON.stringify([file, title]);
    if (record) Object.assign(globalThis.mutantHits ?? {}, { test: process.env.MUTANT_TEST });
    globalThis.mutantHits?.seen.clear();
  };
  let failed;
  try {
    at('');
    mocha.addFile(file);
    mocha.loadFiles();
    keep(mocha.suite, wanted, without);
    await new Promise(resolve => {
      const runner = mocha.run(resolve);
      if (record) {
        // Hooks before the first test of a suite count for the whole file.
        runner.on('suite', () => at(''));
        runner.on('test', test => at(test.fullTitle()));
      }
      let start = process.cpuUsage();
      runner.on('test', () => (start = process.cpuUsage()));
      runner.on('test end', test => {
        const { user, system } = process.cpuUsage(start);
        times.push([file, test.fullTitle(), (user + system) / 1000, test.state === 'passed']);
      });
      runner.on('fail', test => (failed ??= test.fullTitle()));
    });
  } catch (error) {
    failed = `loading ${file}: ${error}`;
  }
  return failed;
}

/** Leaves the tests that are wanted; `undefined` wants all. */
function keep(suite, wanted, without) {
  suite.tests = suite.tests.filter(test => {
    const title = test.fullTitle();
    return (wanted?.has(title) ?? true) && !without.has(title);
  });
  for (const inner of suite.suites) keep(inner, wanted, without);
}
