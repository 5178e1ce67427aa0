import assert from 'node:assert/strict';
import type { CloudTrailEvent, JsonValue } from '../../../src/core/cloudTrailEvent';
import { fieldAt } from '../../../src/core/fields';
import { EVENT, identity, value } from './words';

describe('explaining what happened', () => {
  describe('a time', () => {
    it('is in UTC, and for the reader when they are known', () => {
      assert.deepEqual(value(EVENT, 'eventTime'), ['2026-03-04 05:06:07 UTC.']);
      assert.deepEqual(
        value(EVENT, 'eventTime', {
          now: Date.UTC(2026, 2, 4, 7, 6, 7),
          timeZone: 'Asia/Kolkata',
        }),
        ['2026-03-04 05:06:07 UTC.', '2026-03-04 10:36:07 in Asia/Kolkata.', '2 h ago.'],
      );
    });

    it('is set against the event', () => {
      const event = {
        ...EVENT,
        responseElements: { credentials: { expiration: 'Mar 4, 2026, 6:06:07 AM' } },
      };
      assert.deepEqual(value(event, 'responseElements.credentials.expiration'), [
        '2026-03-04 06:06:07 UTC.',
        '1 h after the event.',
      ]);
    });

    it('tells how old a session was', () => {
      const path = 'userIdentity.sessionContext.attributes.creationDate';
      assert.equal(value(EVENT, path)[0], 'The session was 1 h 1 min old when this call was made.');
      const later = identity({
        sessionContext: { attributes: { creationDate: '2026-03-04T05:06:17Z' } },
      });
      assert.equal(value(later, path)[1], '10 s after the event.');
    });
  });

  describe('a call', () => {
    it('is named by its product, with what is recorded of it', () => {
      assert.deepEqual(value(EVENT, 'eventSource'), ['Amazon EC2.']);
      const iot = value({ ...EVENT, eventSource: 'iot.amazonaws.com' }, 'eventSource');
      assert.equal(iot[0], 'AWS IoT.');
      assert.match(iot.join(' '), /ListThings.*not recorded/);
      assert.match(
        iot.at(-1) ?? '',
        /^\[What CloudTrail records\]\(https:\/\/docs\.aws\.amazon\.com\//,
      );
    });

    it('reads or writes', () => {
      assert.deepEqual(value(EVENT, 'eventName'), [
        'An operation of Amazon EC2 that can change something.',
      ]);
      assert.deepEqual(value({ ...EVENT, readOnly: true }, 'eventName'), [
        'An operation of Amazon EC2 that only reads.',
      ]);
      assert.match(value({ eventName: 'ConsoleLogin' }, 'eventName')[0] ?? '', /signed in/);
    });

    it('has words for every event type and category', () => {
      for (const name of ['eventType', 'eventCategory'])
        for (const each of fieldAt([name])?.enum ?? [])
          assert.ok(value({ [name]: each }, name).length > 0, each);
    });

    it('was made somewhere', () => {
      assert.deepEqual(value(EVENT, 'awsRegion'), ['Frankfurt.']);
      const global = { eventSource: 'iam.amazonaws.com', awsRegion: 'us-east-1' };
      assert.equal(value(global, 'awsRegion').length, 2);
    });

    it('says why a request or response is null', () => {
      const event = { ...EVENT, requestParameters: null, responseElements: null };
      assert.deepEqual(value(event, 'requestParameters'), [
        'The call was sent without parameters.',
      ]);
      assert.match(value(event, 'responseElements')[0] ?? '', /returned nothing/);
      assert.match(
        value({ ...event, readOnly: true }, 'responseElements')[0] ?? '',
        /only reads .* not recorded/,
      );
      assert.match(
        value({ ...event, errorCode: 'AccessDenied' }, 'responseElements')[0] ?? '',
        /failed/,
      );
      const stub = { omitted: true, originalSize: 149893, reason: 'requestParameters too large' };
      assert.match(
        value({ ...EVENT, requestParameters: stub }, 'requestParameters')[0] ?? '',
        /too large .* `149893` bytes/,
      );
    });

    it('compares the event version with the newest', () => {
      const version = (eventVersion: string) => value({ eventVersion }, 'eventVersion')[0] ?? '';
      assert.match(version('1.08'), /^`1\.11` is the newest/);
      assert.equal(version('1.11'), 'The newest documented version.');
      assert.match(version('1.12'), /^Newer/);
    });
  });

  describe('a connection', () => {
    const source = (sourceIPAddress: string, more: CloudTrailEvent = {}) =>
      value({ ...EVENT, sourceIPAddress, ...more }, 'sourceIPAddress');

    it('says where it came from', () => {
      assert.deepEqual(source('52.94.76.1'), ['A public IPv4 address.']);
      assert.equal(source('10.0.0.1', { vpcEndpointId: 'vpce-0123' }).length, 2);
      assert.match(source('config.amazonaws.com')[0] ?? '', /^AWS Config made the call/);
      assert.match(
        source('AWS Internal', { sessionCredentialFromConsole: 'true' })[0] ?? '',
        /console passed the call on/,
      );
      assert.doesNotMatch(source('AWS Internal')[0] ?? '', /console/);
    });

    it('reads the user agent', () => {
      const userAgent =
        'aws-cli/2.17.32 os/linux#6.8.0-amzn lang/python#3.11.9 exec-env/CloudShell md/command#s3.ls';
      assert.deepEqual(value({ ...EVENT, userAgent }, 'userAgent'), [
        'AWS CLI `2.17.32`.',
        'The command was `s3.ls`.',
        'It ran in AWS CloudShell: `CloudShell`.',
        'On Amazon Linux, with `python 3.11.9`.',
      ]);
    });

    it('judges TLS', () => {
      const tls = (key: string, each: string) =>
        value({ tlsDetails: { [key]: each } }, `tlsDetails.${key}`)[0] ?? '';
      assert.match(tls('tlsVersion', 'TLSv1'), /no longer safe/);
      assert.match(tls('tlsVersion', 'TLSv1.3'), /newest/);
      assert.match(tls('cipherSuite', 'AES128-SHA'), /no forward secrecy/);
      assert.match(tls('keyExchange', 'X25519MLKEM768'), /also holds against quantum/);
    });
  });

  it('compares the rates of an Insights event', () => {
    const event = {
      eventCategory: 'Insight',
      insightDetails: {
        state: 'Start',
        insightContext: {
          statistics: {
            baseline: { average: 0.5 },
            insight: { average: 12 },
            baselineDuration: 10080,
          },
        },
      },
    };
    const statistics = 'insightDetails.insightContext.statistics';
    assert.deepEqual(value(event, `${statistics}.insight.average`), ['24 times the usual rate.']);
    assert.deepEqual(value(event, `${statistics}.baselineDuration`), ['7 d.']);
    assert.match(value(event, 'insightDetails.state')[0] ?? '', /begins here/);
  });

  it('recognises values by their form where no field explains them', () => {
    const inside = (each: JsonValue, key = 'x') =>
      value(
        { ...EVENT, requestParameters: { a: [{ [key]: each }] } },
        `requestParameters.a[].${key}`,
      )[0] ?? '';
    assert.match(inside('arn:aws:iam::111122223333:role/Web'), /The role `Web`/);
    assert.match(inside('444455556666'), /^Account `4444-5555-6666`/);
    assert.match(inside('AKIAABCDEFGHIJKLMNOP'), /long-term access key/);
    assert.match(inside('AROAABCDEFGHIJKLMNOPQ:alice'), /session `alice`/);
    assert.match(inside('0.0.0.0/0'), /whole internet/);
    assert.match(inside('10.0.0.0/24'), /256 IPv4 addresses/);
    assert.match(inside('192.0.2.1'), /documentation/);
    assert.match(inside('eu-north-1'), /Stockholm/);
    assert.match(inside('kms.amazonaws.com'), /AWS Key Management Service/);
    assert.match(inside('logs.s3.eu-west-1.amazonaws.com'), /S3 bucket `logs`/);
    assert.match(inside(1772600767, 'createDate'), /2026-03-04 05:06:07/);
    assert.equal(inside(1772600767, 'size'), '');
    assert.equal(inside('1772600767', 'size'), '');
    assert.equal(inside('t3.micro'), '');
    assert.equal(inside(true), '');
  });
});
