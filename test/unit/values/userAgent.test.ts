import assert from 'node:assert/strict';
import { parseUserAgent } from '../../../src/core/values/userAgent';
import { value } from '../explain/words';

describe('user agents', () => {
  it('name the tool and the SDK that it is built on', () => {
    const { kind, name, version, sdk, os } = parseUserAgent(
      'APN/1.0 HashiCorp/1.0 Terraform/1.11.0 (+https://www.terraform.io) terraform-provider-aws/5.98.0 aws-sdk-go-v2/1.36.3 ua/2.1 os/linux lang/go#1.23.7',
    );
    assert.deepEqual([kind, name, os], ['tool', 'Terraform', 'Linux']);
    assert.ok(version === '5.98.0' || version === '1.11.0');
    assert.deepEqual(sdk, { name: 'AWS SDK for Go', version: '1.36.3' });
  });

  it('give tools for attacks away, inside other tools too', () => {
    for (const [agent, name] of [
      ['stratus-red-team_0a05817a-84d2-40d7-afde-8311715b1ee6', 'Stratus Red Team'],
      [
        'Terraform/1.1.2 (+https://www.terraform.io) aws-sdk-go/1.44.157 stratus-red-team_0a05',
        'Stratus Red Team',
      ],
      ['Boto3/1.26.165 Python/3.11.2 Linux/6.1.0-kali5-amd64 Botocore/1.29.165', 'Kali Linux'],
      ['Pacu', 'Pacu'],
    ] as const)
      assert.equal(parseUserAgent(agent).offensive, name, agent);
    assert.equal(parseUserAgent('Boto3/1.26.165 Python/3.11.2').offensive, undefined);
    const words = value({ userAgent: 'Pacu/1.5' }, 'userAgent');
    assert.match(words.join(' '), /names itself Pacu/);
  });

  it('say where it ran', () => {
    for (const [environment, place] of [
      ['CloudShell', 'AWS CloudShell'],
      ['AWS_Lambda_python3.12', 'AWS Lambda'],
      ['AWS_ECS_FARGATE', 'Amazon ECS'],
    ] as const)
      assert.match(
        value({ userAgent: `aws-cli/2.17.32 exec-env/${environment}` }, 'userAgent').join(' '),
        new RegExp(`ran in ${place}`),
      );
  });
});
