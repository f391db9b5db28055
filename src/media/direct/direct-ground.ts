import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { MediaRoom } from '../media-room.js';

/** What direct uploads are kept with. */
@Injectable()
export class DirectGround {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly room: MediaRoom,
  ) {}
}
