import { productName } from './eventSource';

/** What sent a request, as far as its user agent says so. The caller chooses that text. */
export interface UserAgent {
  readonly kind: 'console' | 'browser' | 'tool' | 'sdk' | 'service' | 'internal' | 'unknown';
  /** `AWS CLI`, `Terraform`, `Firefox`; a product name for a service. */
  readonly name?: string;
  readonly version?: string;
  /** The command of the AWS CLI: `s3.ls`. */
  readonly command?: string;
  /** Where it ran: `CloudShell`, `AWS_Lambda_python3.12`. */
  readonly environment?: string;
  /** `Windows`, `macOS`, `Linux`, `Kali Linux`. */
  readonly os?: string;
  /** The language under a tool: `Python 3.12.4`. */
  readonly runtime?: string;
  /** The SDK that a tool is built on. */
  readonly sdk?: { readonly name: string; readonly version?: string };
  /** A tool for attacks or their rehearsal, when the agent names one: `Pacu`. */
  readonly offensive?: string;
}

type Known = readonly [form: RegExp, kind: UserAgent['kind'], name: string];

/**
 * Programs by what their user agents have in common, the most telling first: Terraform names the SDK
 * that it is built on too, and the console the browser. The first group is the version.
 */
const PROGRAMS: readonly Known[] = [
  [/\bterraform-provider-aws\/([\w.-]+)|\bTerraform\/([\w.-]+)/i, 'tool', 'Terraform'],
  [/\bOpenTofu\/([\w.-]+)/i, 'tool', 'OpenTofu'],
  [/\bPulumi\/([\w.-]+)/i, 'tool', 'Pulumi'],
  [/\bPacker\/([\w.-]+)/i, 'tool', 'Packer'],
  [/\bAnsible\/([\w.-]+)|\bansible/i, 'tool', 'Ansible'],
  [/\beksctl\/([\w.-]+)/i, 'tool', 'eksctl'],
  [/\bc7n\/([\w.-]+)|\bCloudCustodian\b/i, 'tool', 'Cloud Custodian'],
  [/\baws-sam-cli\/([\w.-]+)/i, 'tool', 'AWS SAM CLI'],
  [/\baws-cdk\/([\w.-]+)|\bcdk\/([\w.-]+)/i, 'tool', 'AWS CDK'],
  [/\bAWSPowerShell[.\w]{0,32}\/([\w.-]+)/i, 'tool', 'AWS Tools for PowerShell'],
  [/\bamazon-ssm-agent\/([\w.-]*)/i, 'tool', 'SSM Agent'],
  [/\bec2-api-tools ([\w.-]+)/i, 'tool', 'EC2 API tools'],
  [/\bS3 Browser[ /]?([\w.-]*)/i, 'tool', 'S3 Browser'],
  [/\bCyberduck\/([\w.-]+)/i, 'tool', 'Cyberduck'],
  [/\bWinSCP\/([\w.-]+)/i, 'tool', 'WinSCP'],
  [/\brclone\/v?([\w.-]+)/i, 'tool', 'rclone'],
  [/\bs5cmd\b/i, 'tool', 's5cmd'],
  [/\bsteampipe[\w-]{0,32}\/([\w.-]+)|\bsteampipe/i, 'tool', 'Steampipe'],
  [/\bprowler\/?([\w.-]*)/i, 'tool', 'Prowler'],
  [/\bScout ?Suite\/?([\w.-]*)/i, 'tool', 'ScoutSuite'],
  [/\bkubernetes\/([\w.-]+)|\bkubelet\/([\w.-]+)/i, 'tool', 'Kubernetes'],
  [/\bkarpenter[\w.]{0,32}\/?([\w.-]*)/i, 'tool', 'Karpenter'],
  [/\bgitlab-runner\/?([\w.-]*)/i, 'tool', 'GitLab Runner'],
  [/\bdatadog[\w-]{0,32}\/?([\w.-]*)/i, 'tool', 'Datadog'],
  [/\bVault\/([\w.-]+)/, 'tool', 'HashiCorp Vault'],
  [/\bserverless[ -]framework\/?([\w.-]*)/i, 'tool', 'Serverless Framework'],
  [
    /\baws-toolkit-(?:vscode|jetbrains)\/([\w.-]+)|\bAWS-Toolkit-For-VSCode\/([\w.-]+)/i,
    'tool',
    'AWS Toolkit',
  ],
  [/\bAmplify\/?([\w.-]*)/, 'tool', 'AWS Amplify'],
  [/\baws-cli\/([\w.-]+)/i, 'tool', 'AWS CLI'],
  [/^S3Console\/([\w.-]+)/, 'console', 'Amazon S3 console'],
  [/^([A-Z]\w*) Console\b/, 'console', 'AWS console'],
  [/\bAWSConsole|^aws-console/i, 'console', 'AWS console'],
  [/\bCoral\//, 'console', 'AWS console'],
  [/^aws-internal\b/, 'internal', 'AWS-internal SDK'],
  [/\bBoto3\/([\w.-]+)/, 'sdk', 'Boto3'],
  [/\bBotocore\/([\w.-]+)/, 'sdk', 'Botocore'],
  [/\bBoto\/([\w.-]+)/, 'sdk', 'Boto'],
  [/\baws-sdk-js\/(3[\w.-]*)/, 'sdk', 'AWS SDK for JavaScript'],
  [/\baws-sdk-(?:nodejs|js)\/([\w.-]+)/, 'sdk', 'AWS SDK for JavaScript'],
  [/\baws-sdk-go(?:-v2)?\/([\w.-]+)/, 'sdk', 'AWS SDK for Go'],
  [/\baws-sdk-java\/([\w.-]+)/, 'sdk', 'AWS SDK for Java'],
  [/\baws-sdk-(?:dotnet|net)[\w-]{0,32}\/([\w.-]+)/i, 'sdk', 'AWS SDK for .NET'],
  [/\baws-sdk-ruby\d*\/([\w.-]+)/, 'sdk', 'AWS SDK for Ruby'],
  [/\baws-sdk-php\/([\w.-]+)/, 'sdk', 'AWS SDK for PHP'],
  [/\baws-sdk-rust\/([\w.-]+)/, 'sdk', 'AWS SDK for Rust'],
  [/\baws-sdk-cpp\/([\w.-]+)/, 'sdk', 'AWS SDK for C++'],
  [/\baws-sdk-(?:kotlin|swift)\/([\w.-]+)/, 'sdk', 'AWS SDK'],
  [/\bEdg\/([\w.-]+)/, 'browser', 'Edge'],
  [/\bFirefox\/([\w.-]+)/, 'browser', 'Firefox'],
  [/\bChrome\/([\w.-]+)/, 'browser', 'Chrome'],
  [/\bVersion\/([\w.-]{1,32})(?![\w.-]).{0,128} Safari\//, 'browser', 'Safari'],
  [/^Mozilla\//, 'browser', 'a browser'],
  [/^curl\/([\w.-]+)/, 'tool', 'curl'],
  [/^python-requests\/([\w.-]+)/, 'tool', 'python-requests'],
  [/^Go-http-client\/([\w.-]+)/, 'tool', 'a Go program'],
  [/^PostmanRuntime\/([\w.-]+)/, 'tool', 'Postman'],
];

/** Tools for attacks, or for rehearsing them, that leave their names in user agents. */
const OFFENSIVE: readonly (readonly [form: RegExp, name: string])[] = [
  [/\bstratus-red-team/i, 'Stratus Red Team'],
  [/\bpacu\b/i, 'Pacu'],
  [/\bcloudfox\b/i, 'CloudFox'],
  [/\bcloudgoat\b/i, 'CloudGoat'],
  [/\benumerate-iam\b/i, 'enumerate-iam'],
  [/\btrufflehog\b/i, 'TruffleHog'],
  [/\bweirdaal\b/i, 'WeirdAAL'],
  [/\bnuclei\b/i, 'Nuclei'],
  [/\bsqlmap\b/i, 'sqlmap'],
  [/\bkali/i, 'Kali Linux'],
  [/\bparrot/i, 'Parrot Linux'],
  [/\bpentoo\b/i, 'Pentoo Linux'],
];

/** `Kali` and its like come first: the kernel's name gives the distribution away. */
const SYSTEMS: readonly (readonly [form: RegExp, name: string])[] = [
  [/kali/i, 'Kali Linux'],
  [/parrot/i, 'Parrot Linux'],
  [/pentoo/i, 'Pentoo Linux'],
  [/microsoft-standard-WSL|\bWSL2?\b/i, 'Windows (WSL)'],
  [/\bWindows|os\/windows/i, 'Windows'],
  // Before macOS: browsers there say "like Mac OS X".
  [/\biPhone|\biPad/i, 'iOS'],
  [/macOS|Mac OS X|Macintosh|\bDarwin|os\/macos/i, 'macOS'],
  [/amzn/i, 'Amazon Linux'],
  [/\bAndroid\b/i, 'Android'],
  [/linux/i, 'Linux'],
];

/** Reads a user agent; S3's square brackets around it are dropped. */
export function parseUserAgent(userAgent: string): UserAgent {
  const text = userAgent
    .slice(0, 1024)
    .trim()
    .replace(/^\[([^]*)\]$/, '$1');
  if (/^AWS Internal(\/\d+)?$/.test(text)) return { kind: 'internal' };
  if (/^(signin|console)\.amazonaws\.com$|^console\.[\w-]+\.amazonaws\.com$/.test(text))
    return { kind: 'console', name: 'AWS console' };
  if (/^[\w.-]+\.(amazonaws\.com(\.cn)?|api\.aws)$/.test(text)) {
    const name = productName(text);
    return { kind: 'service', ...(name !== undefined && { name }) };
  }
  const details = {
    ...detail('command', text, /(?:md\/)?command[#/]([\w.-]+)/),
    ...detail('environment', text, /exec-env\/([\w.-]+)/),
    ...detail(
      'runtime',
      text,
      /lang\/([\w.-]+#[\w.-]+)|(?:^|[\s(;])((?:Python|[Jj]ava|go)\/[\w.-]+)/,
    ),
  };
  const os = SYSTEMS.find(([form]) => form.test(text))?.[1];
  const offensive = OFFENSIVE.find(([form]) => form.test(text))?.[1];
  const more = { ...details, ...(os !== undefined && { os }), ...(offensive && { offensive }) };
  for (const [form, kind, name] of PROGRAMS) {
    const match = form.exec(text);
    if (!match) continue;
    const version = match[1] ?? match[2];
    const named = name === 'AWS console' && version ? `${version} console` : name;
    return {
      kind,
      name: named,
      ...(version && named === name && { version }),
      ...more,
      ...(kind === 'tool' && sdkOf(text)),
    };
  }
  return { kind: 'unknown', ...more };
}

function sdkOf(text: string): Pick<UserAgent, 'sdk'> {
  for (const [form, kind, name] of PROGRAMS) {
    const match = kind === 'sdk' ? form.exec(text) : null;
    const version = match?.[1];
    if (match) return { sdk: { name, ...(version !== undefined && { version }) } };
  }
  return {};
}

function detail(
  key: 'command' | 'environment' | 'runtime',
  text: string,
  form: RegExp,
): Pick<UserAgent, typeof key> {
  const match = form.exec(text);
  const value = match?.[1] ?? match?.[2];
  return value ? { [key]: value.replace(/[#/]/, ' ') } : {};
}
