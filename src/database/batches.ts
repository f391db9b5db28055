/** How many rows {@link batchesOf} asks for at once. */
export const batchSize = 100;

/** A place in rows that are sorted by time and id. */
export type Place = readonly [at: Date, id: string];

const beginning: Place = [new Date(0), '00000000-0000-0000-0000-000000000000'];

/**
 * Every row, however many there are, a bounded number in memory: `read` gives those after a place, sorted by time and
 * id, {@link batchSize} at most. Each batch is read on its own, so rows that come or go meanwhile may or may not be there.
 */
export async function* batchesOf<Row extends { id: string }>(
  read: (after: Place) => Promise<Row[]>,
  timeOf: (row: Row) => Date,
): AsyncGenerator<Row[]> {
  let after = beginning;
  while (true) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = [timeOf(last), last.id];
  }
}
