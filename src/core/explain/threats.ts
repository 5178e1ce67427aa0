import type { AttackId, Threat } from '../actions/threat';
import { message } from '../message';
import { item, listed, type Line } from './lines';

/** What attackers have used a call for: an observation about the call, no verdict on the event. */
export function threatWords(threat: Threat): readonly Line[] {
  const { tactics, techniques, reports } = threat;
  const links = listed(reports.map((report, index) => link(hostOf(report, index), report)));
  return [
    ...seenWords(threat, links),
    ...(tactics.length === 0
      ? []
      : [
          item(
            techniques.length === 0
              ? message('MITRE ATT&CK: {0}.', tactics.map(tacticLink).join(', '))
              : message(
                  'MITRE ATT&CK: {0}; {1}.',
                  tactics.map(tacticLink).join(', '),
                  listed(techniques.map(techniqueLink)),
                ),
          ),
        ]),
    message('[Source: TrailDiscover, CC BY 4.0]({0})', 'https://traildiscover.cloud'),
  ];
}

function seenWords({ seenInIncidents, reports }: Threat, links: string): readonly Line[] {
  if (reports.length === 0)
    return [item(message('Known from research: no public report of an incident names it.'))];
  if (!seenInIncidents) return [item(message('Public reports name it: {0}.', links))];
  return [
    item(
      reports.length === 1
        ? message('Seen in a public incident report: {0}.', links)
        : message('Seen in {0} public incident reports: {1}.', reports.length, links),
    ),
  ];
}

function tacticLink({ id, name }: AttackId): string {
  return link(name, `https://attack.mitre.org/tactics/${id}/`);
}

function techniqueLink({ id, name }: AttackId): string {
  return link(`${id} ${name}`, `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`);
}

/** `unit42.paloaltonetworks.com`; addresses are from our own table. */
function hostOf(address: string, index: number): string {
  return /^https:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1] ?? String(index + 1);
}

function link(text: string, address: string): string {
  return `[${text}](${address.replace(/[()\s]/g, encodeURIComponent)})`;
}
