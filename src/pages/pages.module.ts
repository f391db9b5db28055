import { Module } from '@nestjs/common';
import { LetterPagesController } from './letter-pages.controller.js';
import { StartController } from './start/start.controller.js';

/** The few pages that people see. They speak to the API as any other client does. */
@Module({ controllers: [StartController, LetterPagesController] })
export class PagesModule {}
