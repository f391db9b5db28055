import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Nested } from '../fields/fields.js';
import { FinishedJson } from '../finished-json.js';
import { mostCounted } from './counting.js';
import type { Slice } from './listing.js';
import { PageMetaDto } from './page-meta.dto.js';

/** A page of anything; {@link useLinkHeaders} knows it by this class. */
export abstract class Page {
  @Nested(() => PageMetaDto)
  meta: PageMetaDto;
}

/** The class of a page of `Item`: `class OrderPageDto extends PageOf(OrderDto) {}`. */
export function PageOf<Item extends object>(item: Type<Item>) {
  class PageOfItem extends Page {
    @ApiProperty({ type: item, isArray: true, maxItems: 100 })
    data: Item[];

    /** The page of a slice, each row turned into an item by `from`. */
    static of<This extends PageOfItem, Row>(
      this: new () => This,
      slice: Slice<Row>,
      from: (row: Row) => Item,
    ): This {
      return Object.assign(new this(), { data: slice.rows.map(from), meta: slice.meta });
    }
  }
  return PageOfItem;
}

/** Puts `Link` (RFC 8288: first, prev, next) on every list. */
export function useLinkHeaders(fastify: FastifyInstance, publicUrl: string): void {
  fastify.addHook('preSerialization', (request, reply, payload, done) => {
    const isPage = payload instanceof Page || payload instanceof FinishedJson;
    if (isPage && payload.meta !== null) reply.header('link', links(request, payload.meta, publicUrl));
    done(null, payload);
  });
}

function links(request: FastifyRequest, meta: PageMetaDto, publicUrl: string): string {
  const { page } = meta;
  const targets: [string, Record<string, string> | null][] = [
    ['first', {}],
    ['prev', page !== undefined ? (page > 1 ? { page: String(page - 1) } : null) : cursorTo(meta.prevCursor)],
    [
      'next',
      page !== undefined && page < (meta.totalPages ?? 0) && (page + 1) * meta.limit <= mostCounted
        ? { page: String(page + 1) }
        : cursorTo(meta.nextCursor),
    ],
  ];
  return targets
    .filter((target): target is [string, Record<string, string>] => target[1] !== null)
    .map(([rel, place]) => `<${publicUrl}${at(request.url, place)}>; rel="${rel}"`)
    .join(', ');
}

function cursorTo(cursor: string | null | undefined): Record<string, string> | null {
  return cursor === null || cursor === undefined ? null : { cursor };
}

function at(url: string, place: Record<string, string>): string {
  const [path, text] = url.split('?');
  const query = new URLSearchParams(text);
  query.delete('page');
  query.delete('cursor');
  for (const [name, value] of Object.entries(place)) query.set(name, value);
  return query.size === 0 ? (path ?? '/') : `${path}?${query.toString()}`;
}
