import { Injectable } from '@nestjs/common';
import { Log } from '../../logging/log.js';
import { Unavailable } from '../problem/problems.js';
import { shedRequests } from './overload.metrics.js';

/** What was full. */
export type Reason = 'requests' | 'event_loop' | 'database';

/** So long after the last refusal an overload counts as over. */
const quietMilliseconds = 5_000;
/** Clients who are refused together are told to come again apart. Made once: there may be thousands a second. */
const refusals = [1, 2, 3, 4].map(
  (seconds) => new Unavailable('There is more to do just now than can be done; try again shortly.', seconds),
);

/** Whether there is more to do than can be done; the log has one line when that begins, and one when it ends. */
@Injectable()
export class Overload {
  private begunAt: number | null = null;
  private lastAt = 0;
  private refused = 0;

  constructor(private readonly log: Log) {}

  /** Counts a request that is refused, and gives the problem to answer it with. */
  refusal(reason: Reason): Unavailable {
    shedRequests.inc({ reason });
    this.lastAt = performance.now();
    this.refused += 1;
    if (this.begunAt === null) {
      this.begunAt = this.lastAt;
      this.log.event('overload', { reason });
    }
    const [refusal = new Unavailable()] = refusals.slice(Math.floor(Math.random() * refusals.length));
    return refusal;
  }

  /** Looks whether it is over. */
  look(): void {
    if (this.begunAt === null || performance.now() - this.lastAt < quietMilliseconds) return;
    const seconds = Math.round((this.lastAt - this.begunAt) / 100) / 10;
    this.log.event('overload is over', { seconds, refused: this.refused });
    [this.begunAt, this.refused] = [null, 0];
  }
}
