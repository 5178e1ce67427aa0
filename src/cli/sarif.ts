import { pathToFileURL } from 'node:url';
import { JSON_SYNTAX } from '../core/syntax';
import type { RuleText, Severity } from '../core/rules/rule';
import type { CheckReport } from './check';

/** Rules that are about the text and not about an event. */
const TEXT_RULES: readonly RuleText[] = [
  {
    id: JSON_SYNTAX,
    severity: 'error',
    summary: 'The text is valid JSON.',
    explanation: 'CloudTrail writes strict JSON.',
  },
  {
    id: 'text-encoding',
    severity: 'warning',
    summary: 'The text is UTF-8.',
    explanation: 'CloudTrail writes UTF-8.',
  },
];

/**
 * The report as SARIF 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ files }: CheckReport, rules: readonly RuleText[]): object {
  const all = [...TEXT_RULES, ...rules];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CloudTrail Lens', rules: all.map(ruleDescriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: files.every(({ error }) => error === undefined),
            toolExecutionNotifications: files.flatMap(({ path, error }) =>
              error === undefined
                ? []
                : [{ level: 'error', message: { text: error }, locations: [location(path)] }],
            ),
          },
        ],
        results: files.flatMap(({ path, findings }) =>
          findings.map(
            ({ rule, severity, message, event, pointer, line, column, endLine, endColumn }) => ({
              ruleId: rule,
              ruleIndex: all.findIndex(({ id }) => id === rule),
              level: LEVELS[severity],
              message: { text: message },
              locations: [
                {
                  ...location(path, { startLine: line, startColumn: column, endLine, endColumn }),
                  logicalLocations: [{ fullyQualifiedName: `${event ?? ''}${pointer}` || '/' }],
                },
              ],
            }),
          ),
        ),
      },
    ],
  };
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

function ruleDescriptor({ id, severity, summary, explanation, docs }: RuleText): object {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: LEVELS[severity] },
    ...(docs ? { helpUri: docs } : {}),
  };
}

function location(path: string, region?: object): object {
  const uri = path === '-' ? 'stdin' : pathToFileURL(path).href;
  return { physicalLocation: { artifactLocation: { uri }, ...(region ? { region } : {}) } };
}
