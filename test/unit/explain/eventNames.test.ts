import assert from 'node:assert/strict';
import { explain, markdown } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { actionTable } from '../actionTable';
import { EVENT, value } from './words';

describe('explaining a call by its actions', function () {
  // Compiling the table takes a moment on a busy machine.
  this.timeout(30_000);

  const called = (source: string, eventName: string, more = {}) =>
    value({ ...EVENT, eventSource: `${source}.amazonaws.com`, eventName, ...more }, 'eventName', {
      actions: actionTable(),
    });

  it('says what it does, which action allows it, and what more it can take', () => {
    assert.deepEqual(called('dynamodb', 'CreateTable').slice(0, 2), [
      'Adds a new table to your account.',
      'IAM action `dynamodb:CreateTable` (Write).',
    ]);
    const role = called('iam', 'CreateRole');
    assert.equal(role[2], 'What the request asks for can take more: `iam:TagRole`.');
    assert.equal(called('s3', 'ListBuckets')[1], 'IAM action `s3:ListAllMyBuckets` (List).');
  });

  it('keeps its own words where they say more', () => {
    const words = called('sts', 'GetCallerIdentity');
    assert.match(words[0] ?? '', /stolen key/);
    assert.match(words[1] ?? '', /`sts:GetCallerIdentity`/);
  });

  it('says why there is no action', () => {
    assert.match(called('signin', 'ConsoleLogin').join(' '), /signed in.*no IAM action stands/);
    assert.match(
      called('ec2', 'SomethingHappened', { eventType: 'AwsServiceEvent' }).join(' '),
      /by itself: no IAM action/,
    );
    assert.deepEqual(called('ec2', 'Unheard'), [
      'An operation of Amazon EC2 that can change something.',
    ]);
  });

  it('tells of incidents and ATT&CK as an observation, with its source', () => {
    const words = called('cloudtrail', 'DeleteTrail').join('\n');
    assert.match(words, /Seen in (a|\d+) public incident reports?: \[/);
    assert.match(
      words,
      /MITRE ATT&CK: \[Defense Evasion\]\(https:\/\/attack\.mitre\.org\/tactics\/TA0005\/\)/,
    );
    assert.match(words, /\[Source: TrailDiscover, CC BY 4\.0\]\(https:\/\/traildiscover\.cloud\)$/);
    assert.match(called('sts', 'GetCallerIdentity').join('\n'), /\+\d+\./);
  });

  it('is a few paragraphs: the answer, the list, the links', () => {
    const event = { ...EVENT, eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' };
    const explanation = explain(event, ['eventName'], { actions: actionTable() });
    const parts = markdown(explanation, 'value', english).split('\n\n');
    assert.match(parts[0] ?? '', /^Stops .*\.$/);
    assert.match(parts[1] ?? '', /^IAM action `cloudtrail:StopLogging` \(Write\)\.$/);
    assert.match(parts[2] ?? '', /^- .*\n- MITRE ATT&CK/);
    assert.match(parts[3] ?? '', /^\[Source: TrailDiscover/);
    assert.deepEqual(parts.slice(4, 5), ['---']);
    assert.match(parts[5] ?? '', /AWS documentation\]\(https:[^ ]*\)$/);
    assert.equal(parts.length, 6);
  });
});
