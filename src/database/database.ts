import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { NamedQuery } from './batch.js';
import { queryOn, type Connection } from './connection.js';
import type { SparingClient } from './sparing-client.js';
import { faultOf, isRetryable } from './sqlstate.js';
import type { Rows, Statement } from './statement.js';

declare const inTransaction: unique symbol;

/** An open transaction. Whatever writes takes one as its first parameter; only {@link Database.transaction} makes one. */
export type Tx = EntityManager &
  Rows & {
    /**
     * Runs a statement whose answer nobody needs, together with the next one that is waited for, at the latest with the
     * commit: no round trip of its own. What it throws is thrown there, so use it for what does not fail by intent.
     */
    defer(statement: Statement<unknown>, ...values: unknown[]): void;
    /** Runs two statements, one after the other, in one round trip, and gives the rows of both. */
    both<A, B>(first: Asked<A>, second: Asked<B>): Promise<[A[], B[]]>;
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
/** Injection token of the data source that writes. */
export const WRITER = Symbol('WRITER');

const attempts = 3;
const open = new AsyncLocalStorage<boolean>();

/** Throws when it is called from within a transaction: what takes long, or cannot be rolled back, has no place there. */
export function assertNoTransaction(): void {
  if (open.getStore() === true) throw new Error('somebody outside is called within a transaction');
}

/** The one way to PostgreSQL. */
@Injectable()
export class Database implements OnApplicationShutdown {
  /** For everything that only reads. Inside a transaction read through its `tx` instead. */
  readonly read: Read;
  private readonly listeners: ((subjects: readonly string[]) => void)[] = [];

  constructor(
    @Inject(WRITER) private readonly writer: DataSource,
    @Inject(READER) private readonly reader: DataSource,
  ) {
    this.read = Object.assign(
      reader.manager,
      rowsOf((query) => queryOn(poolOf(reader), query)),
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
        return await this.writer.transaction((manager) =>
          open.run(true, async () => work(asTx(manager, touched))),
        );
      } catch (error) {
        const fault = faultOf(error);
        if (attempt >= attempts || fault === null || !isRetryable(fault)) throw error;
        await delay(10 * attempt + Math.random() * 40);
      } finally {
        this.tell(touched);
      }
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

  /** Closes both pools, after everything that uses them has been shut down. */
  async onApplicationShutdown(): Promise<void> {
    for (const side of [this.writer, this.reader]) if (side.isInitialized) await side.destroy();
  }
}

function asTx(manager: EntityManager, touched: Set<string>): Tx {
  const client = (manager.queryRunner as unknown as { databaseConnection: SparingClient & { query: Raw } })
    .databaseConnection;
  return Object.assign(
    manager,
    rowsOf((query) => (client as unknown as Connection).query(query)),
    {
      defer: (...asked: Asked<unknown>) => {
        client.postpone(queryOf(asked));
      },
      both: async (first: Asked<unknown>, second: Asked<unknown>) =>
        (await client.together([queryOf(first), queryOf(second)])).map(({ rows }) => rows as unknown[]),
      touch: (...subjects: string[]) => subjects.forEach((subject) => touched.add(subject)),
      raw: (text: string, values?: unknown[]) => client.query(text, values),
    },
  ) as unknown as Tx;
}

function rowsOf(run: Connection['query']): Rows {
  const rows = async <Row>(...asked: Asked<Row>): Promise<Row[]> => (await run(queryOf(asked))).rows as Row[];
  return { rows, row: async (statement, ...values) => (await rows(statement, ...values))[0] ?? null };
}

const queryOf = ([{ name, text }, ...values]: Asked<unknown>): NamedQuery => ({ name, text, values });

function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
