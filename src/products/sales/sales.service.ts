import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { topSelling, type TopSellingRow } from './sales.sql.js';

const secondsOfDay = 86_400;

/** What sells. The database counts as orders move, so an answer knows the payment of just now. */
@Injectable()
export class SalesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The `limit` active products that sold most in the last `days` days (UTC, today included), the most first. */
  top(days: number, limit: number): Promise<TopSellingRow[]> {
    const [now, since] = [this.clock.now(), this.clock.inSeconds(-(days - 1) * secondsOfDay)];
    return this.database.read.rows(topSelling, dayOf(since), dayOf(now), limit, now);
  }
}

/** The day in UTC, as ISO 8601 writes it. */
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
