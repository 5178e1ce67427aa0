import assert from 'node:assert/strict';
import { folds } from '../../../src/core/folds';
import { prettyJson } from '../../../src/core/format';
import { someEvents } from './sampleEvents';

const all = (text: string) => [...folds(text)].filter(fold => fold !== undefined);
const foldsOf = (text: string) => all(text).map(({ start, end }) => `${start}-${end}`);

describe('folds', () => {
  it('reach from the line of a bracket to the one before its closing', () => {
    assert.deepEqual(foldsOf('{\n  "a": [\n    1,\n    2\n  ],\n  "b": 3\n}\n'), ['1-3', '0-5']);
  });

  it('are one for each event and each part of it', () => {
    const lines = prettyJson(JSON.stringify({ Records: someEvents(2) })).split('\n');
    const starts = all(lines.join('\n')).map(({ start }) => lines[start]?.trim());
    assert.deepEqual(starts, [
      '"userIdentity": {',
      '{',
      '"userIdentity": {',
      '{',
      '"Records": [',
      '{',
    ]);
  });

  it('are none where everything is on one line, or there is nothing between', () => {
    assert.deepEqual(foldsOf('{"a": {"b": [1, 2]}}'), []);
    assert.deepEqual(foldsOf('{\n}'), []);
  });

  it('leave brackets and quotes in texts alone', () => {
    assert.deepEqual(foldsOf('{\n  "a": "{ \\" [",\n  "b": "]}"\n}'), ['0-2']);
  });

  it('know every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(foldsOf(['{', '"a": 1', '}'].join(end)), ['0-1'], JSON.stringify(end));
  });

  it('hold on to the rest when a quote is missing', () => {
    assert.deepEqual(foldsOf('{\n  "a": "x,\n  "b": {\n    "c": 1\n  }\n}'), ['2-3', '0-4']);
  });

  it('survive brackets that have no partner', () => {
    assert.deepEqual(foldsOf(']\n}\n{\n"a": 1\n}\n['), ['2-3']);
  });
});
