import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Log } from '../logging/log.js';
import { OrderMovesService } from './order-moves.service.js';

const sweepMilliseconds = 5_000;
const atOnce = 200;

/** Cancels orders that were not paid in time, and gives their stock back. Runs on every instance; none repeats another's work. */
@Injectable()
export class OrderExpiry {
  constructor(
    private readonly moves: OrderMovesService,
    private readonly log: Log,
  ) {}

  /** One sweep; gives how many orders it cancelled. */
  @Interval(sweepMilliseconds)
  async sweep(): Promise<number> {
    let cancelled = 0;
    try {
      while (cancelled < atOnce && (await this.moves.cancelOverdue())) cancelled += 1;
    } catch (error) {
      this.log.failure(error, { sweep: 'order-expiry' });
    }
    return cancelled;
  }
}
