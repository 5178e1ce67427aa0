import type { EventPage, EventSearch, SearchProgress } from '../stores/eventStore';

/**
 * Reads pages until there are so many events, so that a search that is begun anew gives all that the
 * reader had loaded. What was read before it was stopped is a page, too: a search gives nothing twice.
 */
export async function renewedPage(
  search: EventSearch,
  least: number,
  signal: AbortSignal,
  progress: (progress: SearchProgress) => void,
): Promise<EventPage> {
  const first = await search.next(signal, progress);
  const events = [...first.events];
  const problems = [...first.problems];
  let { done } = first;
  while (!done && events.length < least) {
    try {
      const page = await search.next(signal, progress);
      // One by one: a page may hold more of them than a call takes arguments.
      for (const stored of page.events) events.push(stored);
      problems.push(...page.problems);
      done = page.done;
    } catch {
      // Whoever asks for the next page hears of it.
      break;
    }
  }
  return { events, problems, done };
}
