import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { NotFound } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { NotificationMandatory } from './choice.problems.js';
import { NotificationsDto, UpdateNotificationsDto } from './dto/notifications.dto.js';
import { NotificationsService } from './notifications.service.js';

@Controller('users/me/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /** What I get letters about. @remarks Everything is on until one says no. Optional letters go to verified addresses only. */
  @Get()
  @Requires('profile:read')
  getNotifications(@CurrentCaller() caller: Caller): Promise<NotificationsDto> {
    return this.notifications.get(caller);
  }

  /** Choose what to get letters about. @remarks Topics that are left out stay. Letters about one's own orders and about security cannot be switched off. */
  @Patch()
  @Requires('profile:write')
  @Throws(NotFound, NotificationMandatory)
  updateNotifications(
    @Body() { topics }: UpdateNotificationsDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
  ): Promise<NotificationsDto> {
    return this.notifications.update(caller, topics, precondition);
  }
}
