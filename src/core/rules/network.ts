import { text } from '../cloudTrailEvent';
import { CONTENTS, IDENTITY } from '../fields/rows';
import { message } from '../message';
import { sourceAddress } from '../values/ipAddress';
import { isMisplaced } from './misplaced';
import { fills } from './call';
import type { Rule } from './rule';
import { shown } from './shown';

const SOURCE = ['sourceIPAddress'];

export const sourceAddressForm: Rule = {
  id: 'source-address',
  severity: 'warning',
  summary: 'sourceIPAddress is an IP address, an AWS service or AWS Internal.',
  explanation:
    'Calls from outside have an address of version 4 or 6, calls by services the name of the service, and calls within AWS the words AWS Internal. Other words are information only.',
  docs: CONTENTS,
  check({ event: { sourceIPAddress: source } }, report) {
    if (typeof source !== 'string' || IPV4.test(source) || sourceAddress(source)) return;
    // Services have names outside amazonaws.com as well, such as elasticmapreduce.aws.internal.
    if (HOST.test(source) || isMisplaced('sourceIPAddress', source)) return;
    report(SOURCE, message('"{0}" is no IP address, AWS service or AWS Internal.', shown(source)), {
      atMost: ZEROS.test(source) ? 'hint' : ADDRESS_LIKE.test(source) ? 'warning' : 'info',
    });
  },
};

/** Four numbers from 0 to 255; nearly every event has them, so they are looked at first. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;
/** `251.234.045.249`, as anonymisers write. */
const ZEROS = /^(?:[01]\d\d|2[0-4]\d|25[0-5]|\d?\d)(?:\.(?:[01]\d\d|2[0-4]\d|25[0-5]|\d?\d)){3}$/;
const ADDRESS_LIKE = /^[\d.]+$|^[\da-f]*:[\da-f:.]*$/i;

export const sourceService: Rule = {
  id: 'source-service',
  severity: 'info',
  summary: 'A call that comes from an AWS service is invoked by that service.',
  explanation:
    'Where sourceIPAddress names a service or AWS Internal, userIdentity.invokedBy says the same. On records before 1.08 it is a hint, as the console then wrote signin.amazonaws.com there.',
  docs: IDENTITY,
  check({ event, type, invokedBy, minorVersion }, report) {
    const source = text(event.sourceIPAddress);
    if (!source || type === 'AWSAccount' || invokedBy === source || !NAMED.test(source)) return;
    const isInternal = source.startsWith('AWS Internal') && invokedBy?.startsWith('AWS Internal');
    if (isInternal) return;
    report(
      invokedBy === undefined ? ['userIdentity'] : ['userIdentity', 'invokedBy'],
      message(
        'The call comes from "{0}", but invokedBy is {1}.',
        shown(source),
        invokedBy === undefined ? 'missing' : shown(invokedBy),
      ),
      { compared: [source], atMost: minorVersion >= 8 ? 'info' : 'hint' },
    );
  },
};

const NAMED = /^AWS Internal|[a-z]$/i;

export const serviceTls: Rule = {
  id: 'service-tls',
  severity: 'info',
  summary: 'A call that a service makes for somebody has no TLS details.',
  explanation:
    'tlsDetails describe the connection of the caller to AWS. A service calls from within, so there is none.',
  docs: CONTENTS,
  checkCall(call, report) {
    const { invokedBy } = call;
    if (invokedBy !== undefined && fills(call, 'tlsDetails'))
      report(
        ['tlsDetails'],
        message('The call was made by {0}, but there are TLS details.', shown(invokedBy)),
        { target: 'key', compared: [invokedBy] },
      );
  },
};

export const serviceUserAgent: Rule = {
  id: 'service-user-agent',
  severity: 'hint',
  summary: 'The user agent of a call that a service makes is that service.',
  explanation: 'Calls that a console forwards say AWS Internal there, which is accepted.',
  docs: CONTENTS,
  concerns: ({ invokedBy, minorVersion }) => invokedBy !== undefined && minorVersion >= 8,
  check({ event, invokedBy }, report) {
    const agent = text(event.userAgent);
    if (!invokedBy || !agent || agent === invokedBy) return;
    if (!agent.startsWith('AWS Internal'))
      report(
        ['userAgent'],
        message(
          'The call was made by {0}, but its user agent is "{1}".',
          shown(invokedBy),
          shown(agent),
        ),
        { compared: [invokedBy] },
      );
  },
};

export const vpcEndpointId: Rule = {
  id: 'vpc-endpoint-id',
  severity: 'info',
  summary: 'vpcEndpointId is the id of an endpoint, a service or AWS Internal.',
  explanation:
    'The id reads vpce-0a1b2c3d4e5f67890. Traffic within AWS has the name of the service.',
  docs: CONTENTS,
  checkCall({ event }, report) {
    const id = text(event.vpcEndpointId);
    if (!id || /^vpce-[0-9a-z]+$/i.test(id) || /^AWS Internal/.test(id) || HOST.test(id)) return;
    report(['vpcEndpointId'], message('"{0}" is no VPC endpoint.', shown(id)));
  },
};

export const consoleCredential: Rule = {
  id: 'console-credential',
  severity: 'warning',
  summary: 'sessionCredentialFromConsole is the text "true" where it is there.',
  explanation:
    'CloudTrail writes the field only for sessions of the console. Tools that convert events make a boolean of it, or add it as false to others.',
  docs: CONTENTS,
  checkCall({ event }, report) {
    const value = event.sessionCredentialFromConsole;
    // Other capitals are letter-case's.
    if (typeof value === 'string' && value.trim().toLowerCase() !== 'true')
      report(
        ['sessionCredentialFromConsole'],
        message('sessionCredentialFromConsole is "{0}"; it is "true" or absent.', shown(value)),
      );
  },
};
