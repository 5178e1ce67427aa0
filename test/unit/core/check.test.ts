import assert from 'node:assert/strict';
import { check, type CheckOptions, type LocatedFinding } from '../../../src/core/check';
import { openLog } from '../../../src/core/eventLog';
import { anEvent, someEvents } from './sampleEvents';

function findings(text: string, options?: CheckOptions): readonly LocatedFinding[] {
  const log = openLog(text, { assumed: true });
  assert.ok(log);
  return [...check(log, options)].flat();
}

/** The rule of each finding with the text that it marks. */
function marks(text: string, options?: CheckOptions) {
  return findings(text, options).map(({ rule, span }) => [rule, text.slice(span.start, span.end)]);
}

describe('check', () => {
  it('finds nothing in events that keep the rules', () => {
    assert.deepEqual(marks(JSON.stringify({ Records: someEvents(3) })), []);
  });

  it('marks a value that does not fit', () => {
    assert.deepEqual(marks(JSON.stringify(anEvent({ awsRegion: 7 }))), [['field-type', '7']]);
  });

  it('marks the opening of an event that lacks a field, not all of it', () => {
    assert.deepEqual(marks(JSON.stringify(anEvent({ awsRegion: undefined }), null, 2)), [
      ['field-required', '{'],
    ]);
  });

  it('marks the key of an object that is wrong as a whole', () => {
    assert.deepEqual(marks(JSON.stringify(anEvent({ userAgent: { a: 1 } }))), [
      ['field-type', '"userAgent"'],
    ]);
  });

  it('takes severities, and leaves out rules that are off', () => {
    const text = JSON.stringify(anEvent({ awsRegion: 7 }));
    assert.deepEqual(
      findings(text, { severities: { 'field-type': 'hint' } }).map(({ severity }) => severity),
      ['hint'],
    );
    assert.deepEqual(marks(text, { severities: { 'field-type': 'off' } }), []);
    const broken = '{"eventVersion": }';
    assert.deepEqual(marks(broken, { severities: { 'json-syntax': 'off' } }), []);
  });

  it('asks no rule about an event that is not JSON, and reports its slips once', () => {
    const found = findings('[{"eventVersion": 7, "awsRegion": tru}]');
    assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ['json-syntax']);
    assert.deepEqual([...new Set(found.map(({ event }) => event))], [0]);
  });

  it('says of a file what concerns all of its events', () => {
    const first = anEvent({ awsRegion: 'us-west-2' });
    const name = '111122223333_CloudTrail_eu-west-1_20261118T0905Z_Ab3dEf6hIj9kLm2n.json';
    const rules = findings(JSON.stringify([first, first]), { fileName: name }).map(
      ({ rule, event }) => `${rule} ${event}`,
    );
    assert.deepEqual(rules, ['log-region 0', 'event-id-repeated 1']);
  });

  it('gives way after each event', () => {
    const log = openLog(JSON.stringify(someEvents(5)));
    assert.ok(log);
    assert.equal([...check(log)].length >= 5, true);
  });
});
