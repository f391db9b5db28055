import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { EventFeed } from './event-feed.js';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';

@Module({ imports: [AuthModule], controllers: [LiveController], providers: [EventFeed, LiveStreams] })
export class LiveModule {}
