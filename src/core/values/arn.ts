import type { JsonValue } from '../cloudTrailEvent';

/**
 * An Amazon Resource Name taken apart. Region and account are empty where the service leaves them out
 * (`arn:aws:s3:::logs`). Blanks around a part are dropped, as samples of the documentation have them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** `iam`, `s3`, `sts`. */
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All that follows the account: `role/service/Deploy`. */
  readonly resource: string;
  /** `role`, `assumed-role`, `instance`; absent where the service has none and it cannot be told. */
  readonly resourceType?: string;
  /** What follows the type: `service/Deploy`; the whole resource where there is no type. */
  readonly resourceId: string;
  /** The name of the role, on a role and on an assumed role: `Deploy`. */
  readonly roleName?: string;
  /** The name of the role session, on an assumed role. */
  readonly sessionName?: string;
  /** The name of the user or federated user. */
  readonly userName?: string;
}

/** The parts of an ARN; `undefined` when the value is none. */
export function parseArn(value: JsonValue): Arn | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^\s*arn:([^:]+):([^:]+):([^:]*):([^:]*):([^]+)$/.exec(value);
  if (!match) return undefined;
  const [partition, service, region, account, resource] = match.slice(1).map(part => part.trim());
  if (!partition || !service || !resource || region === undefined || account === undefined)
    return undefined;
  const { type, id } = typed(service, region, resource);
  return {
    partition,
    service,
    region,
    account,
    resource,
    ...(type !== undefined && { resourceType: type }),
    resourceId: id,
    ...names(service, type, id),
  };
}

/** Services whose ARNs name the resource without its type, and the type that it then is. */
function untyped(service: string, region: string, resource: string): string | undefined {
  switch (service) {
    case 's3':
      return region !== '' ? undefined : resource.includes('/') ? 'object' : 'bucket';
    case 'sns':
      return resource.includes(':') ? 'subscription' : 'topic';
    case 'sqs':
      return 'queue';
    case 'iam':
      return resource === 'root' ? 'root' : undefined;
    default:
      return undefined;
  }
}

function typed(service: string, region: string, resource: string): { type?: string; id: string } {
  const type = untyped(service, region, resource);
  if (type !== undefined) return { type, id: resource };
  const match = /^([^/:]+)[/:]([^]+)$/.exec(resource);
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : { id: resource };
}

function names(
  service: string,
  type: string | undefined,
  id: string,
): Pick<Arn, 'roleName' | 'sessionName' | 'userName'> {
  const segments = id.split('/');
  const last = segments.at(-1) ?? id;
  switch (`${service}:${type}`) {
    case 'iam:role':
      return { roleName: last };
    case 'iam:user':
    case 'sts:federated-user':
      return { userName: last };
    case 'sts:assumed-role': {
      const [roleName = id, ...session] = segments;
      return { roleName, ...(session.length > 0 && { sessionName: session.join('/') }) };
    }
    default:
      return {};
  }
}
