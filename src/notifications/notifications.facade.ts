import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { UserDto } from '../users/users.facade.js';
import { choicesOf } from './choices/choices.sql.js';
import { shown } from './choices/choices.js';
import type { NotificationSettingDto } from './choices/dto/notifications.dto.js';
import { Unsubscribing } from './optional/unsubscribing.js';

export { NotificationSettingDto } from './choices/dto/notifications.dto.js';

/** What other features may ask about letters. */
@Injectable()
export class NotificationsFacade {
  constructor(
    private readonly database: Database,
    private readonly unsubscribing: Unsubscribing,
  ) {}

  /** What the person gets letters about, as they have chosen. */
  async exportOf({ id, role }: UserDto): Promise<NotificationSettingDto[]> {
    return shown(role, await this.database.read.rows(choicesOf, id));
  }

  /** Ends the letters that the token of a link names, however often it is asked; false: it is none of ours. */
  unsubscribe(token: string): Promise<boolean> {
    return this.unsubscribing.end(token);
  }
}
