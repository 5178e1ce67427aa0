import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { valueAt, type JsonObject, type JsonValue } from '../../src/core/cloudTrailEvent';
import { checkEvent } from '../../src/core/rules';
import { incidentEvents, shiftTo } from '../demo/incident';
import { DETECTION_TEST } from '../demo/incident/notes';
import { WORKSPACE, workspaceFiles } from '../demo/incident/workspace';

const PROD = '111122223333';
const AUDIT = '444455556666';
const events = incidentEvents();

const at = (event: JsonObject, path: string): JsonValue =>
  valueAt(
    event,
    path.split('/').map(step => (/^\d+$/.test(step) ? Number(step) : step)),
  );
const textAt = (event: JsonObject, path: string) => String(at(event, path) ?? '');
const time = (event: JsonObject) => Date.parse(textAt(event, 'eventTime'));
const named = (name: string) => events.filter(({ eventName }) => eventName === name);

function only(found: readonly JsonObject[]): JsonObject {
  const [event, ...others] = found;
  assert.ok(event);
  assert.equal(others.length, 0);
  return event;
}

/** Issued key → the event that issued it, as a trace joins them. */
const issuers = new Map(
  events.flatMap(event =>
    [
      textAt(event, 'responseElements/credentials/accessKeyId'),
      textAt(event, 'responseElements/accessKey/accessKeyId'),
    ]
      .filter(key => key !== '')
      .filter(() => at(event, 'userIdentity/type') !== 'AWSAccount')
      .map(key => [key, event] as const),
  ),
);

describe('the demo incident', () => {
  it('is the same at every call', () => {
    assert.deepEqual(incidentEvents(), events);
  });

  it('is some hundred events of one morning, each with its own id', () => {
    assert.ok(events.length >= 400 && events.length <= 600, String(events.length));
    assert.equal(new Set(events.map(({ eventID }) => eventID)).size, events.length);
    for (const event of events) {
      const when = textAt(event, 'eventTime');
      assert.ok(when >= '2026-11-18T08:00:00Z' && when < '2026-11-18T11:00:00Z', when);
    }
  });

  it('shows addresses of documentation, of private networks and of services alone', () => {
    for (const event of events)
      assert.match(
        textAt(event, 'sourceIPAddress'),
        /^((192\.0\.2|198\.51\.100|203\.0\.113|10\.0\.[12])\.\d{1,3}|[a-z0-9-]+\.amazonaws\.com|AWS Internal)$/,
      );
  });

  it('knows who issued each temporary key, or that it cannot be known', () => {
    const unissued = new Set<string>();
    for (const event of events) {
      const key = textAt(event, 'userIdentity/accessKeyId');
      const forwarded = at(event, 'userIdentity/invokedBy') !== undefined;
      const fromConsole = event['sessionCredentialFromConsole'] !== undefined;
      if (!key.startsWith('ASIA') || forwarded || fromConsole) continue;
      const issuer = issuers.get(key);
      if (issuer)
        assert.equal(
          at(event, 'userIdentity/sessionContext/attributes/creationDate'),
          issuer['eventTime'],
        );
      else unissued.add(basename(textAt(event, 'userIdentity/arn')));
    }
    const people = ['bob@example.com', 'carol@example.com'];
    const servers = [...unissued].filter(session => /^i-0[0-9a-f]{16}$/.test(session));
    assert.deepEqual([...unissued].sort(), [...people, ...servers].sort());
    assert.equal(servers.length, 2);
  });

  it('leads from the leaked key to everything done with it', () => {
    const into = (role: string) =>
      only(
        named('AssumeRole').filter(
          event =>
            textAt(event, 'responseElements/assumedRoleUser/arn').includes(`/${role}/`) &&
            textAt(event, 'sourceIPAddress') === '203.0.113.77' &&
            at(event, 'userIdentity/type') !== 'AWSAccount',
        ),
      );
    const issuerOf = (event: JsonObject) => issuers.get(textAt(event, 'userIdentity/accessKeyId'));
    const admin = into('Admin');
    const created = only(named('CreateAccessKey'));
    const federation = only(named('GetFederationToken'));
    assert.equal(at(admin, 'userIdentity/accessKeyId'), 'AKIAIOSFODNN7EXAMPLE');
    assert.equal(issuerOf(into('OrganizationAuditRole')), admin);
    assert.equal(issuerOf(created), admin);
    assert.equal(issuerOf(only(named('DeleteTrail'))), admin);
    assert.equal(issuerOf(only(named('PutBucketPolicy'))), admin);
    assert.equal(issuerOf(federation), created);
    assert.equal(issuerOf(only(named('ModifySnapshotAttribute'))), federation);
    for (const root of [admin, into('OrganizationAuditRole'), created, federation]) {
      const uses = events.filter(event => issuerOf(event) === root);
      assert.ok(uses.length >= 2);
      for (const use of uses) assert.ok(time(use) >= time(root));
    }
  });

  it('has both copies of the call into the other account', () => {
    const outside = only(events.filter(event => at(event, 'userIdentity/type') === 'AWSAccount'));
    const copies = events.filter(event => event['sharedEventID'] === outside['sharedEventID']);
    assert.deepEqual(copies.map(({ recipientAccountId }) => recipientAccountId).sort(), [
      PROD,
      AUDIT,
    ]);
    const inside = only(copies.filter(copy => copy !== outside));
    for (const same of ['requestID', 'responseElements', 'userIdentity/principalId'])
      assert.deepEqual(at(inside, same), at(outside, same));
    assert.equal(at(outside, 'userIdentity/arn'), undefined);
  });

  it('has a sign-in without MFA after failures, and its session', () => {
    const logins = named('ConsoleLogin').filter(event =>
      textAt(event, 'sourceIPAddress').startsWith('203.0.113.'),
    );
    assert.deepEqual(
      logins.map(event => at(event, 'responseElements/ConsoleLogin')),
      ['Failure', 'Failure', 'Failure', 'Failure', 'Success'],
    );
    const session = events.filter(
      event =>
        event['sessionCredentialFromConsole'] === 'true' &&
        at(event, 'userIdentity/userName') === 'svc-backup',
    );
    const keys = session.map(event => at(event, 'userIdentity/accessKeyId'));
    assert.equal(new Set(keys).size, session.length);
    const starts = session.map(event =>
      at(event, 'userIdentity/sessionContext/attributes/creationDate'),
    );
    assert.deepEqual([...new Set(starts)], ['2026-11-18T09:55:31Z']);
  });
});

