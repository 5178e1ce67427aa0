import { object, text } from '../cloudTrailEvent';
import type { Message } from '../message';
import { message } from '../message';
import { productName, servicePrefix } from '../values/eventSource';
import { recordingOf } from '../values/recording';
import { regionPlace } from '../values/region';
import { code } from './code';
import { isStub, type Place } from './place';

/** The product behind an event source, and what CloudTrail records of it. */
export function eventSourceWords(source: string): readonly Message[] {
  const product = productName(source);
  const recording = recordingOf(source);
  return [
    ...(product === undefined ? [] : [message('{0}.', product)]),
    ...(recording ? [message(recording.recorded)] : []),
    ...(recording?.elsewhere === undefined ? [] : [message(recording.elsewhere)]),
    ...(recording ? [message('[What CloudTrail records]({0})', recording.docs)] : []),
  ];
}

export function regionWords(region: string, { event }: Place): readonly Message[] {
  const place = regionPlace(region);
  if (place === undefined) return [];
  const service = servicePrefix(text(event.eventSource) ?? '');
  return [
    message('{0}.', place),
    ...(region === 'us-east-1' && GLOBAL.has(service)
      ? [message('A global service, as this one is, records its events in this Region.')]
      : []),
  ];
}

const GLOBAL: ReadonlySet<string> = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
  'account',
]);

export function resourceTypeWords(type: string): readonly Message[] {
  const [, service, kind] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  if (service === undefined || kind === undefined) return [];
  const product = productName(service);
  return product === undefined ? [] : [message('{0}, {1}.', product, code(kind))];
}

export function eventVersionWords(version: string): readonly Message[] {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return [];
  if (+major !== 1 || +minor > NEWEST_MINOR)
    return [message('Newer than the newest version that is known here, {0}.', code(NEWEST))];
  return [
    +minor === NEWEST_MINOR
      ? message('The newest documented version.')
      : message(
          '{0} is the newest documented version; many services still write older ones.',
          code(NEWEST),
        ),
  ];
}

const NEWEST_MINOR = 11;
const NEWEST = `1.${NEWEST_MINOR}`;

/** `null` for a request or a response, and the stub in place of one that was too large. */
export function contentWords(place: Place): readonly Message[] {
  const { event, path, value } = place;
  if (isStub(value)) {
    const size = object(value)['originalSize'];
    return size === undefined
      ? [message('The content was too large and is left out.')]
      : [message('The content was too large and is left out: {0} bytes.', code(size))];
  }
  if (value !== null) return [];
  if (path[0] === 'requestParameters') return [message('The call was sent without parameters.')];
  if (event.errorCode !== undefined)
    return [message('Nothing was returned, because the call failed.')];
  return [
    event.readOnly === true
      ? message('What a call that only reads returned is not recorded.')
      : message('The operation returned nothing that is recorded.'),
  ];
}

export function sharedEventWords({ event, caller, recipient }: Place): readonly Message[] {
  if (event.insightDetails !== undefined)
    return [
      message('The other half of this Insights event, start or end, has the same identifier.'),
    ];
  return caller !== undefined && recipient !== undefined && caller !== recipient
    ? [message('The copy in the caller’s account, {0}, has the same identifier.', code(caller))]
    : [message('Copies of this event in other accounts have the same identifier.')];
}

export function requestIdWords({ event }: Place): readonly Message[] {
  return [
    text(event.eventSource) === 's3.amazonaws.com'
      ? message('The server access logs of the bucket have the same request identifier.')
      : message('AWS Support can find the request by it.'),
  ];
}
