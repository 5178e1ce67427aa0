import assert from 'node:assert/strict';
import { FIELDS } from '../../../src/core/fields';
import { eventOfResult } from '../../../src/core/rows';
import { TRAIL_COLUMNS } from '../../../src/core/sql/trailTable';

const IDENTITY = {
  type: 'AssumedRole',
  principalid: 'AROAIOSFODNN7EXAMPLE:alice',
  accesskeyid: null,
  onbehalfof: { userid: null, identitystorearn: null },
  sessioncontext: {
    attributes: { mfaauthenticated: 'false', creationdate: '2026-01-31T11:58:00Z' },
    sessionissuer: { type: 'Role', username: 'Admin' },
    webidfederationdata: { federatedprovider: null, attributes: null },
  },
};

describe('the event of a row', () => {
  it('has its structs and its JSON back under their own names', () => {
    const { event, json } =
      eventOfResult([
        ['eventversion', '1.11'],
        ['useridentity', JSON.stringify(IDENTITY)],
        ['eventtime', '2026-01-31T12:01:03Z'],
        ['readonly', 'true'],
        ['errorcode', null],
        ['errormessage', '{"not": "JSON to us"}'],
        ['requestparameters', '{"name":"a","id":12345678901234567890}'],
        ['responseelements', null],
        ['resources', '[{"arn":"arn:aws:s3:::b","accountid":null,"type":"AWS::S3::Bucket"}]'],
        ['tlsdetails', '{"tlsversion":"TLSv1.3","keyexchange":null}'],
        ['timestamp', '2026/01/31'],
      ]) ?? assert.fail();
    assert.deepEqual(event, {
      eventVersion: '1.11',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAIOSFODNN7EXAMPLE:alice',
        sessionContext: {
          attributes: { mfaAuthenticated: 'false', creationDate: '2026-01-31T11:58:00Z' },
          sessionIssuer: { type: 'Role', userName: 'Admin' },
        },
      },
      eventTime: '2026-01-31T12:01:03Z',
      readOnly: true,
      errorMessage: '{"not": "JSON to us"}',
      requestParameters: { name: 'a', id: 12345678901234567000 },
      responseElements: null,
      resources: [{ ARN: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket' }],
      tlsDetails: { tlsVersion: 'TLSv1.3' },
    });
    assert.deepEqual(JSON.parse(json), event);
    assert.match(json, /"id":12345678901234567890/);
  });

  it('is the record itself where the row has it', () => {
    const json = '{"eventName": "ListUsers",\n"n": 12345678901234567890}';
    assert.equal(eventOfResult([['eventJson', json]])?.json, json);
    assert.equal(eventOfResult([['eventjson', json]])?.event['eventName'], 'ListUsers');
    for (const broken of ['', 'null', '[]', '{"a":'])
      assert.equal(eventOfResult([['eventJson', broken]]), undefined);
  });

  it('keeps what is not as expected, as text', () => {
    const row = [
      ['useridentity', '{type=IAMUser, username=alice}'],
      ['requestparameters', '{"cut":'],
      ['eventtime', '2026-01-31 12:01:03.000'],
    ] as const;
    const { event, json } = eventOfResult(row) ?? assert.fail();
    assert.deepEqual(event, {
      userIdentity: '{type=IAMUser, username=alice}',
      requestParameters: '{"cut":',
      eventTime: '2026-01-31T12:01:03Z',
    });
    assert.deepEqual(JSON.parse(json), event);
  });

  it('cannot change what objects are', () => {
    const { event } =
      eventOfResult([['useridentity', '{"__proto__":{"type":"Root"},"type":"IAMUser"}']]) ??
      assert.fail();
    assert.equal(Object.getPrototypeOf(event.userIdentity), Object.prototype);
  });

  it('knows the documented name of every key of AWS’s table', () => {
    const documented = new Set(
      FIELDS.flatMap(({ path }) => path.split('.').map(key => key.replace(/\[\]$/, ''))),
    );
    for (const { name, type } of TRAIL_COLUMNS) {
      if (!/^(struct|array)/.test(type)) continue;
      const struct = Object.fromEntries(
        [...type.matchAll(/(\w+):string/g)].map(([, key = '']) => [key, 'x']),
      );
      const value = type.startsWith('array') ? [struct] : struct;
      const { event } = eventOfResult([[name, JSON.stringify(value)]]) ?? assert.fail();
      const [field] = Object.values(event);
      for (const key of Object.keys((Array.isArray(field) ? field[0] : field) ?? {}))
        assert.ok(documented.has(key), `${name}: ${key}`);
    }
  });
});
