import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { LetterPagesController } from './letter-pages.controller.js';
import { StartController } from './start/start.controller.js';
import { WebController } from './web/web.controller.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** The few pages that people see. They speak to the API as any other client does, but for the one that needs no account. */
@Module({
  imports: [NotificationsModule],
  controllers: [StartController, WebController, LetterPagesController, UnsubscribeController],
})
export class PagesModule {}
