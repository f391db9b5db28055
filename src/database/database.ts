import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { NamedQuery } from './batch.js';
import { queryOn, type Connection } from './connection.js';
import { entitiesOn, type Entities } from './entities.js';
import { askedByOne } from './gathering.js';
import { isReading } from './replicas/reading.interceptor.js';
import type { Replicas } from './replicas/replicas.js';
import { SharedReads } from './shared-reads.js';
import type { SparingClient } from './sparing-client.js';
import { faultOf, isRetryable } from './sqlstate.js';
import type { Rows, Statement } from './statement.js';

declare const inTransaction: unique symbol;

/** An open transaction. Whatever writes takes one as its first parameter; only {@link Database.transaction} makes one. */
export type Tx = Entities &
  Rows & {
    /**
     * Runs a statement whose answer nobody needs, together with the next one that is waited for, at the latest with the
     * commit: no round trip of its own. What it throws is thrown there, so use it for what does not fail by intent.
     */
    defer(statement: Statement<unknown>, ...values: unknown[]): void;
    /** Runs two statements, one after the other, in one round trip, and gives the rows of both. */
    both<A, B>(first: Asked<A>, second: Asked<B>): Promise<[A[], B[]]>;
    /** The same for any number of statements. */
    all(asked: readonly Asked<unknown>[]): Promise<unknown[][]>;
    /** Runs `work` in a savepoint: when it throws, what it did is taken back, and the transaction can go on. */
    nested<T>(work: () => Promise<T>): Promise<T>;
    /** Names what the transaction changes: ids, or a kind of thing; who remembers it is told when it has ended. */
    touch(...subjects: string[]): void;
    /** Runs SQL that a library wrote. */
    raw: Raw;
    readonly [inTransaction]: true;
  };

/** A statement and its values. */
export type Asked<Row> = readonly [Statement<Row>, ...unknown[]];

/** Runs SQL that is not ours and has no name; several statements at once only without values. */
export type Raw = (text: string, values?: unknown[]) => Promise<RawResult>;
/** What pg gives: of several statements one result each. */
export type RawResult = QueryResult<Record<string, unknown>>;

/** The reading side: finders and named statements on connections that PostgreSQL itself keeps read-only. */
export type Read = Pick<EntityManager, 'find' | 'findBy' | 'findOne' | 'findOneBy' | 'countBy' | 'existsBy'> &
  Rows;

/** Injection token of the read-only data source. */
export const READER = Symbol('READER');
/** Injection token of the {@link Replicas}; null: there are none. */
export const REPLICAS = Symbol('REPLICAS');
/** Injection token of the data source that writes. */
export const WRITER = Symbol('WRITER');

const attempts = 3;
/** Of quick reads; the first keeps the database busy while the answers of the other are read. */
const batchesAtOnce = 2;
const open = new AsyncLocalStorage<boolean>();

/** Throws when it is called from within a transaction: what takes long, or cannot be rolled back, has no place there. */
export function assertNoTransaction(): void {
  if (open.getStore() === true) throw new Error('somebody outside is called within a transaction');
}

/** The one way to PostgreSQL. */
@Injectable()
export class Database implements OnApplicationShutdown {
  /**
   * For everything that only reads. Inside a transaction read through its `tx` instead. Named statements of a GET may be
   * answered by a replica, which then holds whatever was committed before; the rest is by the primary.
   */
  readonly read: Read;
  private readonly listeners: ((subjects: readonly string[]) => void)[] = [];

  constructor(
    @Inject(WRITER) private readonly writer: DataSource,
    @Inject(READER) private readonly reader: DataSource,
    @Inject(REPLICAS) private readonly replicas: Replicas | null,
  ) {
    const shared = new SharedReads(poolOf(reader), batchesAtOnce);
    this.read = Object.assign(
      reader.manager,
      rowsOf((query, { isQuick = false, isLong = false }) => {
        // of what is quick and short, to ask the primary how far it is would cost as much
        const isForReplicas = !isQuick || isLong;
        if (isForReplicas && replicas !== null && isReading()) return replicas.run(query);
        return isQuick ? shared.ask(query) : queryOn(poolOf(reader), query);
      }),
    );
  }

