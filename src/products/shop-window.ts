import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { may, type RequestWithCaller } from '../access/caller.js';
import { Cache } from '../cache/cache.js';
import type { Question } from '../cache/question.js';
import { refusesMemory } from '../http/finished-json.js';
import type { ListProductsDto } from './dto/list-products.dto.js';

/**
 * Whether the caller has to be shown the catalogue as it is in the database, on a handler's parameter: whoever edits
 * it sees a change at once, whichever instance answers; and so does whoever asks with `Cache-Control: no-cache`.
 */
export const SeesLatest = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const request = context.switchToHttp().getRequest<FastifyRequest & RequestWithCaller>();
  const { caller = null } = request;
  const edits =
    may(caller, 'catalogue:read:any') || may(caller, 'catalogue:write') || may(caller, 'stock:write');
  return edits || refusesMemory(request);
});

/** The catalogue as everybody sees it, told from memory for less than a second. */
@Injectable()
export class ShopWindow {
  constructor(private readonly cache: Cache) {}

  /**
   * What `read` finds, perhaps from memory. Only for what is the same for all who do not edit.
   *
   * @param subjectsOf what an answer tells of: ids, or kinds of things; when a transaction touches one, it is over
   */
  show<T extends object>(
    seesLatest: boolean,
    question: Question,
    read: () => Promise<T>,
    subjectsOf: (answer: T) => readonly string[],
  ): Promise<T> {
    return seesLatest ? read() : this.cache.remember(question, read, subjectsOf);
  }
}

/**
 * What a page of products tells of: any change by an editor may bring a product into it, or take one out. What is sold
 * changes the figures of those that it shows, and whatever is chosen or counted by stock.
 */
export function subjectsOfPage(query: ListProductsDto, shown: readonly { id: string }[]): string[] {
  const isByStock = query.inStock !== undefined || query.facets?.includes('stock') === true;
  return ['product', 'category', ...(isByStock ? ['stock'] : []), ...shown.map(({ id }) => id)];
}