describe('the rules on the demo incident', () => {
  it('find nothing in what AWS would have delivered', () => {
    for (const event of events) assert.deepEqual(checkEvent(event), [], textAt(event, 'eventID'));
  });

  it("find the detection engineer's mistakes", () => {
    const found = checkEvent(DETECTION_TEST).map(({ path }) => path.join('/'));
    for (const mistake of [
      '',
      'eventTime',
      'recipientAccountID',
      'responseElements',
      'sessionCredentialFromConsole',
      'sourceIpAddress',
      'userIdentity/arn',
      'userIdentity/sessionContext',
    ])
      assert.ok(found.includes(mistake), mistake);
  });
});

describe('the demo workspace', () => {
  const files = workspaceFiles();
  const text = (content: Uint8Array) => Buffer.from(content).toString();
  const logs = [...files]
    .filter(([path]) => path.endsWith('.json.gz'))
    .map(([path, content]) => {
      const json = text(gunzipSync(content));
      return { path, json, records: (JSON.parse(json) as { Records: JsonObject[] }).Records };
    });

  it('is what the generator gives', () => {
    const committed = (readdirSync(WORKSPACE, { recursive: true }) as string[]).filter(path =>
      statSync(join(WORKSPACE, path)).isFile(),
    );
    const paths = committed.map(path => path.replaceAll('\\', '/'));
    assert.deepEqual(paths.sort(), [...files.keys()].sort());
    for (const [path, content] of files) {
      const there = readFileSync(join(WORKSPACE, path));
      if (path.endsWith('.gz')) {
        assert.deepEqual([...there.subarray(4, 8)], [0, 0, 0, 0], `${path}: a time`);
        assert.equal(text(gunzipSync(there)), text(gunzipSync(content)), path);
      } else assert.equal(text(there), text(content), path);
    }
  });

  it('delivers each record under its account and Region, on one line, in time', () => {
    for (const { path, json, records } of logs) {
      assert.ok(!json.includes('\n'));
      const name =
        /^(?<account>\d{12})_CloudTrail_(?<region>[a-z0-9-]+)_20261118T(?<time>\d{4})Z_[A-Za-z0-9]{16}\.json\.gz$/.exec(
          basename(path),
        )?.groups;
      assert.ok(name, path);
      const { account, region, time: hhmm = '' } = name;
      assert.ok(path.startsWith(`logs/AWSLogs/${account}/CloudTrail/${region}/2026/11/18/`), path);
      const delivery = Date.parse(`2026-11-18T${hhmm.slice(0, 2)}:${hhmm.slice(2)}:00Z`);
      for (const record of records) {
        assert.equal(record['recipientAccountId'], account);
        assert.equal(record['awsRegion'], region);
        const delay = delivery - time(record);
        assert.ok(delay >= 0 && delay <= 15 * 60_000, path);
      }
    }
  });

  it('ends production where its trail was stopped; the export goes on', () => {
    const delivered = new Set(
      logs.flatMap(({ records }) => records.map(record => textAt(record, 'eventID'))),
    );
    const stopped = only(
      named('StopLogging').filter(({ recipientAccountId }) => recipientAccountId === PROD),
    );
    for (const event of events) {
      const silent = event['recipientAccountId'] === PROD && time(event) > time(stopped);
      assert.equal(delivered.has(textAt(event, 'eventID')), !silent);
    }
    const exported = text(files.get('export.jsonl') ?? new Uint8Array())
      .trimEnd()
      .split('\n');
    assert.equal(exported.length, 40);
    assert.ok(exported.some(line => line.includes('"eventName":"DeleteTrail"')));
  });
});

describe('moving the incident to now', () => {
  const now = Date.parse('2027-06-01T09:30:00Z');
  const moved = shiftTo(events, now);

  it('moves by whole days, to the day before now at most', () => {
    const newest = Math.max(...moved.map(time));
    assert.ok(newest <= now && newest > now - 86_400_000);
    for (const [index, event] of events.entries())
      assert.equal((time(moved[index] ?? {}) - time(event)) % 86_400_000, 0);
  });

  it('keeps sessions at the second in which they began', () => {
    const path = 'userIdentity/sessionContext/attributes/creationDate';
    for (const [index, event] of events.entries()) {
      const began = at(event, path);
      if (typeof began !== 'string') continue;
      const after = moved[index] ?? {};
      assert.equal(time(after) - Date.parse(textAt(after, path)), time(event) - Date.parse(began));
    }
  });

  it('leaves the events that it was given alone', () => {
    assert.deepEqual(incidentEvents(), events);
  });
});
