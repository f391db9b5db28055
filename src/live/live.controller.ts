import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Streams } from '../http/edge/long-answers.js';
import { ValidationFailed } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { placeForm, StreamQueryDto } from './dto/stream-query.dto.js';
import { eventFilters } from '../events/event-types.js';
import { TooManyStreams } from './live.problems.js';
import { LiveStreams } from './live-streams.js';

const mediaType = 'text/event-stream';
const place = { type: 'string', minLength: 1, maxLength: 15, pattern: placeForm.source, examples: ['48213'] };

@Controller('events')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  /**
   * Events as they happen.
   *
   * @remarks Server-Sent Events of what you may read, and of nothing else. `event:` is the type, `data:` one line of JSON
   *   `{ id, type, version, aggregateId, sequence, occurredAt, payload }`, `id:` the place in the stream: send the last
   *   one as `Last-Event-ID` and it goes on from there, without gap or repeat. Four events are of the stream itself:
   *   `ready` when it begins, `reset` when that place is no longer kept and you must read anew, `end` with a reason
   *   before it ends, and a comment every 15 seconds. It ends with the access token or the session, and when the
   *   instance leaves; come again with a token that is valid.
   */
  @Get('stream')
  @Requires('events:read')
  @Streams()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last `id:` that came.',
    schema: place,
  })
  @ApiProduces(mediaType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', maxLength: 2_147_483_647 } })
  @Throws(TooManyStreams, ValidationFailed)
  async getEventStream(
    @Query() { types, lastEventId }: StreamQueryDto,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { types: typesOf(types), since: placeOf(request, lastEventId) };
    const isWanted = request.method === 'GET';
    const body = isWanted ? await this.streams.open(request, caller, wish) : '';
    reply.headers({
      'content-type': `${mediaType}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // a stream lasts as long as its connection: whoever comes again may meet another instance
      connection: 'close',
    });
    void reply.send(body);
  }
}

function typesOf(text: string | undefined): string[] {
  const types = [...new Set(text?.split(','))];
  const unknown = types.filter((type) => !eventFilters.includes(type));
  if (unknown.length === 0) return types;
  throw refused('types', `no event is called ${unknown.slice(0, 3).join(' or ')}`, 'UNKNOWN_EVENT_TYPE');
}

/** The header is newer: a browser that comes again by itself sends it beside the query that it began with. */
function placeOf({ headers }: FastifyRequest, asked: string | undefined): number | null {
  const header = headers['last-event-id'];
  if (header === undefined || header === '') return asked === undefined ? null : Number(asked);
  if (typeof header === 'string' && placeForm.test(header)) return Number(header);
  throw refused('Last-Event-ID', 'must be the id of an event of a stream', 'MATCHES');
}

function refused(field: string, message: string, code: string): ValidationFailed {
  return new ValidationFailed([{ field, message, code }]);
}
