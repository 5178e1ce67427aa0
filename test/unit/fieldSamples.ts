import type { CloudTrailEvent, JsonValue, Path } from '../../src/core/cloudTrailEvent';
import type { Field, RecordKind } from '../../src/core/fields';

/** `resources[].ARN` as `['resources', 0, 'ARN']`. */
export function concretePath(path: string): Path {
  return path.split('.').flatMap(step => (step.endsWith('[]') ? [step.slice(0, -2), 0] : [step]));
}

/** What makes an object a record of its kind, said twice where one of the two may be replaced. */
const MARKS: Readonly<Record<RecordKind, CloudTrailEvent>> = {
  event: {},
  insight: { eventCategory: 'Insight', eventType: 'AwsCloudTrailInsight' },
  insightLake: { insightState: 'Start' },
  aggregated: { eventCategory: 'Aggregated', eventType: 'AwsAggregatedEvent' },
  lakeIntegration: { eventCategory: 'ActivityAuditLog', eventType: 'ActivityLog' },
  configurationItem: { eventCategory: 'ConfigurationItem', eventType: 'AwsConfigurationItem' },
  evidence: { eventCategory: 'Evidence', eventType: 'AwsAuditManagerEvidence' },
  lakeColumns: { eventjson: '{}' },
  lookupEvents: { Events: [] },
  eventBridge: { 'detail-type': 'AWS API Call via CloudTrail', detail: {} },
  digest: { digestS3Object: 'digest.json.gz' },
};

/** A value of the field's first type. */
export function sampleOf({ types: [type] }: Field): JsonValue {
  return type === 'array' ? [] : type === 'object' ? {} : type === 'string' ? 'x' : 1;
}

/** A record of the field's kind with a value in its place. */
export function recordWith({ record, path, required }: Field, value: JsonValue): CloudTrailEvent {
  const steps = concretePath(path);
  const placed = place(steps, value);
  const [root = ''] = steps;
  const stub = required === 'stub-only' && steps.at(-1) !== 'omitted';
  const content = { ...(placed as CloudTrailEvent) };
  return {
    ...MARKS[record],
    ...content,
    ...(stub && { [root]: { omitted: true, ...(content[root] as CloudTrailEvent) } }),
  };
}

function place([step, ...rest]: Path, value: JsonValue): JsonValue {
  if (step === undefined) return value;
  const inner = place(rest, value);
  return typeof step === 'number' ? [inner] : { [step]: inner };
}
