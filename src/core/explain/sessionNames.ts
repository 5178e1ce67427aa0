import { object, text, type CloudTrailEvent } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { formatUtc, parseTime } from '../values/time';
import { code } from './code';

/** What the name of a role session tells; nobody vouches for it but who chose it. */
export function sessionNameWords(name: string, event: CloudTrailEvent = {}): readonly Message[] {
  if (/^i-[0-9a-f]{8,17}$/.test(name))
    return [
      message(
        'The session name is an EC2 instance: the credentials were made for {0}.',
        code(name),
      ),
    ];
  const issuedTo = functionOf(event);
  if (issuedTo !== undefined)
    return [
      message(
        'Lambda made the session: the credentials were made for the function {0}.',
        code(issuedTo),
      ),
    ];
  const made =
    /^(botocore-session-|aws-go-sdk-|aws-sdk-js-session-|aws-sdk-java-|AWSCLI-Session-?|aws-cli-)(\d*)/.exec(
      name,
    );
  if (made) return tool(made[1] ?? '', made[2] ?? '');
  const form = FORMS.find(([known]) => known.test(name))?.[1];
  return form === undefined ? [] : [message(form)];
}

/** The function whose credentials the session has, where the event says so. */
function functionOf({ userIdentity }: CloudTrailEvent): string | undefined {
  const { issuerType, credentialsIssuedTo } = object(object(userIdentity)['inScopeOf']);
  if (issuerType !== 'AWS::Lambda::Function') return undefined;
  return text(credentialsIssuedTo)?.replace(/^.*:function:/, '');
}

/** What names that programs give look like. */
const FORMS: readonly (readonly [form: RegExp, template: string])[] = [
  [
    /^[^\s@/]+@[^\s@/][^\s@/.]*\.[^\s@/]+$/,
    'The session name is an e-mail address, as single sign-on and federation set it.',
  ],
  [/^mi-[0-9a-f]{17}$/, 'The session name is a machine that Systems Manager manages.'],
  [/^[0-9a-f]{32}$/, 'The session name has the form of an ECS task.'],
  [/^eks-/, 'The session name has the form that EKS Pod Identity gives: cluster and pod.'],
  [
    /^(GitHubActions|GitHub)/i,
    'The session name is one that GitHub Actions sets unless told otherwise.',
  ],
  [/^gitlab/i, 'The session name is one of GitLab, by its form.'],
  [
    /^(terraform-run-|run-[A-Za-z0-9]{16}$)/,
    'The session name has the form of a run of HCP Terraform.',
  ],
  [/^AWSCloudFormation$/, 'The session name is the one that CloudFormation uses.'],
  [
    /^aws-cdk-/,
    'The session name is one of the AWS CDK, with the name of the user on that machine.',
  ],
  [/^AWSCodeBuild-/, 'The session name is one of CodeBuild: a build made the call.'],
  [/^AWSCodePipeline|^CodePipeline/, 'The session name is one of CodePipeline.'],
  [/^AWSConfig-|^ConfigResourceCompositionSession/, 'The session name is one of AWS Config.'],
  [/^AutoScaling/, 'The session name is one of EC2 Auto Scaling.'],
  [/^SLRManagement$/, 'The session name is the one under which AWS manages service-linked roles.'],
  [/^BackplaneAssumeRoleSession$/, 'The session name is the one that API Gateway uses.'],
  [/^(StepFunctions|AWSStepFunctions)/, 'The session name is one of Step Functions.'],
  [/^CCSSession$/, 'The session name is one of Amazon EMR.'],
  [/^(GlueJobRunnerSession|AWSGlue)/, 'The session name is one of AWS Glue.'],
  [/^SageMaker$/, 'The session name is the one of a SageMaker notebook.'],
  [/^ECSTask|^ecs-execute-command/, 'The session name is one of Amazon ECS.'],
  [/^CognitoIdentityCredentials$/, 'The session name is the one of a Cognito identity pool.'],
];

/** SDKs that assume a role by themselves put the time into the name, in units that differ. */
function tool(prefix: string, digits: string): readonly Message[] {
  const words = [
    message(
      'The session name was made up by {0}, so nobody chose one.',
      code(prefix.replace(/-$/, '')),
    ),
  ];
  const ms = parseTime(digits.slice(0, digits.length >= 13 ? 13 : 10));
  if (ms !== undefined) words.push(message('It has the time {0} in it.', formatUtc(ms)));
  return words;
}
