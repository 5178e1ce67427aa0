/** What CloudTrail records of a service, where its page says more than that it records the calls. */
export interface Recording {
  /** Markdown: code spans only. */
  readonly recorded: string;
  readonly elsewhere?: string;
  readonly docs: string;
}

const RECORDINGS: ReadonlyMap<string, Recording> = new Map([
  [
    'chime.amazonaws.com',
    {
      recorded: 'CloudTrail records every action of Amazon Chime.',
      elsewhere:
        'In an account with Active Directory, trouble with signing in shows in the events of Directory Service (`ds.amazonaws.com`).',
      docs: 'https://docs.aws.amazon.com/chime/latest/ag/cloudtrail.html',
    },
  ],
  [
    'iot.amazonaws.com',
    {
      recorded: 'CloudTrail records the calls of the AWS IoT control plane that change something.',
      elsewhere:
        'Calls that only read, such as `ListThings` and `ListTopicRules`, are not recorded, and neither is what devices do for updates over the air; that is in CloudWatch.',
      docs: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-using-cloudtrail.html',
    },
  ],
  [
    'autoscaling.amazonaws.com',
    {
      recorded: 'CloudTrail records every action of EC2 Auto Scaling.',
      elsewhere: 'Alarms on them come from CloudWatch Logs, fed by a trail.',
      docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/logging-using-cloudtrail.html',
    },
  ],
  [
    'ssm.amazonaws.com',
    {
      recorded: 'CloudTrail records every action of Systems Manager.',
      elsewhere:
        'What happens inside a session is not in its events; EventBridge tells of its beginning and end.',
      docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudtrail-logs.html',
    },
  ],
  [
    'ssm-guiconnect.amazonaws.com',
    {
      recorded:
        'CloudTrail records remote desktop connections through Fleet Manager: `StartConnection` has the protocol, the instance and how the user signed in.',
      docs: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudtrail-logs.html',
    },
  ],
  [
    'cloudtrail.amazonaws.com',
    {
      recorded:
        'CloudTrail records how its own trails and event data stores are managed. Insights events come in pairs, one for the start and one for the end, and name no caller.',
      docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-events.html',
    },
  ],
]);

/** What is recorded of a service; `undefined` where there is nothing particular to say. */
export function recordingOf(eventSource: string): Recording | undefined {
  return RECORDINGS.get(eventSource);
}
