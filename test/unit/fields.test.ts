import assert from 'node:assert/strict';
import type { CloudTrailEvent, Path } from '../../src/core/cloudTrailEvent';
import type { RecordKind } from '../../src/core/fields';
import { canonicalPath, childFields, FIELDS, fieldAt, recordKind } from '../../src/core/fields';
import { concretePath } from './fieldSamples';

describe('fields', () => {
  it('has a row for every documented field, none twice', () => {
    assert.equal(FIELDS.length, 233);
    assert.equal(new Set(FIELDS.map(({ record, path }) => `${record} ${path}`)).size, 233);
  });

  it('finds every row by a concrete path', () => {
    for (const field of FIELDS)
      assert.equal(fieldAt(concretePath(field.path), field.record), field, field.path);
  });

  it('has sentences that Markdown cannot read as anything else', () => {
    for (const { path, description, notes, form } of FIELDS)
      for (const text of [description, notes, form].filter(each => each !== undefined)) {
        assert.match(text, /^[A-Z`0-9].*[.…]$/s, `${path}: ${text}`);
        assert.doesNotMatch(text, /\{\d+\}/, `${path}: ${text}`);
        assert.doesNotMatch(text.replace(/`[^`]*`/g, ''), /[<>*_[\]`]/, `${path}: ${text}`);
      }
  });

  it('has patterns that its own known values keep to', () => {
    for (const { path, pattern, enum: only, knownValues } of FIELDS)
      for (const value of [...(only ?? []), ...(knownValues ?? [])])
        assert.ok(!pattern || pattern.test(value), `${path}: ${value}`);
  });

  it('finds no row for other paths', () => {
    for (const path of [
      [],
      ['nothing'],
      ['resources', 0],
      ['resources', 'ARN'],
      ['requestParameters', 'bucketName'],
      ['userIdentity.type'],
      ['constructor'],
      ['__proto__'],
    ] satisfies Path[])
      assert.equal(fieldAt(path), undefined, JSON.stringify(path));
  });

  it('knows which records have the fields of an event besides their own', () => {
    assert.equal(fieldAt(['eventTime'], 'insight')?.record, 'event');
    assert.equal(fieldAt(['insightDetails', 'state'], 'insight')?.record, 'insight');
    assert.equal(fieldAt(['insightDetails', 'state']), undefined);
    assert.equal(fieldAt(['addendum', 'reason'], 'lakeIntegration')?.record, 'event');
    assert.equal(fieldAt(['eventType'], 'lakeIntegration')?.record, 'lakeIntegration');
    assert.equal(fieldAt(['userIdentity'], 'aggregated'), undefined);
    assert.equal(fieldAt(['eventID'], 'digest'), undefined);
  });

  describe('childFields', () => {
    it('lists the keys right under a path', () => {
      assert.deepEqual(
        [...childFields(['tlsDetails']).keys()],
        ['tlsVersion', 'cipherSuite', 'clientProvidedHostHeader', 'keyExchange'],
      );
      assert.deepEqual(
        [...childFields(['resources', 3]).keys()],
        ['ARN', 'ARNPrefix', 'accountId', 'type'],
      );
      assert.ok(childFields([]).has('userIdentity'));
      assert.ok(!childFields([]).has('type'));
      assert.equal(childFields(['additionalEventData']).size, 0);
    });

    it('joins the keys of an event to those of a record with its own', () => {
      const keys = childFields([], 'insightLake');
      assert.equal(keys.get('insightState')?.record, 'insightLake');
      assert.equal(keys.get('eventTime')?.record, 'event');
    });
  });

  describe('recordKind', () => {
    const kinds: readonly (readonly [RecordKind, CloudTrailEvent])[] = [
      ['event', {}],
      ['event', { eventCategory: 'Management', eventType: 'AwsApiCall' }],
      ['event', { eventCategory: 'constructor' }],
      ['insight', { eventCategory: 'Insight', insightDetails: {} }],
      ['insight', { eventType: 'AwsCloudTrailInsight' }],
      ['insightLake', { eventCategory: 'Insight', insightState: 'Start' }],
      ['aggregated', { eventCategory: 'Aggregated', summary: {} }],
      ['lakeIntegration', { eventCategory: 'ActivityAuditLog', eventData: {} }],
      ['configurationItem', { eventCategory: 'ConfigurationItem' }],
      ['evidence', { eventType: 'AwsAuditManagerEvidence' }],
      ['lakeColumns', { eventjson: '{}' }],
      ['lookupEvents', { Events: [] }],
      ['eventBridge', { 'detail-type': 'AWS API Call via CloudTrail', detail: {} }],
      ['digest', { digestS3Object: 'digest.json.gz', logFiles: [] }],
    ];
    for (const [kind, event] of kinds)
      it(`takes ${JSON.stringify(event)} for ${kind}`, () => {
        assert.equal(recordKind(event), kind);
      });
  });

  describe('canonicalPath', () => {
    it('looks for no documented key below what is not documented', () => {
      const deep = Array.from({ length: 200_000 }, () => 'a');
      assert.deepEqual(canonicalPath(['EventName', ...deep]), ['eventName', ...deep]);
    });

    const paths: readonly (readonly [Path, Path])[] = [
      [['EventName'], ['eventName']],
      [['SourceIpAddress'], ['sourceIPAddress']],
      [
        ['RequestParamters', 'Reason'],
        ['requestParameters', 'Reason'],
      ],
      [['RecipientAccountList'], ['recipientAccountId']],
      [
        ['UserIdentity', 'sessionContext', 'attributes', 'creationDate'],
        ['userIdentity', 'sessionContext', 'attributes', 'creationDate'],
      ],
      [
        ['resources', 1, 'arn'],
        ['resources', 1, 'ARN'],
      ],
      [
        ['useridentity', 'sessioncontext', 'sessionissuer', 'arn'],
        ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn'],
      ],
      [
        ['nothing', 'EventName'],
        ['nothing', 'EventName'],
      ],
    ];
    for (const [path, canonical] of paths)
      it(`reads ${path.join('.')} as ${canonical.join('.')}`, () => {
        assert.deepEqual(canonicalPath(path), canonical);
      });
  });
});
