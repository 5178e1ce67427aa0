import { own } from '../own';

/** A tactic or technique of MITRE ATT&CK. */
export interface AttackId {
  /** `TA0005`, `T1562.008`. */
  readonly id: string;
  readonly name: string;
}

/** What attackers have used a call for, as TrailDiscover collects it (CC BY 4.0). */
export interface Threat {
  readonly tactics: readonly AttackId[];
  /** A technique and its parts; a part has the name of its technique before its own. */
  readonly techniques: readonly AttackId[];
  /** Whether an incident is known in which the call was used. */
  readonly seenInIncidents: boolean;
  /** Addresses of the public reports that name the call. */
  readonly reports: readonly string[];
}

/** `data/threat-context.json`: rows of `columns`, with indexes into `reports`. */
export interface ThreatColumns {
  readonly tactics: Readonly<Record<string, string>>;
  readonly techniques: Readonly<Record<string, string>>;
  readonly reports: readonly string[];
  readonly events: readonly (readonly [
    service: string,
    eventName: string,
    tactics: readonly string[],
    techniques: readonly string[],
    seenInIncidents: boolean,
    reports: readonly number[],
  ])[];
}

/** Finds the threat of a call by service (`iam`) and event name. */
export function threatFinder(
  columns: ThreatColumns,
): (service: string, eventName: string) => Threat | undefined {
  const rows = new Map(columns.events.map(row => [`${row[0]}:${row[1]}`, row]));
  return (service, eventName) => {
    const row = rows.get(`${service}:${eventName}`);
    if (!row) return undefined;
    const [, , tactics, techniques, seenInIncidents, reports] = row;
    return {
      tactics: tactics.map(id => ({ id, name: own(columns.tactics, id) ?? id })),
      techniques: techniques
        // The whole technique goes without saying where one of its parts is named.
        .filter(id => !techniques.some(other => other.startsWith(`${id}.`)))
        .map(id => ({ id, name: techniqueName(columns.techniques, id) })),
      seenInIncidents,
      reports: reports.flatMap(index => columns.reports[index] ?? []),
    };
  };
}

/** `Impair Defenses: Disable or Modify Cloud Logs`. */
function techniqueName(names: ThreatColumns['techniques'], id: string): string {
  const whole = id.replace(/\..*/, '');
  return (whole === id ? [id] : [whole, id]).map(each => own(names, each) ?? each).join(': ');
}
