/** A way in which books can be wrong, and the beginnings of the sentences that are false then. */
export interface Corruption {
  readonly what: string;
  /** In SQL; orders are known by what became of them. */
  readonly change: (orders: Readonly<Record<string, string>>) => string;
  readonly breaks: readonly string[];
}

/** In SQL: the last event about the order. */
export const lastEvent = (order = ''): string =>
  `(SELECT id FROM outbox WHERE aggregate_id = '${order}' ORDER BY sequence DESC LIMIT 1)`;
