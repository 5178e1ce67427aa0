import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ActionTable, CallActions } from '../../src/core/actions/actionTable';
import { actionTable } from './actionTable';
import { anEvent } from './core/sampleEvents';

describe('the actions behind calls', function () {
  // Compiling the table takes a moment on a busy machine.
  this.timeout(30_000);

  let table: ActionTable;
  before(() => {
    table = actionTable();
  });

  const names = (found: CallActions | undefined) =>
    found && 'actions' in found ? found.actions.map(({ name }) => name) : found?.none;
  const called = (source: string, name: string) =>
    names(table.actionsOf(`${source}.amazonaws.com`, name));

  it('are found for nearly every event that attackers are known for', () => {
    const { events } = JSON.parse(readFileSync('data/threat-context.json', 'utf8')) as {
      readonly events: readonly (readonly [source: string, name: string])[];
    };
    const unknown = events
      .filter(([source, name]) => called(source, name) === undefined)
      .map(([source, name]) => `${source}:${name}`);
    assert.ok(events.length >= 380, String(events.length));
    assert.ok(unknown.length <= events.length / 100, unknown.join(', '));
  });

  it('have a name, a level and a sentence', () => {
    const found = table.actionsOf('iam.amazonaws.com', 'DeleteUserPolicy');
    assert.deepEqual(found, {
      actions: [
        {
          name: 'iam:DeleteUserPolicy',
          level: 'Permissions management',
          description: 'Deletes the specified inline policy from an IAM user.',
        },
      ],
    });
    assert.equal(table.action('S3:getobject')?.name, 's3:GetObject');
    assert.equal(table.action('s3:Nothing'), undefined);
    assert.equal(table.action('nothing'), undefined);
  });

  it('are those that AWS names where they are others, the own one first', () => {
    assert.deepEqual(called('s3', 'ListBuckets'), ['s3:ListAllMyBuckets']);
    assert.deepEqual(called('iam', 'CreateUser'), ['iam:CreateUser', 'iam:TagUser']);
    assert.deepEqual(called('lambda', 'Invoke'), ['lambda:InvokeFunction']);
    assert.equal(called('apigateway', 'CreateRestApi')?.[0], 'apigateway:POST');
  });

  it('are found under the names that events use', () => {
    assert.deepEqual(called('monitoring', 'DeleteAlarms'), ['cloudwatch:DeleteAlarms']);
    assert.deepEqual(called('email', 'VerifyEmailIdentity'), ['ses:VerifyEmailIdentity']);
    assert.equal(called('lambda', 'GetFunction20150331v2')?.[0], 'lambda:GetFunction');
    assert.deepEqual(called('cloudfront', 'PublishFunction2020_05_31'), [
      'cloudfront:PublishFunction',
    ]);
    assert.equal(called('runtime.sagemaker', 'InvokeEndpoint')?.[0], 'sagemaker:InvokeEndpoint');
  });

  it('are none, for a reason, or not known', () => {
    assert.equal(called('signin', 'ConsoleLogin'), 'signIn');
    assert.equal(called('kms', 'RotateKey'), 'service');
    assert.equal(called('sso', 'GetRoleCredentials'), 'token');
    assert.equal(called('ec2', 'Nothing'), undefined);
    for (const odd of ['', 'constructor', '__proto__', ':', '\t', '\n'])
      assert.equal(names(table.actionsOf(odd, odd)), undefined, JSON.stringify(odd));
  });

  it('give the names of events', () => {
    const lambda = table.eventNames('lambda.amazonaws.com');
    assert.ok(lambda.includes('GetFunction20150331v2') && lambda.includes('Invoke'));
    assert.ok(!lambda.includes('GetFunction'));
    assert.ok(table.eventNames('signin.amazonaws.com').includes('ConsoleLogin'));
    assert.ok(table.eventNames('monitoring.amazonaws.com').includes('DeleteAlarms'));
    assert.ok(!table.eventNames('apigateway.amazonaws.com').includes('POST'));
    assert.deepEqual(lambda, [...lambda].sort());
    assert.deepEqual(table.eventNames('nothing.amazonaws.com'), []);
  });

  it('come with what attackers used the call for', () => {
    const threat = table.threatOf('cloudtrail.amazonaws.com', 'StopLogging');
    assert.deepEqual(threat?.tactics, [{ id: 'TA0005', name: 'Defense Evasion' }]);
    assert.deepEqual(
      threat.techniques.map(({ id, name }) => `${id} ${name}`),
      [
        'T1562.001 Impair Defenses: Disable or Modify Tools',
        'T1562.008 Impair Defenses: Disable or Modify Cloud Logs',
      ],
    );
    assert.ok(threat.reports.every(report => report.startsWith('https://')));
    assert.equal(table.threatOf('ec2.amazonaws.com', 'Nothing'), undefined);
  });

  it('lie beside the command line too', () => {
    const event = {
      eventVersion: '1.11',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
    };
    const words = execFileSync(
      process.execPath,
      ['dist/cli.js', 'explain', '-', '--pointer', '/eventName'],
      { input: JSON.stringify({ ...anEvent(), ...event }), encoding: 'utf8' },
    );
    assert.match(words, /IAM action `iam:CreateUser`/);
  });

  it('are told in words without markup', () => {
    for (const source of ['chime', 'lex', 'ssm', 'ec2', 'iam', 's3', 'kms'])
      for (const name of table.eventNames(`${source}.amazonaws.com`)) {
        const found = table.actionsOf(`${source}.amazonaws.com`, name);
        for (const { description } of found && 'actions' in found ? found.actions : [])
          assert.doesNotMatch(description.replace(/`[^`]*`/g, ''), /[`*<>[\]$|\\]/, description);
      }
  });
});
