import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { firstFault, type ChainFault } from './chain.js';
import { countChains, listChains } from './history.sql.js';

/** How many orders are in memory at a time. */
const atOnce = 500;

/** A part of all orders that was gone through. */
export interface Verified {
  readonly orders: number;
  readonly entries: number;
  /** The first fault of each order that has one. */
  readonly faults: readonly ChainFault[];
}

/** Goes through the histories of all orders and says which of them are not as they were written. */
@Injectable()
export class HistoryVerification {
  constructor(private readonly database: Database) {}

  /** How many orders there are, for those who want to know how long it takes. */
  async count(): Promise<number> {
    return (await this.database.read.row(countChains))?.count ?? 0;
  }

  /** Batch by batch in the order of their ids; each order is seen as it stood at one moment, and may go on meanwhile. */
  async *run(): AsyncGenerator<Verified> {
    let after = '00000000-0000-0000-0000-000000000000';
    while (true) {
      const chains = await this.database.read.rows(listChains, after, atOnce);
      const last = chains.at(-1);
      if (last === undefined) return;
      yield {
        orders: chains.length,
        entries: chains.reduce((count, { entries }) => count + entries.length, 0),
        faults: chains.map(firstFault).filter((fault) => fault !== null),
      };
      after = last.id;
    }
  }
}
