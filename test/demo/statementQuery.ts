import { FILTER_ATTRIBUTES, type EventFilter, type EventQuery } from '../../src/core/query';

/**
 * What a statement asks for, as far as one can see at a glance: its time range, and the filters that are
 * one comparison. The replay reads no SQL.
 */
export function statementQuery(statement: string): EventQuery {
  const [from, to] = [...statement.matchAll(/eventTime [^\n]*/g)].flatMap(([condition]) =>
    [...condition.matchAll(/'([\d-]+)[T ]([\d:]+)Z?'/g)].map(([, day, time]) =>
      Date.parse(`${day}T${time}Z`),
    ),
  );
  const filters = FILTER_ATTRIBUTES.flatMap((attribute): readonly EventFilter[] => {
    const [, one, several = ''] =
      new RegExp(`\\b${attribute} (?:= ('[^']*')|IN \\(([^)]*)\\))`).exec(statement) ?? [];
    return [...(one ?? several).matchAll(/'([^']*)'/g)].map(([, value = '']) => ({
      attribute,
      value,
    }));
  });
  return {
    ...(from === undefined ? {} : { from }),
    // Milliseconds are not in a statement.
    ...(to === undefined ? {} : { to: to + 999 }),
    filters,
  };
}
