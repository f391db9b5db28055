import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Requires } from '../../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../../access/caller.js';
import { IfMatch, Precondition } from '../../http/etag.js';
import { IdParam } from '../../http/fields/id.param.js';
import { From, type Origin } from '../../http/origin.js';
import { NotFound, PreconditionFailed } from '../../http/problem/problems.js';
import { Throws } from '../../http/problem/throws.decorator.js';
import { DeadLetters } from './dead-letters.js';
import {
  DeadLetterDto,
  DeadLetterPageDto,
  ListDeadLettersDto,
  WholeDeadLetterDto,
} from './dto/dead-letter.dto.js';

@Controller('events/dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  /** Events that a consumer failed at for good. @remarks The newest first. Other events of the same aggregate have gone on since. */
  @Get()
  @Requires('events:manage')
  async listDeadLetters(@Query() query: ListDeadLettersDto): Promise<DeadLetterPageDto> {
    return DeadLetterPageDto.of(await this.deadLetters.list(query), DeadLetterDto.from);
  }

  /** A dead letter with the whole event. */
  @Get(':id')
  @Requires('events:manage')
  @Throws(NotFound)
  getDeadLetter(@IdParam() id: string): Promise<WholeDeadLetterDto> {
    return this.deadLetters.get(id);
  }

  /** Deliver the event once more. @remarks It is put back before the consumer who failed at it, and the dead letter is gone once that succeeds. Asked again meanwhile, it changes nothing. */
  @Post(':id/replay')
  @HttpCode(202)
  @Requires('events:manage')
  @Throws(NotFound)
  replayDeadLetter(@IdParam() id: string): Promise<WholeDeadLetterDto> {
    return this.deadLetters.replay(id);
  }

  /** Give the event up for that consumer. @remarks On record. What was put back is delivered nevertheless. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('events:manage')
  @Throws(NotFound, PreconditionFailed)
  deleteDeadLetter(
    @IdParam() id: string,
    @CurrentCaller() caller: Caller,
    @IfMatch() precondition: Precondition,
    @From() origin: Origin,
  ): Promise<void> {
    return this.deadLetters.discard(caller, id, precondition, origin);
  }
}
