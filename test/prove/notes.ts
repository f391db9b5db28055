import type { Pool } from 'pg';

/** An order that a buyer wants, under a key of its own, and what became of it as far as the buyer was told. */
export interface Attempt {
  readonly key: string;
  readonly userId: string;
  /** The total that the buyer saw, if they say so. Minor units. */
  readonly expected: number | null;
  /** The last answer that counts; null: none yet. */
  status: number | null;
  /** How often a connection broke before an answer came. */
  lost: number;
}

/** An answer, by what was asked. */
export interface Heard {
  readonly at: Date;
  readonly what: string;
  readonly status: number;
  readonly code: string | null;
  /** The sandbox was told to answer so. */
  readonly isScripted: boolean;
  readonly milliseconds: number;
}

const tables = `
  CREATE TABLE stocked (variant_id uuid PRIMARY KEY, quantity int NOT NULL);
  CREATE TABLE asked (key text PRIMARY KEY, user_id uuid NOT NULL, expected bigint, status int, lost int NOT NULL);
  CREATE TABLE told (key text NOT NULL, user_id uuid NOT NULL, order_id uuid NOT NULL, total bigint NOT NULL);
  CREATE TABLE answered (at timestamptz NOT NULL, what text NOT NULL, status int NOT NULL, code text, is_scripted boolean NOT NULL,
    milliseconds int NOT NULL);
  CREATE TABLE absences (since timestamptz NOT NULL, until timestamptz NOT NULL)`;

/** What buyers, admins and the storm write down on their side, for the checker to compare with the books. */
export class Notes {
  readonly attempts: Attempt[] = [];
  /** Each 201 that somebody saw. */
  readonly told: { key: string; userId: string; orderId: string; total: number }[] = [];
  /** Orders that somebody tried to pay. */
  readonly paid: string[] = [];
  readonly heard: Heard[] = [];
  readonly absences: { since: Date; until: Date }[] = [];
  lostConnections = 0;

  /** Makes the tables that the notes go to. */
  static async prepare(sql: Pool): Promise<void> {
    await sql.query(tables);
  }

  /** Hands them in. */
  async handIn(sql: Pool): Promise<void> {
    await insert(
      sql,
      'asked',
      this.attempts.map((one) => [one.key, one.userId, one.expected, one.status, one.lost]),
    );
    await insert(
      sql,
      'told',
      this.told.map((one) => [one.key, one.userId, one.orderId, one.total]),
    );
    const heard = this.heard.map((one) => [
      ...[one.at, one.what, one.status, one.code, one.isScripted, Math.round(one.milliseconds)],
    ]);
    await insert(sql, 'answered', heard);
    await insert(
      sql,
      'absences',
      this.absences.map(({ since, until }) => [since, until]),
    );
  }

  /** How many answers of each status, of orders and of all else. */
  tally(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { what, status, code } of this.heard) {
      const label =
        what === 'POST /orders' ? `${what}: ${status} ${code ?? ''}`.trim() : `all else: ${status}`;
      counts[label] = (counts[label] ?? 0) + 1;
    }
    counts['connections lost or cut'] = this.lostConnections;
    return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** How long orders took that were answered with 201: the time within which that part of them came. Milliseconds. */
  quantile(share: number): number {
    const times = this.heard
      .filter(({ what, status }) => what === 'POST /orders' && status === 201)
      .map(({ milliseconds }) => milliseconds)
      .sort((one, other) => one - other);
    return Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  }
}

async function insert(sql: Pool, table: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const atOnce = 500;
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const width = some[0]!.length;
    const places = some.map(
      (_, row) =>
        `(${Array.from({ length: width }, (__, column) => `$${row * width + column + 1}`).join(', ')})`,
    );
    await sql.query(`INSERT INTO ${table} VALUES ${places.join(', ')}`, some.flat());
  }
}