  /**
   * Runs `work` in one transaction and commits, or rolls back when it throws. On a deadlock, a serialization
   * failure or a lock timeout the whole of `work` is run again, three times at most, so it must have no effect
   * outside the database.
   */
  async transaction<T>(work: (tx: Tx) => T | Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const touched = new Set<string>();
      try {
        return await this.attempt(work, touched);
      } catch (error) {
        const fault = faultOf(error);
        if (attempt >= attempts || fault === null || !isRetryable(fault)) throw error;
        await delay(10 * attempt + Math.random() * 40);
      } finally {
        this.tell(touched);
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => T | Promise<T>, touched: Set<string>): Promise<T> {
    const client = (await poolOf(this.writer).connect()) as WritingClient;
    try {
      await client.query('START TRANSACTION');
      const result = await open.run(true, async () => work(asTx(client, this.writer, touched)));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  /** Runs SQL that a library wrote, outside of any transaction of ours. A connection on which it fails is not used again. */
  readonly raw: Raw = (text, values) => poolOf(this.writer).query(text, values);

  /**
   * Calls back with what each transaction touched, before its caller goes on. Also after one that failed: when the
   * connection is lost nobody knows whether the commit was.
   */
  onTouched(listener: (subjects: readonly string[]) => void): void {
    this.listeners.push(listener);
  }

  private tell(touched: ReadonlySet<string>): void {
    if (touched.size > 0) for (const listener of this.listeners) listener([...touched]);
  }

  /** Closes the pools, after everything that uses them has been shut down. */
  async onApplicationShutdown(): Promise<void> {
    await this.replicas?.close();
    for (const side of [this.writer, this.reader]) if (side.isInitialized) await side.destroy();
  }
}

/** A connection of the writing pool; of its pool's making, so {@link SparingClient} is what it is. */
type WritingClient = SparingClient & Pick<PoolClient, 'release'> & { query: Raw };

/** A connection that cannot even do this is thrown away: nobody knows what it is in the middle of. */
async function rollBack(client: WritingClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}

function asTx(client: WritingClient, writer: DataSource, touched: Set<string>): Tx {
  return Object.assign(
    entitiesOn(client, writer),
    rowsOf((query) => (client as unknown as Connection).query(query)),
    {
      defer: (...asked: Asked<unknown>) => {
        client.postpone(queryOf(asked));
      },
      both: (...asked: Asked<unknown>[]) => allOn(client, asked),
      all: (asked: readonly Asked<unknown>[]) => allOn(client, asked),
      nested: (work: () => Promise<unknown>) => client.nested(work),
      touch: (...subjects: string[]) => subjects.forEach((subject) => touched.add(subject)),
      raw: (text: string, values?: unknown[]) => client.query(text, values),
    },
  ) as unknown as Tx;
}

async function allOn(client: WritingClient, asked: readonly Asked<unknown>[]): Promise<unknown[][]> {
  return (await client.together(asked.map(queryOf))).map(({ rows }) => rows as unknown[]);
}

function rowsOf(run: (query: NamedQuery, statement: Statement<unknown>) => Promise<QueryResult>): Rows {
  const rows = async <Row>(...asked: Asked<Row>): Promise<Row[]> =>
    (await run(queryOf(asked), asked[0])).rows as Row[];
  return { rows, row: async (statement, ...values) => (await rows(statement, ...values))[0] ?? null };
}

function queryOf([{ name, text, isGathered = false }, ...values]: Asked<unknown>): NamedQuery {
  return isGathered ? askedByOne(name, text, values) : { name, text, values };
}

/** The connections of a data source. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
