import type { CloudTrailEvent, JsonValue, Path } from '../../../src/core/cloudTrailEvent';
import { isObject } from '../../../src/core/cloudTrailEvent';
import { explain } from '../../../src/core/explain';
import { english } from '../../../src/core/message';
import { actionTable } from '../actionTable';
import { assertExpected } from '../expected';
import { concretePath } from '../fieldSamples';
import { VALUES } from './values';
import { EVENT } from './words';

describe('explaining values', () => {
  it('says of each what was reviewed', () => {
    const blocks = VALUES.map(({ path, values, event = EVENT, where }) =>
      [
        where === undefined ? path : `${path}, ${where}`,
        ...values.flatMap(value => {
          const at = concretePath(path);
          const words = explain(set(event, at, value), at).value;
          return [
            `  ${shown(value)}`,
            ...words.map(line => `    ${line.item ? '- ' : ''}${english(line)}`),
          ];
        }),
        '',
      ].join('\n'),
    );
    assertExpected('explanations', blocks.join('\n'));
  });

  it('says what was reviewed of texts that are nearly those', () => {
    const blocks = VALUES.map(({ path, values, event = EVENT, where }) => {
      const texts = values.filter(value => typeof value === 'string' && value.length < 120);
      const lines = [...new Set(texts.flatMap(nearly))].flatMap(text => {
        const at = concretePath(path);
        const words = explain(set(event, at, text), at)
          .value.map(english)
          .join(' ');
        return words === '' ? [] : [`  ${shown(text)}: ${beginningOf(words)}`];
      });
      return [where === undefined ? path : `${path}, ${where}`, ...lines, ''].join('\n');
    });
    assertExpected('nearlyTheSame', blocks.join('\n'));
  });

  it('says of each call what is known of it', () => {
    const calls: readonly (readonly [source: string, name: string, more?: CloudTrailEvent])[] = [
      ['iam.amazonaws.com', 'CreateAccessKey'],
      ['ec2.amazonaws.com', 'RunInstances'],
      ['ec2.amazonaws.com', 'DescribeInstances', { readOnly: true }],
      ['cloudtrail.amazonaws.com', 'StopLogging'],
      ['sts.amazonaws.com', 'AssumeRole'],
      ['sts.amazonaws.com', 'GetCallerIdentity'],
      ['signin.amazonaws.com', 'ConsoleLogin', { eventType: 'AwsConsoleSignIn' }],
      ['s3.amazonaws.com', 'GetObject'],
      ['s3.amazonaws.com', 'ListObjects'],
      ['s3.amazonaws.com', 'HeadObject', { readOnly: true }],
      ['s3.amazonaws.com', 'DeleteObjects'],
      ['s3.amazonaws.com', 'CopyObject'],
      ['kms.amazonaws.com', 'RotateKey', { eventType: 'AwsServiceEvent' }],
      ['ec2.amazonaws.com', 'NoSuchCall', { readOnly: false }],
      ['billingconsole.amazonaws.com', 'GetCosts', { eventType: 'AwsConsoleAction' }],
      ['nothing.example.com', 'NoSuchCall', { readOnly: 'no' }],
    ];
    const blocks = calls.map(([eventSource, eventName, more]) => {
      const event: CloudTrailEvent = { ...EVENT, eventSource, eventName, ...more };
      const words = explain(event, ['eventName'], { actions: actionTable() }).value;
      return [
        `${eventSource} ${eventName}`,
        ...words.map(line => `  ${line.item ? '- ' : ''}${english(line)}`),
        '',
      ].join('\n');
    });
    assertExpected('calls', blocks.join('\n'));
  });
});

/** A text with more before or after it, or in the other case. */
function nearly(value: JsonValue): readonly string[] {
  const text = String(value);
  return [`x${text}`, `${text}x`, `${text}1`, text.toUpperCase(), text.toLowerCase()].filter(
    other => other !== text,
  );
}

function beginningOf(words: string): string {
  return words.length < 90 ? words : `${words.slice(0, 90)}… (${words.length})`;
}

/** A long text by its beginning and length. */
function shown(value: JsonValue): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length < 400 ? json : `${json.slice(0, 40)}… (${json.length} characters)`;
}

/** A copy of an event with a value at a path, whatever is missing on the way. */
function set(root: JsonValue, [step, ...rest]: Path, value: JsonValue): CloudTrailEvent {
  if (step === undefined) return value as CloudTrailEvent;
  if (typeof step === 'number') {
    const list = Array.isArray(root) ? ([...root] as JsonValue[]) : [];
    list[step] = set(list[step], rest, value);
    return list as unknown as CloudTrailEvent;
  }
  const whole = isObject(root) ? root : {};
  return { ...whole, [step]: set(whole[step], rest, value) };
}
