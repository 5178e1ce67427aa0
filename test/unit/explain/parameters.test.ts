import assert from 'node:assert/strict';
import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { explain } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { EVENT, value } from './words';

describe('explaining a request', () => {
  const asked = (requestParameters: CloudTrailEvent, path: string, more: CloudTrailEvent = {}) =>
    value({ ...EVENT, ...more, requestParameters }, `requestParameters.${path}`);

  it('names objects of S3, tags and filters by what stands beside them', () => {
    const object = { bucketName: 'logs', key: '2026/a.gz' };
    assert.deepEqual(asked(object, 'bucketName'), ['The S3 bucket `logs`.']);
    assert.deepEqual(asked(object, 'key'), ['The S3 object `2026/a.gz` in the bucket `logs`.']);
    const tags = { tags: [{ key: 'Owner', value: 'alice' }] };
    assert.deepEqual(asked(tags, 'tags[].key'), ['The tag `Owner`, set to `alice`.']);
    assert.deepEqual(asked(tags, 'tags[].value'), ['The value of the tag `Owner`.']);
    const filter = {
      filterSet: { items: [{ name: 'vpc-id', valueSet: { items: [{ value: 'main' }] } }] },
    };
    assert.deepEqual(asked(filter, 'filterSet.items[].name'), [
      'A filter: only results whose `vpc-id` is `main`.',
    ]);
  });

  it('says what a flag means', () => {
    assert.match(asked({ publiclyAccessible: true }, 'publiclyAccessible')[0] ?? '', /internet/);
    assert.match(asked({ withDecryption: true }, 'withDecryption')[0] ?? '', /decrypted/);
    assert.deepEqual(asked({ somethingElse: true }, 'somethingElse'), []);
    // A key of the same name elsewhere is another thing.
    assert.deepEqual(value({ ...EVENT, force: true }, 'force'), []);
  });

  it('names resources by their identifiers', () => {
    assert.deepEqual(asked({ x: 'i-0123456789abcdef0' }, 'x'), ['An EC2 instance.']);
    assert.deepEqual(asked({ x: 'sg-01234567' }, 'x'), ['A security group.']);
    assert.deepEqual(asked({ x: 'i-x' }, 'x'), []);
  });

  it('knows policies of AWS', () => {
    const attached = (name: string) =>
      asked({ policyArn: `arn:aws:iam::aws:policy/${name}` }, 'policyArn');
    assert.deepEqual(attached('AdministratorAccess'), [
      'The AWS managed policy `AdministratorAccess`.',
      'It allows everything.',
    ]);
    assert.match(attached('AWSCompromisedKeyQuarantineV2')[1] ?? '', /counts as stolen/);
  });

  it('tells the caller from another user', () => {
    const more = {
      eventSource: 'iam.amazonaws.com',
      userIdentity: { type: 'IAMUser', userName: 'alice' },
    };
    assert.match(asked({ userName: 'alice' }, 'userName', more)[0] ?? '', /who made the call/);
    assert.match(asked({ userName: 'bob' }, 'userName', more)[0] ?? '', /the call was about/);
  });

  describe('for a security group', () => {
    const open = {
      groupId: 'sg-01234567',
      ipPermissions: {
        items: [
          {
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
            groups: {},
            ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
            ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
          },
          { ipProtocol: '-1', ipRanges: { items: [{ cidrIp: '10.0.0.0/8' }] } },
        ],
      },
    };

    it('says what is opened to whom', () => {
      assert.deepEqual(asked(open, 'ipPermissions'), [
        'Who may connect to machines of the security group:',
        '`tcp 22` (SSH).',
        'Open to the whole internet (`0.0.0.0/0`, `::/0`).',
        'All traffic.',
        'From `10.0.0.0/8`.',
      ]);
      assert.deepEqual(asked(open, 'ipPermissions.items[].ipRanges.items[].cidrIp'), [
        'Every IPv4 address: the whole internet.',
        '`tcp 22` (SSH).',
      ]);
      assert.deepEqual(asked(open, 'ipPermissions.items[].fromPort'), ['The port of SSH.']);
    });

    it('tells the way out from the way in', () => {
      const words = asked(open, 'ipPermissions', { eventName: 'AuthorizeSecurityGroupEgress' });
      assert.match(words[0] ?? '', /^Where machines/);
      assert.equal(words.at(-1), 'To `10.0.0.0/8`.');
    });

    it('is left alone in other shapes', () => {
      const odd: readonly JsonValue[] = [null, 'x', 7, [], [7], { items: 'x' }, { items: [null] }];
      for (const ipPermissions of odd)
        assert.deepEqual(asked({ ipPermissions }, 'ipPermissions'), []);
    });
  });

  it('names the endpoint that was called', () => {
    const host = (clientProvidedHostHeader: string) =>
      value({ tlsDetails: { clientProvidedHostHeader } }, 'tlsDetails.clientProvidedHostHeader');
    assert.deepEqual(host('ec2.eu-west-1.amazonaws.com'), [
      'The endpoint of Amazon EC2.',
      'Region `eu-west-1`: Ireland.',
    ]);
    assert.deepEqual(host('logs.s3.amazonaws.com'), ['The endpoint of the S3 bucket `logs`.']);
    assert.equal(host('us-east-1.signin.aws.amazon.com')[0], 'The endpoint of AWS Sign-In.');
    assert.match(host('vpce-0123-abc.ec2.eu-west-1.vpce.amazonaws.com')[0] ?? '', /VPC endpoint/);
    assert.deepEqual(host('example.com'), []);
  });

  it('says how long an event took, by the name of its file', () => {
    const words = (fileName: string) =>
      explain(EVENT, ['eventTime'], { fileName }).value.map(english).join(' ');
    const file = (time: string) =>
      `/logs/111122223333_CloudTrail_eu-central-1_${time}_0123456789abcdef.json.gz`;
    assert.match(words(file('20260304T0515Z')), /Delivered 8 min 53 s later/);
    assert.match(words(file('20260304T0506Z')), /Delivered within a minute/);
    // The name is exact to the minute, and beyond a week the file is another one.
    assert.match(words(file('20260304T0507Z')), /Delivered within a minute/);
    assert.match(words(file('20260304T0508Z')), /Delivered 1 min 53 s later/);
    assert.doesNotMatch(words(file('20260304T0505Z')), /Delivered/);
    assert.match(words(file('20260311T0506Z')), /Delivered 6 d 23 h later/);
    assert.doesNotMatch(words(file('20260311T0507Z')), /Delivered/);
    assert.doesNotMatch(words(file('20260303T0506Z')), /Delivered/);
    assert.doesNotMatch(words('/logs/other.json'), /Delivered/);
  });
});
