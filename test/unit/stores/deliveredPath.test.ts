import assert from 'node:assert/strict';
import { deliveredPath, isDigest } from '../../../src/stores/deliveredPath';

describe('the path of a delivered log', () => {
  const name = '111122223333_CloudTrail_eu-west-1_20260304T0510Z_0123456789abcdef.json.gz';
  const minute = { from: Date.UTC(2026, 2, 4, 5, 10), to: Date.UTC(2026, 2, 4, 5, 11) - 1 };
  const day = { from: Date.UTC(2026, 2, 4), to: Date.UTC(2026, 2, 5) - 1 };
  const place = { account: '111122223333', region: 'eu-west-1' };
  const layout = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/04';

  it('tells account, Region and minute in the layout of a bucket', () => {
    for (const path of [
      `${layout}/${name}`,
      `s3://amzn-s3-demo-bucket/prefix/of mine/${layout}/${name}`,
      `file:///home/alice/${layout.replace('AWSLogs/', 'AWSLogs/o-exampleorgid/')}/${name}`,
    ])
      assert.deepEqual(deliveredPath(path), { ...minute, place });
  });

  it('tells the same for Insights, network activity and aggregated events', () => {
    for (const kind of [
      'CloudTrail-Insight',
      'CloudTrail-NetworkActivity',
      'CloudTrail-Aggregated',
    ])
      assert.deepEqual(
        deliveredPath(`${layout.replace('CloudTrail', kind)}/${name.replace('CloudTrail', kind)}`),
        { ...minute, place },
      );
  });

  it('tells the day of delivery for a file that was renamed', () => {
    assert.deepEqual(deliveredPath(`${layout}/log-17.json`), { ...day, place });
  });

  it('takes a name alone for the time and no more, also where it lies in a place of others', () => {
    for (const folder of ['', 'evidence/', `${layout.replace('111122223333', '444455556666')}/`])
      assert.deepEqual(deliveredPath(folder + name), minute);
  });

  it('is unknown for anything else', () => {
    for (const path of [
      'logs/a.json',
      '2026/03/04/a.json',
      'AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/03/04/a.json.gz',
      'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/13/04/a.json.gz',
      'MyAWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/04/a.json.gz',
      `${layout}/deeper/a.json`,
    ])
      assert.equal(deliveredPath(path), undefined, path);
  });

  it('tells digests from logs', () => {
    const digest =
      '111122223333_CloudTrail-Digest_eu-west-1_management_us-east-1_20260304T051010Z.json.gz';
    assert.equal(isDigest(digest), true);
    assert.equal(isDigest(`a/${digest}`), true);
    assert.equal(isDigest(name), false);
  });
});
