import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { AnswersWithin } from '../http/edge/long-answers.js';
import { IdParam } from '../http/fields/id.param.js';
import { NotFound } from '../http/problem/problems.js';
import { Throws } from '../http/problem/throws.decorator.js';
import { FileRequest, Wanted } from './file-request.js';
import { imageTypes } from './images/image-task.js';
import { MediaReading, type FoundFile } from './media-reading.js';
import { RangeNotSatisfiable } from './media.problems.js';

const bytes = { type: 'string', format: 'binary', maxLength: 100_000_000 } as const;

@Controller('media')
export class MediaFilesController {
  constructor(private readonly reading: MediaReading) {}

  /**
   * The bytes of an image, or of one of its variants.
   *
   * @remarks For whoever may read the medium. Other content would have another address: a public one may be kept for ever.
   *   Takes `Range` (one range of bytes) and `If-Range`.
   */
  @Get(':id/files/:file')
  @Public()
  @AnswersWithin(300)
  @ApiParam({
    name: 'file',
    description: 'As in the `url` of a medium or a variant.',
    schema: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[!-~]+$', examples: ['w640.webp'] },
  })
  @ApiProduces(...Object.keys(imageTypes))
  @ApiResponse({ status: 200, description: 'All of it.', schema: bytes })
  @ApiResponse({ status: 206, description: 'The part that was asked for.', schema: bytes })
  @Throws(NotFound, RangeNotSatisfiable)
  async getMediumFile(
    @IdParam() id: string,
    @Param('file') name: string,
    @CurrentCaller() caller: Caller | null,
    @Wanted() wanted: FileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const [file, tag] = [await this.reading.findFile(caller, id, name), `"${name}"`];
    const range = wanted.rangeOf(tag, file.bytes);
    if (range === null && !wanted.has(tag)) throw new RangeNotSatisfiable(file.bytes);
    reply.headers({ ...headersOf(file), etag: tag });
    if (wanted.has(tag)) return void reply.code(304);
    const part = range === 'whole' || range === null ? undefined : range;
    const stream = await this.reading.open(file, part);
    const { type, bytes: size } = file;
    const disposition = `inline; filename="${id}.${imageTypes[type]}"`;
    if (part === undefined) return new StreamableFile(stream, { type, disposition, length: size });
    reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${size}`);
    return new StreamableFile(stream, { type, disposition, length: part.end - part.start + 1 });
  }
}

/** For browsers it is an image whatever they take it for, and never a page; others' pages may show what is public. */
function headersOf({ isPublic }: FoundFile) {
  return {
    'cache-control': isPublic ? 'public, max-age=31536000, immutable' : 'private, no-cache',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'accept-ranges': 'bytes',
  };
}
