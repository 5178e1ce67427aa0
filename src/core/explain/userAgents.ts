import type { Message } from '../message';
import { message } from '../message';
import type { UserAgent } from '../values/userAgent';
import { parseUserAgent } from '../values/userAgent';
import { code } from './code';

/** The program that sent a request, with what it ran on and in, as far as it says so. */
export function userAgentWords(value: string): readonly Message[] {
  const agent = parseUserAgent(value);
  const { name, offensive, sdk } = agent;
  const words = agentWords(agent);
  if (offensive !== undefined)
    words.push(
      message(
        'It names itself {0}, known from attacks and from rehearsals of them. Anyone can write any name here.',
        offensive,
      ),
    );
  if (sdk && sdk.name !== name)
    words.push(
      sdk.version === undefined
        ? message('It is built on {0}.', sdk.name)
        : message('It is built on {0} {1}.', sdk.name, code(sdk.version)),
    );
  if (agent.command !== undefined) words.push(message('The command was {0}.', code(agent.command)));
  if (agent.environment !== undefined) words.push(environmentWords(agent.environment));
  const { os, runtime } = agent;
  if (os !== undefined)
    words.push(
      runtime === undefined
        ? message('On {0}.', os)
        : message('On {0}, with {1}.', os, code(runtime)),
    );
  else if (runtime !== undefined) words.push(message('With {0}.', code(runtime)));
  return words;
}

function agentWords({ kind, name = '', version }: UserAgent): Message[] {
  // A name is from our own table, or a part of the text: the console names itself.
  const who = /^[\w .+@()&'-]+$/.test(name) ? name : code(name);
  switch (kind) {
    case 'internal':
      return [message('A part of AWS that it does not name.')];
    case 'service':
      return name === '' ? [] : [message('{0} made the call.', who)];
    case 'console':
      return [message('The AWS console: a person in a browser. It says {0}.', who)];
    case 'browser':
      return version === undefined
        ? [message('A browser.')]
        : [message('A browser: {0} {1}.', who, code(version))];
    case 'tool':
    case 'sdk':
      return [
        version === undefined ? message('{0}.', who) : message('{0} {1}.', who, code(version)),
      ];
    case 'unknown':
      return [];
  }
}

function environmentWords(environment: string): Message {
  const known = ENVIRONMENTS.find(([form]) => form.test(environment))?.[1];
  return known === undefined
    ? message('It ran in {0}.', code(environment))
    : message('It ran in {0}: {1}.', known, code(environment));
}

const ENVIRONMENTS: readonly (readonly [form: RegExp, name: string])[] = [
  [/^CloudShell/i, 'AWS CloudShell'],
  [/^AWS_Lambda/i, 'AWS Lambda'],
  [/^AWS_ECS/i, 'Amazon ECS'],
  [/^EC2/i, 'Amazon EC2'],
  [/cloud9/i, 'AWS Cloud9'],
  [/eks/i, 'Amazon EKS'],
  [/^CodeBuild/i, 'AWS CodeBuild'],
  [/glue/i, 'AWS Glue'],
  [/SageMaker/i, 'Amazon SageMaker'],
];
