import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { matches } from '../http/etag.js';
import { rangeOf } from './file-range.js';
import type { ByteRange } from './store/media-store.js';

/** What a request for a file says of what the client has of it already, and which part it wants. */
export class FileRequest {
  constructor(private readonly headers: FastifyRequest['headers']) {}

  /** Whether the client has it. */
  has(tag: string): boolean {
    const known = this.headers['if-none-match'];
    return known !== undefined && matches(known, tag);
  }

  /** As {@link rangeOf}; a part of another file than the client has the rest of would be of no use to it. */
  rangeOf(tag: string, size: number): ByteRange | 'whole' | null {
    const { range, 'if-range': ofWhich } = this.headers;
    if (ofWhich !== undefined && ofWhich !== tag) return 'whole';
    return rangeOf(range, size);
  }
}

/** The {@link FileRequest}, on a handler's parameter. */
export const Wanted = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    new FileRequest(context.switchToHttp().getRequest<FastifyRequest>().headers),
);
