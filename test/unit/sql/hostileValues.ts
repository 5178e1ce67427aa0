import fc from 'fast-check';

/** Values that try to be more than a value, in one of the languages that searches are written in. */
export const HOSTILE_VALUES = [
  "it's",
  "' OR '1'='1",
  "'; DROP TABLE cloudtrail_logs; --",
  "\\' OR 1=1 --",
  "U&'\\0027",
  '/* comment',
  '"; rm -rf ~; "',
  '$(touch /tmp/hit) `id`',
  '\\(env) \\',
  'a"b\\"c',
  '${timestamp}',
  'two\nlines\r\t',
  '\u0003\u001b[201~ls\u0007',
  '\u202egnp.exe\u2066',
  'no\u00a0break\u2028line',
  '\ufeff\u200b',
  '\ud83d\ude00 \ud800',
  '-----',
  '--profile',
  '# comment | filter 1',
  '%_',
  'file:///etc/passwd',
  ' ',
  '\u0000',
  'us-east-1\u001b[201~\u0003\rtouch canary\r',
  '\u007f\u0008\u0015\u0017touch canary',
  '\u009b201~\u0085touch canary',
  "'\ntouch canary\n'",
  "';touch canary;'",
  "''';touch canary #",
  '"&touch canary&"',
  '\\"|touch canary|\\"',
  '`touch canary`$(touch canary)<(touch canary)',
  '\u2019;touch canary;\u2018\u201a\u201b',
  '!!',
  '!-1 !?mark?:p ^mark^touch^',
  "'!!'!!",
  '=ls',
  '~root',
  '~+/*?[a-z]{1,2}##^x',
  '%PATH%',
  '@=file:///etc/passwd',
  '--%',
  'a,b=c',
  '-',
  '\\',
] as const;

/** Any text, and texts made of pieces of the hostile ones. */
export const anyValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_VALUES),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom("'", '"', '\\', '--', '(', '\n', ';', 'U&', '`', '\u202e', ' ', 'a'), {
      maxLength: 12,
    })
    .map(parts => parts.join('')),
);

/** The value as it arrives where only whole characters can be written. */
export function wellFormed(value: string): string {
  return value.replace(/\p{Cs}/gu, '\ufffd');
}
