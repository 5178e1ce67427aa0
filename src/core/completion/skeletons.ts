import snippets from '../../../snippets/cloudtrail.json';
import { insertion, type Completion, type Place } from './completion';

/**
 * Whole events for an object that is still empty: the snippets of the editor without their braces.
 * Where no brace is typed yet, the editor offers the snippets themselves.
 */
export function skeletons(place: Place): readonly Completion[] {
  const { cursor, log } = place;
  const isEmpty = cursor.path.length === 0 && cursor.siblings.size === 0;
  // In JSON lines an event is a line, and in quotes a key is being typed.
  if (!isEmpty || log.format === 'jsonLines' || cursor.token?.kind === 'string') return [];
  return Object.entries(snippets)
    .filter(([, { prefix }]) => prefix !== 'ct-log-file' || log.format === 'singleEvent')
    .map(([title, { description, body }]) => ({
      kind: 'skeleton' as const,
      label: title,
      ...insertion(place, membersOf(body), title),
      isImplied: false,
      asksNext: false,
      words: () => description,
    }));
}

/** The lines between the braces, one step to the left. */
function membersOf(body: readonly string[]): string {
  return body
    .slice(1, -1)
    .map(line => line.replace(/^\t/, ''))
    .join('\n');
}
