import type { Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import { pathToFileURL } from 'node:url';
import type { RuleText, Severity } from '../core/rules/rule';
import type { CheckReport, FileReport } from './check';
import { failureTexts } from './failureTexts';

/**
 * The report as SARIF 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ files }: CheckReport, rules: readonly RuleText[]): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CloudTrail Lens', rules: rules.map(ruleDescriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: files.every(
              ({ error, failures }) => error === undefined && failures === undefined,
            ),
            toolExecutionNotifications: files.flatMap(notifications),
          },
        ],
        results: files.flatMap(file => results(file, rules)),
      },
    ],
  };
}

/** SARIF knows no hints. */
const LEVELS = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
} as const satisfies Readonly<Record<Severity, Result.level>>;

function ruleDescriptor(rule: RuleText): ReportingDescriptor {
  const { id, severity, summary, explanation, docs } = rule;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    defaultConfiguration: { level: LEVELS[severity] },
    ...(docs !== undefined && { helpUri: docs }),
  };
}

function notifications(file: FileReport): Notification[] {
  const { path, error } = file;
  const texts = [...(error === undefined ? [] : [error]), ...failureTexts(file)];
  return texts.map(text => ({ level: 'error', message: { text }, locations: [location(path)] }));
}

function results({ path, findings }: FileReport, rules: readonly RuleText[]): Result[] {
  return findings.map(finding => {
    const { rule, severity, message, event, pointer } = finding;
    const { line, column, endLine, endColumn } = finding;
    return {
      ruleId: rule,
      ruleIndex: rules.findIndex(({ id }) => id === rule),
      level: LEVELS[severity],
      message: { text: message },
      locations: [
        {
          ...location(path, { startLine: line, startColumn: column, endLine, endColumn }),
          logicalLocations: [{ fullyQualifiedName: `${event ?? ''}${pointer}` || '/' }],
        },
      ],
    };
  });
}

function location(path: string, region?: Region): Location {
  const uri = path === '-' ? 'stdin' : pathToFileURL(path).href;
  return { physicalLocation: { artifactLocation: { uri }, ...(region && { region }) } };
}
