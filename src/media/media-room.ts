import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import type { Tx } from '../database/database.js';
import { MediaQuotaExceeded } from './media.problems.js';
import { lockRoom, reservedBytes, usedBytes } from './media.sql.js';

/** How much of the store is whose. */
@Injectable()
export class MediaRoom {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Sees that there is room for so many more bytes, until the end of the transaction. Gives the time. @throws MediaQuotaExceeded */
  async claim(tx: Tx, ownerId: string, bytes: number): Promise<Date> {
    await tx.rows(lockRoom, ownerId);
    return this.within(await tx.row(usedBytes, ownerId), bytes);
  }

  /** The same, with what is on its way into the store beside what is there. @throws MediaQuotaExceeded */
  async reserve(tx: Tx, ownerId: string, bytes: number): Promise<Date> {
    await tx.rows(lockRoom, ownerId);
    return this.within(await tx.row(reservedBytes, ownerId), bytes);
  }

  private within(room: { bytes: number } | null, bytes: number): Date {
    const { quotaBytes } = this.config.media;
    const used = room?.bytes ?? 0;
    if (used + bytes > quotaBytes)
      throw new MediaQuotaExceeded(
        `${used} of your ${quotaBytes} bytes are used, and it has ${bytes}; delete what nothing shows.`,
        { usedBytes: used, quotaBytes },
      );
    return this.clock.now();
  }
}
