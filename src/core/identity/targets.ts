import { fact, observation, type ChainDraft, type NodeDraft } from './draft';
import { resourceName } from './names';
import { outcomeOf } from './outcome';
import { at, firstWith, items, wordsAt, type Place } from './place';
import { REQUEST_TARGETS } from './requestTargets';

/** Draws what the call was aimed at and which credentials it handed out, as far as the event says. */
export function drawTargets(draft: ChainDraft, event: Place): void {
  const { outcome } = outcomeOf(event);
  const succeeded = outcome === 'Succeeded';
  const assumes = /^AssumeR(ole(With(SAML|WebIdentity))?|oot)$/.test(
    wordsAt(at(event, 'eventName')) ?? '',
  );
  const targets = distinct([...listed(event), ...requested(event)]);
  targets.forEach(({ name, isRole, ...node }, index) => {
    const id = `resource-${index + 1}`;
    draft.add({ ...node, id, kind: 'resource', label: name });
    draft.link('call', id, !succeeded ? 'aimed at' : assumes && isRole ? 'assumed' : 'touched');
  });
  if (succeeded) drawIssued(draft, event);
}

interface Target extends Omit<NodeDraft, 'id' | 'kind' | 'label'> {
  readonly named: Place;
  readonly name: string;
  readonly isRole: boolean;
}

/** `resources[]`: events have ARN and type, entries of LookupEvents ResourceName and ResourceType. */
function listed(event: Place): readonly Target[] {
  return items(at(event, 'resources')).flatMap(resource => {
    const arn = firstWith(at(resource, 'ARN'), at(resource, 'ARNPrefix'));
    const type = firstWith(at(resource, 'type'), at(resource, 'resourceType'));
    const named = arn ?? firstWith(at(resource, 'resourceName'), at(resource, 'type'));
    const name = named && wordsAt(named);
    if (named === undefined || name === undefined) return [];
    return {
      named,
      name: resourceName(name),
      isRole: /:role\//.test(name),
      account: [at(resource, 'accountId'), named],
      facts: [
        type && fact('Type', type),
        arn && fact('ARN', arn),
        fact('Account', at(resource, 'accountId')),
      ],
    };
  });
}

/** Parameters that are known to name what the call is about. */
function requested(event: Place): readonly Target[] {
  const service = wordsAt(at(event, 'eventSource'))?.split('.')[0] ?? '';
  const exact = at(event, 'requestParameters');
  const parameters = exact.value === undefined ? at(event, 'requestParamters') : exact;
  return REQUEST_TARGETS.flatMap(({ path, label, services }) => {
    if (services && !services.includes(service)) return [];
    return placesAt(parameters, path).flatMap(named => {
      const name = wordsAt(named);
      if (name === undefined) return [];
      return {
        named,
        name: resourceName(name),
        isRole: label === 'Role' || path[0] === 'targetPrincipal',
        account: [named],
        facts: [fact(label, named)],
      };
    });
  });
}

/** Every place that a path leads to; `[]` in it stands for each item of a list. */
function placesAt(place: Place, path: readonly string[]): readonly Place[] {
  return path.reduce<readonly Place[]>(
    (places, key) => places.flatMap(one => (key === '[]' ? items(one) : [at(one, key)])),
    [place],
  );
}

/** What is named twice is drawn once: by its ARN before its name, an object with its bucket before its key. */
function distinct(targets: readonly Target[]): readonly Target[] {
  const seen = new Set<string>();
  return targets.filter(({ name, named }) => {
    const full = wordsAt(named) ?? name;
    if (seen.has(full)) return false;
    seen
      .add(full)
      .add(name)
      .add(name.slice(name.indexOf('/') + 1));
    return true;
  });
}

/** The credentials in the response: only their id and what it says about them, never a secret. */
function drawIssued(draft: ChainDraft, event: Place): void {
  const response = at(event, 'responseElements');
  for (const credentials of [at(response, 'credentials'), at(response, 'accessKey')]) {
    const key = at(credentials, 'accessKeyId');
    if (wordsAt(key) === undefined) continue;
    const holder = firstWith(
      at(response, 'assumedRoleUser', 'arn'),
      at(response, 'federatedUser', 'arn'),
      at(credentials, 'userName'),
    );
    const isSession = /:sts:/.test((holder && wordsAt(holder)) ?? '');
    draft.add({
      id: 'issued-credentials',
      kind: 'credentials',
      named: key,
      account: holder ? [holder] : [],
      facts: [
        holder && fact(isSession ? 'Session' : 'User name', holder),
        fact('Expires', at(credentials, 'expiration')),
        fact('Source identity', at(response, 'sourceIdentity')),
      ],
      observations: wordsAt(key)?.startsWith('AKIA')
        ? [observation('Long-lived access key', key)]
        : [],
    });
    draft.link('call', 'issued-credentials', 'issued');
    return;
  }
}
