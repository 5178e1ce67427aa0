import type { Message } from '../message';
import { message } from '../message';
import { formatUtc, parseTime } from '../values/time';
import { code } from './code';

/** What the name of a role session tells; nobody vouches for it but who chose it. */
export function sessionNameWords(name: string): readonly Message[] {
  if (/^i-[0-9a-f]{8,17}$/.test(name))
    return [
      message(
        'The session name is an EC2 instance: the credentials were made for {0}.',
        code(name),
      ),
    ];
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(name))
    return [
      message('The session name is an e-mail address, as single sign-on and federation set it.'),
    ];
  const made =
    /^(botocore-session-|aws-go-sdk-|aws-sdk-js-session-|aws-sdk-java-|AWSCLI-Session-?)(\d*)/.exec(
      name,
    );
  if (made) return tool(made[1] ?? '', made[2] ?? '');
  if (/^[0-9a-f]{32}$/.test(name))
    return [message('The session name has the form of an ECS task.')];
  if (/^eks-/.test(name))
    return [message('The session name has the form that EKS Pod Identity gives: cluster and pod.')];
  if (/^(GitHubActions|GitHub)/i.test(name))
    return [message('The session name is one that GitHub Actions sets unless told otherwise.')];
  return [];
}

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
