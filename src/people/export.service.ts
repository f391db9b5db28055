import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Caller } from '../access/caller.js';
import { AuditLog } from '../audit/audit-log.js';
import { Database } from '../database/database.js';
import type { Origin } from '../http/origin.js';
import { NotificationsFacade } from '../notifications/notifications.facade.js';
import { PersonReading } from './person-reading.js';
import { Records } from './records.js';

/** Giving people what is held on them (GDPR, articles 15 and 20). */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly people: PersonReading,
    private readonly records: Records,
    private readonly notifications: NotificationsFacade,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Everything held on the person, as a JSON text that is read while it is sent: some hundred rows are in memory at a
   * time, however many there are. If reading fails on the way the answer breaks off and is no valid JSON.
   *
   * @throws NotFound there is none, or it is somebody else
   */
  async export(caller: Caller, id: string, origin: Origin): Promise<Readable> {
    const user = await this.people.find(caller, id);
    await this.database.transaction((tx) =>
      this.audit.append(tx, { type: 'user.exported', actorId: caller.id, userId: id }, origin),
    );
    const notifications = await this.notifications.exportOf(user);
    const addresses = await this.people.addressesOf(user);
    const cart = await this.people.cartOf(user);
    const settings = { notifications, addresses, cart };
    return Readable.from(await this.records.of(user, settings, this.people.mediaOf(user)));
  }
}
