import { Session } from 'node:inspector';

/** Tells whether code of this program ran that had not run before. */
export interface Coverage {
  /** How many functions and branches ran for the first time since the last call. */
  news(): number;
}

/** V8's own coverage by blocks: what has been reported is not counted again, so that a look is cheap. */
export function coverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  const seen = new Set<string>();
  return {
    news() {
      let count = 0;
      session.post('Profiler.takePreciseCoverage', (error, report) => {
        if (error) throw error;
        for (const { url, functions } of report.result)
          if (url.includes(__filename))
            for (const { ranges } of functions)
              for (const { startOffset, endOffset, count: times } of ranges) {
                const range = `${startOffset} ${endOffset} ${times}`;
                if (times === 0 || seen.has(range)) continue;
                seen.add(range);
                count++;
              }
      });
      return count;
    },
  };
}
