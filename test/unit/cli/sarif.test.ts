import Ajv, { type AnySchemaObject, type ValidateFunction } from 'ajv';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import type { CheckReport, FindingReport } from '../../../src/cli/check';
import { ALL_RULES } from '../../../src/cli/rules';
import { sarif } from '../../../src/cli/sarif';

const finding: FindingReport = {
  rule: 'event-id',
  severity: 'hint',
  message: 'Not a GUID: "x".',
  event: 3,
  pointer: '/eventID',
  line: 1,
  column: 5,
  endLine: 1,
  endColumn: 9,
};

const report: CheckReport = {
  files: [
    {
      path: '/logs/a b.json',
      format: 'logFile',
      events: 4,
      findings: [
        finding,
        { ...finding, rule: 'json-syntax', severity: 'error', event: null, pointer: '' },
      ],
    },
    { path: '-', format: null, events: 0, error: 'The file is empty.', findings: [] },
  ],
  summary: { files: 2, events: 4, error: 1, warning: 0, info: 0, hint: 1, ms: 0 },
};

describe('SARIF', function () {
  // The schema is made by a TypeScript compiler.
  this.timeout(60_000);
  let validate: ValidateFunction;

  before(() => {
    const schema = createGenerator({
      path: 'node_modules/@types/sarif/index.d.ts',
      type: 'Log',
      additionalProperties: false,
      skipTypeCheck: true,
    }).createSchema('Log');
    validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
      schema as AnySchemaObject,
    );
  });

  const printed = () => JSON.parse(JSON.stringify(sarif(report, ALL_RULES))) as object;

  it('is valid against the schema of SARIF 2.1.0', () => {
    assert.ok(validate(printed()), JSON.stringify(validate.errors, null, 2));
  });

  it('says which checks could not be made', () => {
    const [file] = report.files;
    assert.ok(file);
    const failures = [3, 5, 4].map((event, at) => ({ rule: at < 2 ? 'user-arn' : 'tls', event }));
    const failed = sarif({ ...report, files: [{ ...file, failures }] }, ALL_RULES);
    assert.ok(validate(JSON.parse(JSON.stringify(failed))), JSON.stringify(validate.errors));
    const [invocation] = failed.runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]),
      [
        [
          'error',
          '2 checks could not be made: rule user-arn on event 3 and 1 more of /logs/a b.json',
        ],
        ['error', '1 check could not be made: rule tls on event 4 of /logs/a b.json'],
      ],
    );
  });

  it('would be found out by the schema', () => {
    const [first] = sarif(report, ALL_RULES).runs;
    assert.ok(!validate({ ...printed(), colour: 'red' }));
    assert.ok(!validate({ ...printed(), version: '2.0.0' }));
    assert.ok(!validate({ ...printed(), runs: [{ ...first, results: [{ message: 'x' }] }] }));
  });

  it('says where each finding is and to which rule it belongs', () => {
    const [run] = sarif(report, ALL_RULES).runs;
    const [result, broken] = run?.results ?? [];
    const place = result?.locations?.[0]?.physicalLocation;
    assert.equal(place?.artifactLocation?.uri, pathToFileURL('/logs/a b.json').href);
    assert.deepEqual(place?.region, { startLine: 1, startColumn: 5, endLine: 1, endColumn: 9 });
    assert.equal(result?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName, '3/eventID');
    for (const { ruleId, ruleIndex } of [result, broken].flatMap(one => one ?? []))
      assert.equal(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
    assert.deepEqual([result?.level, broken?.level], ['note', 'error']);
  });

  it('reports a file that cannot be read as a failed run', () => {
    const [invocation] = sarif(report, ALL_RULES).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ message }) => message.text),
      ['The file is empty.'],
    );
  });
});
