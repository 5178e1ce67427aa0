import { isObject, text } from '../cloudTrailEvent';
import { CONTENTS } from '../fields/rows';
import { message } from '../message';
import { fills } from './call';
import type { Rule } from './rule';
import { shown } from './shown';

export const tlsSuite: Rule = {
  id: 'tls-suite',
  severity: 'info',
  summary: 'The cipher suite is one of the TLS version.',
  explanation:
    'The suites of TLS 1.3 begin with TLS_; those of older versions have names like ECDHE-RSA-AES128-GCM-SHA256. A suite of the other kind was not negotiated in that version.',
  docs: CONTENTS,
  concerns: call => fills(call, 'tlsDetails'),
  check({ event: { tlsDetails } }, report) {
    if (!isObject(tlsDetails)) return;
    const version = text(tlsDetails['tlsVersion']);
    const suite = text(tlsDetails['cipherSuite']);
    if (!version) return;
    if (!USUAL.has(version) && !VERSION.test(version))
      report(['tlsDetails', 'tlsVersion'], message('"{0}" is no version of TLS.', shown(version)));
    else if (suite && (version === 'TLSv1.3') !== suite.startsWith('TLS_'))
      report(
        ['tlsDetails', 'cipherSuite'],
        message('{0} is no cipher suite of {1}.', shown(suite), version),
        { compared: [version] },
      );
  },
};

const USUAL = new Set(['TLSv1.2', 'TLSv1.3']);
const VERSION = /^(TLSv1(\.[0-3])?|SSLv[23])$/;

export const tlsHost: Rule = {
  id: 'tls-host',
  severity: 'hint',
  summary: 'The host that the client named belongs to the event source.',
  explanation:
    'clientProvidedHostHeader holds the first part of eventSource, with a Region, a bucket or an endpoint around it. Hosts of your own are left out, and some services differ: Simple Email Service is called at email.',
  docs: CONTENTS,
  concerns: call => fills(call, 'tlsDetails'),
  check({ event, eventSource }, report) {
    const { tlsDetails } = event;
    if (!isObject(tlsDetails) || !eventSource) return;
    const host = text(tlsDetails['clientProvidedHostHeader']);
    if (!host) return;
    const dot = eventSource.indexOf('.');
    const service = dot < 0 ? eventSource : eventSource.slice(0, dot);
    if (host.includes(service) || (service === 'ses' && host.startsWith('email'))) return;
    if (/\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?$/.test(host))
      report(
        ['tlsDetails', 'clientProvidedHostHeader'],
        message(
          'The client called {0}, but the event source is {1}.',
          shown(host),
          shown(eventSource),
        ),
        { compared: [eventSource] },
      );
  },
};
